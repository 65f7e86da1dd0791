import { definitionOf, exactText } from '../../allocate/keys/common/use.ts';
import { KEYS } from '../../allocate/keys/list.ts';
import type { Key, Rule } from '../../domain/rule.ts';
import { readTextAsset } from '../../package-files.ts';
import { type BorneKey, type Comparison, compareSums, difference } from '../../settle/comparison.ts';
import { comparedHeaders, comparedRows } from '../compared-rows.ts';
import { measureText, namedRule } from '../derivation/key-words.ts';
import { amount, type Cell, left, right, type Table } from '../document.ts';
import { memberText, type Names, namesOf } from '../statement/identity.ts';
import { categoryText, periodText, type ReportWords } from '../words/words.ts';
import { type BarGroup, barChart } from './charts.ts';
import { htmlPage, htmlTable, paragraph, proseMarkup } from './markup.ts';

/** What another key would change, as a self-contained page: the differences per grappe as bars (YEAR.md). */
export function comparisonPage(content: Comparison, words: ReportWords): string {
  const { comparison } = words;
  const { title } = content.workspace.convention;
  const subject = [periodText(content.period, words), content.names.join(', '), title].join(' · ');
  const charts = content.names.map((name, way) => grappeChart(content, name, way, words));
  const tables = [
    compareTable(content, ['member'], 'members', comparison.byMember, words),
    compareTable(content, ['category', 'member'], 'categories', comparison.byCategory, words),
    compareTable(content, ['grappe', 'member'], 'grappes', comparison.byGrappe, words),
  ].map((table) => htmlTable(table, words));
  return htmlPage({
    language: words.language,
    title: `${comparison.title} · ${subject}`,
    style: readTextAsset('report.css'),
    body: `<header><h1>${proseMarkup(comparison.title)}</h1><p class="subject">${proseMarkup(subject)}</p>${changedRules(content, words)}</header>
<main>
${tables[0]}
<div class="charts">
${charts.join('\n')}
</div>
${tables.slice(1).join('\n')}
</main>
<footer>${paragraph(comparison.note)}</footer>`,
  });
}

/** For each other convention, under the name of its file, what it changes in the rules, and how. */
function changedRules({ workspace, names, rules }: Comparison, words: ReportWords): string {
  const { comparison } = words;
  return names
    .map((name, way) => {
      const changes = ruleChanges(workspace.convention.rules, rules[way] ?? [], words);
      if (changes.length === 0) return '';
      const items = changes.map((change) => `<li>${proseMarkup(change)}</li>`);
      return `<p class="note">${proseMarkup(comparison.changedRules(name))}</p><ul>${items.join('')}</ul>`;
    })
    .join('\n');
}

/** The rules that differ, in the order of the other convention; those that it lacks; and whether the order differs. */
function ruleChanges(own: readonly Rule[], others: readonly Rule[], words: ReportWords): readonly string[] {
  const { comparison, colon } = words;
  const byId = (list: readonly Rule[]) => new Map(list.map((rule) => [rule.id, rule]));
  const [before, after] = [byId(own), byId(others)];
  const said = ({ article, id, title }: Rule, change: string): string =>
    `${namedRule(article, id, title)}${colon} ${change}`;
  const common = (list: readonly Rule[]): string =>
    JSON.stringify(list.map(({ id }) => id).filter((id) => before.has(id) && after.has(id)));
  return [
    ...others.flatMap((rule) => {
      const change = ruleChange(before.get(rule.id), rule, words);
      return change === undefined ? [] : [said(rule, change)];
    }),
    ...own.filter(({ id }) => !after.has(id)).map((rule) => said(rule, comparison.droppedRule)),
    ...(common(own) === common(others) ? [] : [comparison.otherOrder]),
  ];
}

/** What differs in a rule; undefined where nothing that decides a share does. */
function ruleChange(before: Rule | undefined, after: Rule, words: ReportWords): string | undefined {
  const { comparison, semicolon } = words;
  if (before === undefined) return comparison.newRule;
  const conditions = ({ days, appliesTo, over, billedTo }: Rule): string =>
    JSON.stringify([days, appliesTo, over, billedTo]);
  const changes = [
    ...(exactText(before.share) === exactText(after.share)
      ? []
      : [keyChange(before.share, after.share, words)]),
    ...(conditions(before) === conditions(after) ? [] : [comparison.otherConditions]),
  ];
  return changes.length === 0 ? undefined : changes.join(semicolon);
}

/** `à parts égales entre établissements → …`, or that a key of the same name has other parameters. */
function keyChange(before: Key, after: Key, words: ReportWords): string {
  const [old, other] = [before, after].map((key) => keyName(key, words));
  return old === other ? words.comparison.otherParameters : `${old} → ${other}`;
}

/** A key in words, without a line that it shares. */
function keyName(key: Key, words: ReportWords): string {
  return definitionOf(KEYS, key).words[words.language].name(key, {
    alone: false,
    called: (measure) => measureText(measure, words),
  });
}

/** A grappe by its name and id; an empty id stands for what no grappe serves. */
function grappeText(id: string, names: Names, words: ReportWords): string {
  if (id === '') return words.comparison.noGrappe;
  const { name = id } = names.register.grappes.get(id)?.[0] ?? {};
  return name === id ? id : `${name} (${id})`;
}

/** A member as `called` says; an empty id stands for lines left unallocated. */
function memberName(id: string, called: (id: string) => string, words: ReportWords): string {
  return id === '' ? words.comparison.noMember : called(id);
}

function grappeChart(
  { workspace, before, after, names: files }: Comparison,
  file: string,
  way: number,
  words: ReportWords,
): string {
  const { comparison, colon } = words;
  const names = namesOf(workspace);
  const groups = new Map<string, BarGroup>();
  for (const { keys, before: old, after: others } of compareSums(before, after, ['grappe', 'member'])) {
    const [grappe = '', member = ''] = keys;
    const { gross } = difference(others[way] ?? old, old);
    if (gross === 0n) continue;
    const label = grappeText(grappe, names, words);
    const bars = groups.get(grappe)?.bars ?? [];
    groups.set(grappe, {
      label,
      bars: [
        ...bars,
        { label: memberName(member, names.called, words), amount: gross, percent: '', color: 1 },
      ],
    });
  }
  const title = files.length === 1 ? comparison.chart : `${comparison.chart} · ${file}`;
  if (groups.size === 0)
    return `<p class="note">${proseMarkup(`${title}${colon} ${comparison.unchanged}`)}</p>`;
  return barChart(`chart-${way}`, title, [...groups.values()], words);
}

function compareTable(
  content: Comparison,
  by: readonly BorneKey[],
  id: string,
  title: string,
  words: ReportWords,
): Table {
  const { comparison } = words;
  const names = namesOf(content.workspace);
  const keyCells: Record<BorneKey, (key: string) => Cell> = {
    member: (key) => memberName(key, (id) => memberText(names.member(id)), words),
    category: (key) => categoryText(key, words),
    grappe: (key) => grappeText(key, names, words),
  };
  const { rows, total } = comparedRows(content, by, words.language, amount);
  const titles: Record<BorneKey, string> = {
    member: words.member,
    category: words.category,
    grappe: comparison.grappe,
  };
  const headers = comparedHeaders(comparison, content.names.length);
  return {
    id,
    title,
    columns: [
      ...by.map((key) => left(titles[key], 30)),
      ...headers.map((header, index) => right(header, index === 1 ? 12 : 14)),
    ],
    rows: rows.map(({ keys, cells }) => [
      ...by.map((key, index) => keyCells[key](keys[index] ?? '')),
      ...cells,
    ]),
    total: [words.total, ...by.slice(1).map(() => ''), ...total],
    note: rows.length === 0 ? comparison.unchanged : undefined,
  };
}
