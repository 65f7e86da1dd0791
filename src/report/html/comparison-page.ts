import { readTextAsset } from '../../assets.ts';
import type { Locale } from '../../domain/convention.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type BorneKey, type BorneSum, compareSums, difference, differs } from '../../settle/comparison.ts';
import { amount, type Cell, left, right, type Table, text } from '../document.ts';
import { memberText } from '../statement/identity.ts';
import { namesOf } from '../statement/names.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { type BarGroup, barChart } from './charts.ts';
import { escapeHtml, htmlPage, htmlTable } from './markup.ts';

/** What the page is made from: the sums by the convention, and by each of the others. */
export interface ComparisonContent {
  readonly period: string;
  readonly workspace: Workspace;
  readonly before: readonly BorneSum[];
  readonly after: readonly (readonly BorneSum[])[];
  readonly names: readonly string[];
}

/** What another key would change, as one page that loads nothing: the differences per grappe as bars (YEAR.md). */
export function comparisonPage(content: ComparisonContent, language: Locale): string {
  const words = reportWords(language);
  const { comparison } = words;
  const subject = [periodText(content.period, language), content.names.join(', ')].join(' · ');
  const charts = content.names.map((name, way) => grappeChart(content, name, way, language));
  const tables = [
    compareTable(content, ['member'], 'members', comparison.byMember, language),
    compareTable(content, ['category', 'member'], 'categories', comparison.byCategory, language),
    compareTable(content, ['grappe', 'member'], 'grappes', comparison.byGrappe, language),
  ].map((table) => htmlTable(table, language));
  return htmlPage({
    language,
    title: `${comparison.title} · ${subject}`,
    style: readTextAsset('report.css'),
    script: undefined,
    body: `<header><h1>${escapeHtml(comparison.title)}</h1><p class="subject">${escapeHtml(subject)}</p></header>
<main>
${tables[0]}
<div class="charts">
${charts.join('\n')}
</div>
${tables.slice(1).join('\n')}
</main>
<footer><p>${escapeHtml(comparison.note)}</p></footer>`,
  });
}

function grappeChart(
  { workspace, before, after, names: files }: ComparisonContent,
  file: string,
  way: number,
  language: Locale,
): string {
  const { comparison } = reportWords(language);
  const names = namesOf(workspace);
  const groups = new Map<string, BarGroup>();
  for (const { keys, before: old, after: others } of compareSums(before, after, ['grappe', 'member'])) {
    const [grappe = '', member = ''] = keys;
    const { gross } = difference(others[way] ?? old, old);
    if (gross === 0n) continue;
    const label =
      grappe === '' ? comparison.noGrappe : `${names.register.grappes.get(grappe)?.[0]?.name} (${grappe})`;
    const bars = groups.get(grappe)?.bars ?? [];
    groups.set(grappe, {
      label,
      bars: [...bars, { label: names.member(member).name, amount: gross, percent: '', color: 1 }],
    });
  }
  const title = files.length === 1 ? comparison.chart : `${comparison.chart} · ${file}`;
  if (groups.size === 0) return `<p class="note">${escapeHtml(`${title}: ${comparison.unchanged}`)}</p>`;
  return barChart(`chart-${way}`, title, [...groups.values()], language);
}

function compareTable(
  { workspace, before, after, names: files }: ComparisonContent,
  by: readonly BorneKey[],
  id: string,
  title: string,
  language: Locale,
): Table {
  const words = reportWords(language);
  const { comparison } = words;
  const names = namesOf(workspace);
  const keyCells: Record<BorneKey, (key: string) => Cell> = {
    member: (key) => text(memberText(names.member(key))),
    category: (key) => text(words.categories[key as keyof typeof words.categories] ?? key),
    grappe: (key) => text(key === '' ? comparison.noGrappe : key),
  };
  const all = compareSums(before, after, by);
  const rows = by.length === 1 ? all : all.filter(differs);
  const titles: Record<BorneKey, string> = {
    member: words.member,
    category: words.category,
    grappe: comparison.grappe,
  };
  const numbered = (word: string, way: number): string =>
    files.length === 1 ? word : `${word} [${way + 1}]`;
  return {
    id,
    title,
    columns: [
      ...by.map((key) => left(titles[key], 30)),
      right(comparison.before, 14),
      ...files.flatMap((_, way) =>
        [comparison.after, comparison.difference].map((word) => right(numbered(word, way), 14)),
      ),
    ],
    rows: rows.map(({ keys, before: old, after: others }) => [
      ...by.map((key, index) => keyCells[key](keys[index] ?? '')),
      amount(old.gross),
      ...others.flatMap((sums) => [amount(sums.gross), amount(difference(sums, old).gross)]),
    ]),
    total: undefined,
    note: rows.length === 0 ? comparison.unchanged : undefined,
  };
}
