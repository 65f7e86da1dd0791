import { basename } from 'node:path';
import type { OnProblem } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesGlob } from '../../text/glob.ts';
import { readConvention } from '../../workspace/convention/load.ts';
import { conventionTemplate } from '../convention-template.ts';
import { type Difference, invoiceDifferences, listDifferences } from './differences.ts';
import type { ListedKind } from './list-words.ts';
import type { GivenList } from './propose.ts';
import { fileGlob } from './yaml-text.ts';

/** The layouts that a convention has already. */
export interface KnownLayouts {
  readonly tables: ReadonlyMap<string, readonly TableLayout[]>;
  readonly invoices: readonly Layout[];
  /** Headers that the convention places behind a `#` only, for somebody to decide. */
  readonly undecided: ReadonlySet<string>;
}

/** The layouts of a convention, one whose choices are still open included; undefined, with the problems, where it cannot be read. */
export function knownLayouts(text: string, report: OnProblem): KnownLayouts | undefined {
  const { value, problems } = readConvention(withChoices(text));
  if (value === undefined) problems.forEach(report);
  if (value === undefined) return undefined;
  const { tables, layouts } = value.convention;
  return { tables, invoices: layouts, undecided: undecidedHeaders(text) };
}

/** The headers of lines such as `# net_amount: "Montant HT"`, which `init --from` writes for what it does not guess. */
function undecidedHeaders(text: string): ReadonlySet<string> {
  const placed = text.matchAll(/^ *# *\w+: *"((?:[^"\\]|\\.)*)"/gm);
  return new Set([...placed].map(([, header = '']) => cleanText(header.replace(/\\(.)/g, '$1'))));
}

/** The text with a word for each choice that is still open: layouts do not depend on them. */
function withChoices(text: string): string {
  return text.replace(/^(prorata|rounding|vat|basis):[ \t]*(?=#|\r?$)/gm, (open, key: string) => {
    const chosen = new RegExp(`^${key}: *(\\w+)`, 'm').exec(conventionTemplate('en'))?.[1];
    return chosen === undefined ? open : `${key}: ${chosen} `;
  });
}

/** How a list differs from the layout that reads it, or one whose file's name differs by numbers only. */
export interface Comparison {
  /** The file, or the files, that the layout names. */
  readonly files: string;
  readonly differences: readonly Difference[];
}

/** Compares a list with the layouts of its file; none where no layout is for it. */
export function comparisons(given: GivenList, known: KnownLayouts): readonly Comparison[] {
  return compared(given, known).map(({ files, differences }) => ({
    files,
    differences: differences.map((found) =>
      found.kind === 'header-new' && known.undecided.has(found.header)
        ? { ...found, kind: 'undecided' }
        : found,
    ),
  }));
}

function compared({ list, path }: GivenList, { tables, invoices }: KnownLayouts): readonly Comparison[] {
  if (path.startsWith('invoices/')) {
    const layout = invoices.find(({ files }) => matchesGlob(files, basename(path)));
    return layout === undefined
      ? []
      : [{ files: layout.files, differences: invoiceDifferences(list, layout) }];
  }
  const layouts = [...tables].flatMap(([kind, all]) =>
    all.map((layout) => ({ kind: kind as ListedKind, layout })),
  );
  const exact = layouts.filter(({ layout }) => layout.file.normalize('NFC') === path);
  const alike = layouts.filter(({ layout }) => fileGlob(layout.file.normalize('NFC')) === fileGlob(path));
  return (exact.length > 0 ? exact : alike)
    .filter(({ layout }) => isOfSheet(layout, list.sheet))
    .map(({ kind, layout }) => ({ files: layout.file, differences: listDifferences(list, kind, layout) }));
}

/** Whether a layout is for this sheet of its workbook; one that names none is for the only sheet. */
function isOfSheet({ sheet }: TableLayout, seen: string | undefined): boolean {
  return sheet === undefined || seen === undefined || sheet.normalize('NFC') === seen;
}
