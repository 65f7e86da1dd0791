import type { Language } from '../../domain/language.ts';
import { isForeignSheet } from '../../text/file-type.ts';
import { printable } from '../../text/printable.ts';
import { type Sentences, sentenceOf } from '../../text/sentences.ts';
import { ungarbled } from '../../workspace/records/encoding.ts';
import type { Difference } from './differences.ts';
import { FROM_WORDS, type FromWords } from './from-words.ts';
import { cluesText } from './list-yaml.ts';
import { type GivenList, isOtherTable, type Proposed, pathAndSheet } from './propose.ts';
import type { Recognition } from './recognise.ts';
import { unknownText } from './unknown-lists.ts';
import { inlineList } from './yaml-text.ts';

/** A remark about a file given to `init --from`, or about a list in it. */
export type Remark = { readonly file: string } & (
  | { readonly kind: 'not-read' | 'link' | 'to-unpack' | 'own-table' | 'no-layout' }
  /** A sheet of a workbook of which others are read: `sheets` with which these and it would be. */
  | { readonly kind: 'beside'; readonly sheets: readonly string[] }
  | { readonly kind: 'like-nothing'; readonly one: GivenList }
  /** A header with damaged letters. */
  | { readonly kind: 'garbled'; readonly header: string }
  | { readonly kind: 'einvoice' }
  | { readonly kind: 'einvoice-known'; readonly layout: string }
  | { readonly kind: 'compared'; readonly layout: string; readonly differences: readonly Difference[] }
  | {
      readonly kind: 'taken-for';
      readonly recognition: Recognition;
      readonly open: readonly string[];
      /** Whether it has invoice lines, but is in the workspace elsewhere than where they are read. */
      readonly isMisplaced: boolean;
    }
);

/** Whether a file still has the form of its layout: an open decision is not a change. */
export function isOfItsForm(differences: readonly Difference[]): boolean {
  return differences.every(({ kind }) => kind === 'undecided');
}

/** The remark about a sheet of a workbook of which other sheets are read. */
export function besideOthers(one: GivenList, read: readonly GivenList[]): Remark {
  const others = read.flatMap(({ list: { sheet, sheets } }) => sheets ?? sheet ?? []);
  return { kind: 'beside', file: pathAndSheet(one), sheets: [...others, one.list.sheet ?? '*'] };
}

/** The remark about each list that has headers with damaged letters. */
export function garbledHeaders(given: readonly GivenList[]): readonly Remark[] {
  return given.flatMap((one): readonly Remark[] => {
    const garbled = one.list.columns.find(({ header }) => ungarbled(header) !== undefined);
    return garbled === undefined
      ? []
      : [{ kind: 'garbled', file: pathAndSheet(one), header: garbled.header }];
  });
}

/** The remark about what a list was taken for, and what is left to complete. */
export function takenFor(one: Proposed, isMisplaced: boolean): Remark {
  const { recognition, layouts } = one;
  const file = pathAndSheet(one);
  if (isOtherTable(one)) return { kind: 'own-table', file };
  if (recognition === undefined) return { kind: 'like-nothing', file, one };
  const open = layouts.flatMap((layout) => [
    ...layout.open.keys(),
    ...layout.openValues.keys(),
    ...layout.openDefaults.keys(),
  ]);
  return { kind: 'taken-for', file, recognition, open: [...new Set(open)], isMisplaced };
}

export function remarkText(remark: Remark, language: Language): string {
  const words = FROM_WORDS[language];
  return sentenceOf(sentences(words, printable(remark.file), language), remark);
}

function sentences(words: FromWords, file: string, language: Language): Sentences<Remark> {
  return {
    'not-read': (remark) => words.notRead(file, isForeignSheet(remark.file)),
    link: () => words.link(file),
    'to-unpack': () => words.toUnpack(file),
    'own-table': () => words.ownTable(file),
    'like-nothing': ({ one }) => unknownText(one, language),
    beside: ({ sheets }) => words.sheetBeside(file, inlineList(sheets.map(printable))),
    'no-layout': () => words.unknownFile(file),
    garbled: ({ header }) => words.garbled(file, printable(header)),
    einvoice: () => words.einvoiceFile(file),
    'einvoice-known': ({ layout }) => words.einvoiceKnown(file, printable(layout)),
    compared: ({ layout, differences }) => {
      const said = isOfItsForm(differences) ? words.same : words.differs;
      const lines = differences.map((found) => `  - ${printable(sentenceOf(words.differences, found))}`);
      return [said(file, printable(layout)), ...lines].join('\n');
    },
    'taken-for': ({ recognition: { kind, clues }, open, isMisplaced }) => {
      const said = words.looksLike(file, words.kinds[kind], cluesText(clues, language));
      const toComplete = open.length === 0 ? '' : words.toComplete(open.join(', '));
      return said + toComplete + (isMisplaced ? `\n${words.inRoot(file)}` : '');
    },
  };
}
