import type { Language } from '../domain/language.ts';
import { extensionOf, fileOfPlace } from '../text/file-type.ts';
import { escaped, printable } from '../text/printable.ts';
import { fill, wholeTemplate } from '../text/template.ts';
import { type Arguments, bothAmounts, fillIn, fillInRemedy } from './bilingual.ts';
import { CODES, type Code } from './codes.ts';
import { placeWords, SOME_PLACE } from './place-words.ts';
import type { Place, Problem, ProblemSeverity } from './problem.ts';

/** A problem as a person or a script reads it (DATA.md, "Diagnostics"). */
export interface Diagnostic {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly hint: string;
}

export function toDiagnostic(problem: Problem, language: Language): Diagnostic {
  const { message, hint } = CODES[problem.code][language];
  const stake = problem.stake === undefined ? '' : bothAmounts(problem.stake);
  const { file, row, column, value } = problem.place;
  const args = { ...placeWords(file, column), ...problem.called, ...shownApart(problem.args), stake };
  return {
    code: problem.code,
    severity: problem.severity,
    file,
    row: row ?? null,
    column: column ?? null,
    value: value ?? null,
    message: fillIn(withStake(message, stake === '', language), args, language),
    hint: remedy(problem, fillInRemedy(hint, args, language), language),
  };
}

/** Blanks other than the space, such as a web page or a word processor puts between words. */
const NO_SPACE = /[^\S ]/gu;

/** The arguments, with visible blanks in the found text and the nearest one where only these differ. */
function shownApart(args: Arguments): Arguments {
  const { value, nearest } = args;
  if (typeof value !== 'string' || typeof nearest !== 'string') return args;
  if (value.replace(NO_SPACE, ' ') !== nearest.replace(NO_SPACE, ' ')) return args;
  return { ...args, value: value.replace(NO_SPACE, escaped), nearest: nearest.replace(NO_SPACE, escaped) };
}

/** Problems whose remedy is to write in a file, or something else: in an electronic invoice nobody writes. */
const WRITTEN: ReadonlySet<Code> = new Set<Code>([
  'access-unknown',
  'category-missing',
  'serves-missing',
  'serves-unknown',
  'undated',
  'period-reversed',
]);

/** Problems whose only remedy is to write in a file. */
const ONLY_WRITTEN: ReadonlySet<Code> = new Set<Code>([
  'number-decimals',
  'number-negative',
  'choice-invalid',
  'text-invalid',
  'id-invisible',
]);

const NOT_BY_HAND: Record<Language, string> = {
  en: 'An electronic invoice is not changed by hand: what is wrong in it, the supplier corrects in a new one.',
  fr: 'Une facture électronique ne se corrige pas à la main : ce qui y est faux, le fournisseur le rectifie dans une nouvelle.',
};

const IN_ARCHIVE: Record<Language, string> = {
  en: 'This file is in an archive: to replace it or take it out, unpack the archive into invoices/ and take the archive out.',
  fr: 'Ce fichier est dans une archive : pour le remplacer ou le sortir, décompressez l’archive dans invoices/ et sortez-en l’archive.',
};

/** What an entry in a remedy reads besides, where words of the workspace say that it does. */
const OTHERS_OF_ENTRY: Record<Language, string> = {
  en: 'That entry reads other files too: if this is right for some of them only, give these an entry of their own above, with all its keys; files of one name in two folders are told apart only once one is renamed.',
  fr: 'Cette entrée lit aussi d’autres fichiers : si cela ne vaut que pour certains, donnez-leur au-dessus une entrée à eux, avec toutes ses clés ; deux fichiers de même nom dans deux dossiers ne se distinguent qu’une fois l’un renommé.',
};

/** A spreadsheet makes dates of what it takes for days first, and leaves the others as texts. */
const IN_WORKBOOK: Record<Language, string> = {
  en: 'In a workbook it is so only if each of them is a text: where the spreadsheet has made dates of some, month and day of these are exchanged, and only the file that it was made from tells.',
  fr: 'Dans un classeur, ce n’est le cas que si toutes y sont des textes : là où le tableur en a fait des dates, mois et jour y sont intervertis, et seul le fichier d’origine le dit.',
};

function remedy(found: Problem, hint: string, language: Language): string {
  const { called = {}, place } = found;
  const { entry = placeWords(place.file, '').entry, othersOfEntry } = called;
  const isOfOthers = othersOfEntry !== undefined && typeof entry === 'string' && hint.includes(entry);
  const isTurned = found.code === 'date-invalid' && hint.includes('M/D/YYYY');
  return [
    byHand(found, hint, language),
    ...(isArchivedEinvoice(found) ? [IN_ARCHIVE[language]] : []),
    ...(isTurned && isWorkbook(place) ? [IN_WORKBOOK[language]] : []),
    ...(isOfOthers ? [OTHERS_OF_ENTRY[language]] : []),
  ].join(' ');
}

function isWorkbook({ file }: Place): boolean {
  return ['xlsx', 'ods'].includes(extensionOf(fileOfPlace(file)));
}

/** Whether an electronic invoice is at fault that its supplier or an officer can replace only outside its archive. */
function isArchivedEinvoice({ severity, place }: Problem): boolean {
  return severity === 'error' && isEinvoice(place) && /^invoices\/.*\.zip\//i.test(place.file);
}

function isEinvoice({ file }: Place): boolean {
  return ['xml', 'pdf'].includes(extensionOf(file));
}

function byHand({ code, place }: Problem, hint: string, language: Language): string {
  if (!isEinvoice(place)) return hint;
  if (ONLY_WRITTEN.has(code)) return NOT_BY_HAND[language];
  return WRITTEN.has(code) ? `${hint} ${NOT_BY_HAND[language]}` : hint;
}

const WITHOUT_VAT: Record<Language, string> = { en: 'without VAT', fr: 'HT' };

/** A message that adds what is at stake, if something is and the message has no place for it. */
function withStake(message: string, isNothing: boolean, language: Language): string {
  if (isNothing || message.includes('{stake}')) return message;
  return `${message} ({stake} ${WITHOUT_VAT[language]})`;
}

/** `file:row:column: error[code]: message` and an indented hint; nothing in it can command a terminal. */
export function diagnosticText(problem: Problem, language: Language): string {
  return textOf(toDiagnostic(problem, language), language);
}

/** The message of a code in general, about no file in particular. */
export function generalMessage(code: Code, language: Language): string {
  return fill(wholeTemplate(CODES[code][language].message), {});
}

/** The remedy of a code in general, with all its parts, about no file in particular. */
export function generalHint(code: Code, language: Language): string {
  // The end is that of an entry of invoices, which a list does not have.
  const template = wholeTemplate(CODES[code][language].hint).replace(
    /(\{listEntry\}[^`]*)\{end\}/g,
    '$1 } }',
  );
  return fill(template, { ...SOME_PLACE, meaning: '{meaning}' });
}

/** The text of a problem already worded in a language. */
export function textOf(
  { code, severity, file, row, column, message, hint }: Diagnostic,
  language: Language,
): string {
  const place = placeText({ file, row: row ?? undefined, column: column ?? undefined });
  const word = SEVERITY[language][severity];
  return [`${place}: ${word}[${code}]: ${message}`, `    ${hint}`].map(printable).join('\n');
}

const SEVERITY: Record<Language, Record<ProblemSeverity, string>> = {
  en: { error: 'error', warning: 'warning' },
  fr: { error: 'erreur', warning: 'avertissement' },
};

export function placeText({ file, row, column }: Place): string {
  return [file, row, column].filter((part) => part !== undefined).join(':');
}
