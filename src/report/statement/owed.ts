import { type Cents, sumOfCents, withoutSign } from '../../domain/numbers/money.ts';
import { type Amounts, isNothing, NOTHING, plus, type Totals } from '../../settle/totals.ts';
import { amountInWords, type ReportWords } from '../words/words.ts';
import { memberText } from './identity.ts';
import type { Statement } from './statement.ts';

/** A sum in the opening of a statement: to whom or from whom, in figures and in words. */
export interface OwedFigure {
  readonly label: string;
  readonly gross: Cents;
  /** `1 176,98 € TTC`. */
  readonly figures: string;
  readonly inWords: string;
  /** Whether it is a correction of a closed run, which is separate, and smaller. */
  readonly correction: boolean;
  /** Whether the member pays it; a correction has the direction of the title that it corrects. */
  readonly owes: boolean;
}

/** The sums of a direction, as in the opening of a paper. */
export interface OpeningSums {
  /** The name of the direction; undefined if there is only one, whose sums show it. */
  readonly title: string | undefined;
  /** If the member owes nothing: that, and why. */
  readonly nothing: readonly [title: string, why: string] | undefined;
  readonly figures: readonly OwedFigure[];
}

/** What the member owes, then what others owe to it, in equally large figures: neither is overlooked. */
export function openingSums(
  figures: readonly OwedFigure[],
  nothing: OpeningSums['nothing'],
  words: ReportWords,
): readonly OpeningSums[] {
  const { itOwes, itIsOwed } = words;
  const all: readonly OpeningSums[] = [
    { title: itOwes, nothing, figures: figures.filter(({ owes }) => owes) },
    { title: itIsOwed, nothing: undefined, figures: figures.filter(({ owes }) => !owes) },
  ];
  const said = all.filter((sums) => sums.nothing !== undefined || sums.figures.length > 0);
  return said.length > 1 ? said : said.map((sums) => ({ ...sums, title: undefined }));
}

/** How many debtors a statement opens with one by one, each with what it owes. */
const MOST_DEBTORS = 12;

/** The opening sums of a statement; if many others owe, their debts are one sum, and a table below lists them. */
export function statementSums(statement: Statement, words: ReportWords): readonly OpeningSums[] {
  const nothing = signedFigures(statement, words).some(({ correction }) => !correction)
    ? undefined
    : nothingOwed(statement, words);
  const claims = recoveryFigures(statement, words);
  const isClaim = ({ owes, correction }: OwedFigure): boolean => !owes && !correction;
  const debtors = claims.filter(isClaim);
  const label = words.toRecoverInAll(debtors.length);
  const gross = sumOfCents(debtors.map((claim) => claim.gross));
  const inAll = { ...figure(label, gross, statement.run.currency, words), owes: false };
  const recovered =
    debtors.length > MOST_DEBTORS ? [inAll, ...claims.filter((claim) => !isClaim(claim))] : claims;
  return openingSums([...owedFigures(statement, words), ...recovered], nothing, words);
}

/** The sums that are signed: what the member owes, and what it gives back to others. */
export function signedFigures(statement: Statement, words: ReportWords): readonly OwedFigure[] {
  const back = recoveryFigures(statement, words).filter(({ owes }) => owes);
  return [...owedFigures(statement, words), ...back];
}

/** A sum on one line, in figures and in words. */
export function figureText({ label, figures, inWords }: OwedFigure, words: ReportWords): string {
  return `${label}${words.colon} ${figures} (${inWords})`;
}

/** The note under the sums, if there are some in both directions, or corrections; then what else the paper says. */
export function noteUnder(
  sums: readonly OpeningSums[],
  besides: readonly string[],
  words: ReportWords,
): string | undefined {
  const directions = sums.filter(({ figures }) => figures.length > 0);
  const hasCorrection = sums.some(({ figures }) => figures.some(({ correction }) => correction));
  const said = [
    ...(directions.length > 1 ? [words.noSetOff] : []),
    ...(hasCorrection ? [words.correctionApart] : []),
    ...besides,
  ];
  return said.length === 0 ? undefined : said.join(' ');
}

/** What the member owes, by creditor and closed run; empty where it owes nothing. */
export function owedFigures({ parts, run }: Statement, words: ReportWords): readonly OwedFigure[] {
  return parts.flatMap(({ corrects, owed }) =>
    owed
      .filter(isDue)
      .map(({ party, gross }) => figureOf(corrects, memberText(party), gross, true, run.currency, words)),
  );
}

/** What others owe to the member, by debtor and closed run, without zero sums except in CSV. */
export function recoveryFigures(
  { recoveries, run }: Statement,
  words: ReportWords,
  counts: (sum: Amounts) => boolean = isDue,
): readonly OwedFigure[] {
  const sums = new Map<string, { readonly name: string; readonly corrects: string } & Totals>();
  for (const { party, corrects, ...amounts } of recoveries) {
    const key = JSON.stringify([corrects, party.member]);
    const sum = sums.get(key) ?? { name: memberText(party), corrects, ...NOTHING };
    sums.set(key, { ...sum, ...plus(sum, amounts) });
  }
  return [...sums.values()]
    .filter(counts)
    .sort((a, b) => Number(a.corrects !== '') - Number(b.corrects !== ''))
    .map(({ name, corrects, gross }) => figureOf(corrects, name, gross, false, run.currency, words));
}

const isDue = (sum: Amounts): boolean => !isNothing(sum);

/** “Nothing to repay”, and why; for the lines of the run alone, where corrections are owed. */
export function nothingOwed(
  { total, own, parts, run }: Statement,
  words: ReportWords,
): readonly [title: string, why: string] {
  const corrected = parts.some(({ corrects, owed }) => corrects !== '' && owed.some(isDue));
  const ofRun = parts.find(({ corrects }) => corrects === '');
  const said = corrected ? ofRun : { borne: total, own };
  const { lines, gross } = said === undefined || said.own.lines === 0 ? NOTHING : said.borne;
  const paid = words.grossSum(words.money(gross, run.currency));
  const text = lines === 0 ? words.nothingBorne : words.nothingNote(paid);
  return corrected ? [words.nothingOfRun, `${text} ${words.correctionsNotIn}`] : [words.nothingToRepay, text];
}

/** A sum that is due; one to be given back is named as such and has no sign: the other party pays then. */
export function dueFigure(
  [due, back]: readonly [due: (name: string) => string, back: (name: string) => string],
  name: string,
  gross: Cents,
  owes: boolean,
  currency: string,
  words: ReportWords,
): OwedFigure {
  return gross < 0n
    ? { ...figure(back(name), -gross, currency, words), owes: !owes }
    : { ...figure(due(name), gross, currency, words), owes };
}

/**
 * What the member owes to another, or is owed, for lines of the run or as a correction of a closed one: the word
 * reduction or complement gives the direction, so the sum has no sign.
 */
function figureOf(
  corrects: string,
  name: string,
  gross: Cents,
  owes: boolean,
  currency: string,
  words: ReportWords,
): OwedFigure {
  const due = owes
    ? ([words.toRepay, words.ofYear.toGetBack] as const)
    : ([words.toRecover, words.ofYear.toGiveBack] as const);
  if (corrects === '') return dueFigure(due, name, gross, owes, currency, words);
  const [less, more] = owes ? [words.reduction, words.complement] : [words.reductionFor, words.complementFor];
  const label = (gross < 0n ? less : more)(corrects, name);
  return { ...figure(label, withoutSign(gross), currency, words), correction: true, owes };
}

function figure(label: string, gross: Cents, currency: string, words: ReportWords): Omit<OwedFigure, 'owes'> {
  const figures = words.grossSum(words.money(gross, currency));
  const inWords = amountInWords(gross, currency, words.language);
  return { label, gross, figures, inWords, correction: false };
}
