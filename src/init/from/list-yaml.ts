import type { Language } from '../../domain/language.ts';
import { globOf } from '../../text/glob.ts';
import { printable } from '../../text/printable.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { choicesIn, columnsOf } from '../../workspace/columns/table.ts';
import { FROM_WORDS, type FromWords } from './from-words.ts';
import { LAYOUT_WORDS } from './layout/layout-words.ts';
import { hiddenLines, preambleLines } from './layout/layout-yaml.ts';
import type { ListProposal } from './list-proposal.ts';
import { tableOf } from './place-columns.ts';
import type { Proposed } from './propose.ts';
import type { Clue } from './recognise.ts';
import { firstText, type SeenList } from './seen-list.ts';
import { earlierVersion } from './versions.ts';
import { inlineList, inlineMap, plainOrQuoted, quoted, samplesOf, writingLines } from './yaml-text.ts';

/** Up to this many columns without a place are listed one by one. */
const MOST_IGNORED = 12;

/** The entries of `tables:` for proposals, by table: its line, then an entry for each of its layouts. */
export function tableEntries(
  proposed: readonly Proposed[],
  language: Language,
): readonly (readonly string[])[] {
  const all = proposed.flatMap(({ layouts }) => layouts);
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => [
    `  ${kind}:   # ${FROM_WORDS[language].kinds[kind]}`,
    ...proposed.flatMap(({ layouts, path }) =>
      layouts
        .filter((layout) => layout.kind === kind)
        .flatMap((layout) => listYaml(layout, path, all, language)),
    ),
  ]);
}

/**
 * One entry of `tables.NAME`, indented as a list item: what is proposed as keys, what is open as comments. `all` are
 * the proposals of the convention: a column that another one reads does not count as unread.
 */
function listYaml(
  proposal: ListProposal,
  path: string,
  all: readonly ListProposal[],
  language: Language,
): readonly string[] {
  const words = FROM_WORDS[language];
  const { list } = proposal;
  const other = countedElsewhere(proposal, all);
  const earlier = earlierVersion(proposal, all);
  const lines = [
    ...(earlier === undefined ? [] : [`    # ${LAYOUT_WORDS[language].versions(earlier)}`]),
    `    # ${words.seen(list.headerRow, list.rows.length)} ${cluesText(proposal.clues, language)}`,
    ...entryLines(list, path, language),
    ...columnLines(proposal, words, language),
    ...valueLines(proposal, language),
    ...defaultLines(proposal, words),
    ...otherLines(proposal, all, words),
  ];
  if (other === undefined) return lines;
  const aside = lines.map((line) => line.replace(/^ {4}(?:# )?/, '    # '));
  return [`    # ${words.countedTwice(printable(other.list.name))}`, ...aside];
}

/** The lines of an entry that say which list it reads, and how it is written. */
export function entryLines(list: SeenList, path: string, language: Language): readonly string[] {
  return [
    `    - file: ${quoted(path)}`,
    ...(list.sheet === undefined ? [] : [`      sheet: ${quoted(list.sheet)}`]),
    ...writingLines(list.writing).map((line) => `      ${line}`),
    ...preambleLines(list, '      '),
    ...hiddenLines(list, '      ', language),
  ];
}

/** A list with the same counts for some of the same sites and days, where this list of sites has them as a column. */
function countedElsewhere(proposal: ListProposal, all: readonly ListProposal[]): ListProposal | undefined {
  if (proposal.kind !== 'measures' || !proposal.isSecond) return undefined;
  const counted = new Set(countsOf(proposal));
  return all.find(
    (other) =>
      other.kind === 'measures' && !other.isSecond && countsOf(other).some((key) => counted.has(key)),
  );
}

function countsOf({ list, placed, values, defaults }: ListProposal): readonly string[] {
  return list.rows.flatMap((row) => {
    const cell = (name: string): string => firstText(row, placed(name));
    const [of, said] = [cell('site'), cell('as_of')];
    const on = said === '' ? (defaults.get('as_of') ?? '') : (values.get('as_of')?.get(said) ?? said);
    const what = cell('measure') || defaults.get('measure');
    return of === '' || cell('value') === '' ? [] : [[what, of.toUpperCase(), on].join(' ')];
  });
}

/** Why a list is taken for its table, as the end of a sentence. */
export function cluesText(clues: readonly Clue[], language: Language): string {
  const words = FROM_WORDS[language];
  const said = clues.map((clue) => sentenceOf(words.clues, clue));
  return words.because([...new Set(said)].join(', '));
}

function columnLines(
  { known, columns, open, kind }: ListProposal,
  words: FromWords,
  language: Language,
): readonly string[] {
  const meaning = (name: string): string =>
    columnsOf(tableOf(kind).schema).find((column) => column.name === name)?.doc[language] ?? '';
  const opened = [...open].flatMap(([name, seen]): readonly string[] => {
    if (seen.length === 0) return [`        # ${name}: "…"   # ${words.nowhere(meaning(name))}`];
    const why = name === 'unit_price' ? words.amount : words.several(meaning(name));
    return [
      `        # ${why}`,
      ...seen.map((column) => `        # ${name}: ${quoted(column.header)}${samplesOf(column)}`),
    ];
  });
  const placed = [...columns].flatMap(([name, seen]): readonly string[] => {
    const [first, ...others] = seen;
    if (first === undefined) return [];
    const headers = others.length === 0 ? quoted(first.header) : inlineList(seen.map(({ header }) => header));
    return [`        ${name}: ${headers}${samplesOf(first)}`];
  });
  return [
    ...(known.length === 0 ? [] : [`      # ${words.known(known.join(', '))}`]),
    ...(placed.length > 0 ? ['      columns:'] : opened.length > 0 ? ['      # columns:'] : []),
    ...placed,
    ...opened,
  ];
}

/** A mapping on one line if it is complete; one line each if words are missing. */
function valueLines({ values, openValues, kind }: ListProposal, language: Language): readonly string[] {
  const names = [...new Set([...values.keys(), ...openValues.keys()])];
  if (names.length === 0) return [];
  const lines = names.flatMap((name): readonly string[] => {
    // A word is read as a glob where no cell has it as it is.
    const meant = [...(values.get(name) ?? [])].map(
      ([text, word]) => [globOf(text), plainOrQuoted(word)] as const,
    );
    const open = openValues.get(name) ?? [];
    if (open.length === 0) return [`        ${name}: ${inlineMap(meant)}`];
    const mark = meant.length === 0 ? '# ' : '';
    return [
      `        ${mark}${name}:`,
      ...meant.map(([text, word]) => `          ${quoted(text)}: ${word}`),
      `          # ${unknownText(kind, name, language)}`,
      ...open.slice(0, MOST_OPEN).map((text) => `          # ${quoted(globOf(text))}: …`),
    ];
  });
  return [values.size === 0 ? '      # values:' : '      values:', ...lines];
}

/** The most texts of a column for which a word is requested. */
export const MOST_OPEN = 40;

/** The request for cells of columns whose meaning is unknown. */
function unknownText(kind: ListProposal['kind'], name: string, language: Language): string {
  const words = FROM_WORDS[language];
  const column = columnsOf(tableOf(kind).schema).find((candidate) => candidate.name === name);
  const choices = column === undefined ? [] : choicesIn(column, language);
  if (choices.length > 0) return words.unknownWords(choices.join(', '));
  if (column?.refersTo === 'member') return words.unknownMembers(name);
  return column?.kind === 'number' ? words.unknownSpeeds(name) : words.unknownDays(name);
}

/** A default; a measure that grappe proposes has its name in the language, with what it counts. */
function defaultText(name: string, text: string, { measureName, measureNames }: FromWords): string {
  const measure = name === 'measure' ? measureNames[text] : undefined;
  if (measure === undefined) return `${name}: ${plainOrQuoted(text)}`;
  return `${name}: ${measure.name}   # ${measureName(measure.meaning)}`;
}

function defaultLines({ defaults, openDefaults }: ListProposal, words: FromWords): readonly string[] {
  if (defaults.size + openDefaults.size === 0) return [];
  return [
    defaults.size === 0 ? '      # defaults:' : '      defaults:',
    ...[...defaults].map(([name, text]) => `        ${defaultText(name, text, words)}`),
    ...[...openDefaults].map(
      ([name, text]) =>
        `        # ${name}: ${text === '' ? '…' : plainOrQuoted(text)}   # ${words.decide(name)}`,
    ),
  ];
}

function otherLines(
  proposal: ListProposal,
  all: readonly ListProposal[],
  words: FromWords,
): readonly string[] {
  const { match, onlyKnown, unresolved, fillDown, unmerged, skipRows, isSecond } = proposal;
  const matches = [...match].map(
    ([name, ways]) => [name, ways.length === 1 ? (ways[0] ?? '') : `[${ways.join(', ')}]`] as const,
  );
  const skipped = [...skipRows.globs].map(([name, globs]) => [name, inlineList(globs)] as const);
  return [
    ...(matches.length === 0 ? [] : [`      match: ${inlineMap(matches)}`]),
    ...(onlyKnown.length === 0
      ? unresolved === 0
        ? []
        : [`      # ${words.unresolved(unresolved)}`]
      : [`      only_known: [${onlyKnown.join(', ')}]   # ${words.leftAside(unresolved)}`]),
    ...(fillDown.length === 0 ? [] : [`      fill_down: [${fillDown.join(', ')}]   # ${words.merged}`]),
    ...unmerged.map((row) => `      # ${words.unmerged(row)}`),
    ...(skipped.length === 0
      ? []
      : [`      skip_rows: ${inlineMap(skipped)}   # ${words.skipped(skipRows.count)}`]),
    ...(isSecond ? ['      ignore_columns: "*"'] : unplacedLines(proposal, all, words)),
  ];
}

/** The columns that are not read. An empty one is not ignored: `check` must report what it may contain one day. */
function unplacedLines(
  { list, unplaced, onlyKnown, columns: own }: ListProposal,
  all: readonly ListProposal[],
  words: FromWords,
): readonly string[] {
  const filled = unplaced.filter(({ cells }) => cells.length > 0);
  const empty = unplaced.filter((seen) => !filled.includes(seen));
  const isExport = onlyKnown.length > 0;
  const isMany = (isExport ? unplaced : filled).length > MOST_IGNORED;
  if (isMany && (empty.length === 0 || isExport))
    return [`      ignore_columns: "*"   # ${words.manyUnplaced(unplaced.length)}`];
  // A header that two columns have, one of them read, is not ignored: `check` must report it.
  const taken = new Set([...own.values()].flat().map(({ header }) => header));
  const ignored = [...new Set(filled.map(({ header }) => header))].filter((header) => !taken.has(header));
  const elsewhere = all
    .filter((other) => other.list === list)
    .flatMap(({ columns }) => [...columns.values()].flat());
  const unread = filled.filter((seen) => !elsewhere.includes(seen));
  return [
    ...(unread.length === 0 || isMany
      ? []
      : [
          `      # ${words.unplaced}`,
          ...unread.map((seen) => `      #   ${quoted(seen.header)}${samplesOf(seen)}`),
        ]),
    ...(ignored.length === 0
      ? []
      : [
          `      ignore_columns: ${inlineList(ignored)}${isMany ? `   # ${words.manyUnplaced(unread.length)}` : ''}`,
        ]),
    ...(empty.length === 0
      ? []
      : [`      # ${words.empty(empty.map(({ header }) => printable(header)).join(', '))}`]),
  ];
}
