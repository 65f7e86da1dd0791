import type { AllocatedLine } from '../allocate/allocator.ts';
import { getOrInsert } from '../domain/cache.ts';
import { codesOf } from '../domain/imputation.ts';
import type { LineWithVat } from '../domain/invoice-line.ts';
import { add, type Fraction, formatFraction, fraction, ZERO } from '../domain/numbers/fraction.ts';
import type { Cents } from '../domain/numbers/money.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { Day } from '../domain/time/calendar.ts';
import { compareByFields } from '../text/text-order.ts';
import type { ClosedRow, RecordedRow, SiteChargeKeys } from './recorded-row.ts';
import type { Amounts } from './totals.ts';

/** What a charge amounted to before it was corrected, and the last closed run that changed it. */
export interface FormerCharge extends Pick<ClosedRow, 'by' | 'invoiceDate' | 'period'> {
  readonly net: Cents;
  readonly vat: Cents;
}

/** A line of a closed run that is checked again. */
export interface CorrectedLine {
  /** The closed run that charged it. */
  readonly run: string;
  /** The line as the files state it today. */
  readonly line: LineWithVat;
  /** The date of its invoice as that run recorded it. */
  readonly chargedDate: Day;
  /** The first kept day of the line, by which imputations are looked up. */
  readonly day: Day;
}

/** A correction of a closed run: a row of regularisations.csv, in cents. */
export interface Regularisation extends RecordedRow, CorrectedLine {
  readonly gross: Cents;
  readonly oldShare: string;
  readonly newShare: string;
  /** Undefined where nothing was charged before. */
  readonly former: FormerCharge | undefined;
}

/**
 * The rows that bring what a closed run charged for a line to what today's inputs give, by member, site, payer and
 * imputation: an amount that moves leaves one charge as a whole and enters another as a whole. What stays has no row.
 */
export function regularise(
  corrected: CorrectedLine,
  recorded: readonly ClosedRow[],
  today: AllocatedLine,
): readonly Regularisation[] {
  return differences(corrected, recorded, rowsToday(today));
}

/** The rows that give back everything that a closed run charged for a line that no longer exists. */
export function giveBack(
  corrected: CorrectedLine,
  recorded: readonly ClosedRow[],
): readonly Regularisation[] {
  return differences(corrected, recorded, []);
}

/**
 * A row without an amount, for a line that changed but charges nobody anything else: it records how the line is stated
 * now. It is the first row of today, with the shares that were recorded and that hold now.
 */
export function restatement(
  corrected: CorrectedLine,
  recorded: readonly ClosedRow[],
  today: AllocatedLine,
): Regularisation | undefined {
  const rows = rowsToday(today);
  const [first] = rows;
  const found = first === undefined ? undefined : differencesByCharge(recorded, rows).get(chargeKey(first));
  return found === undefined ? undefined : toRegularisation(corrected, found);
}

/** The day by which a correction's site and imputations are found: that of its title; before 0.2, the line's first. */
export function correctionDay({ line, day }: CorrectedLine, release: Release): Day {
  if (holdsIn(release, '0.2')) return day;
  return line.periodStart ?? line.serviceDate ?? line.invoiceDate;
}

/** Whether a row moves money: a {@link restatement} does not. */
export function movesMoney({ net, vat }: Pick<Amounts, 'net' | 'vat'>): boolean {
  return net !== 0n || vat !== 0n;
}

function differences(
  corrected: CorrectedLine,
  recorded: readonly ClosedRow[],
  todays: readonly RecordedRow[],
): readonly Regularisation[] {
  return [...differencesByCharge(recorded, todays).values()]
    .filter(movesMoney)
    .map((found) => toRegularisation(corrected, found))
    .sort(compareByFields(...CHARGE_FIELDS));
}

/** The differences between what was charged to each member and site and what is to be charged now. */
function differencesByCharge(
  recorded: readonly ClosedRow[],
  todays: readonly RecordedRow[],
): ReadonlyMap<string, Difference> {
  const opened = new Map<string, Difference>();
  const at = (row: RecordedRow): Difference =>
    getOrInsert(opened, chargeKey(row), () => ({
      row,
      old: ZERO,
      new: ZERO,
      net: 0n,
      vat: 0n,
      former: undefined,
    }));
  for (const row of recorded) {
    const found = at(row);
    found.old = add(found.old, parseShare(row.share));
    found.net -= row.net;
    found.vat -= row.vat;
    const { by, invoiceDate, period } = row;
    found.former = { net: -found.net, vat: -found.vat, by, invoiceDate, period };
  }
  for (const row of todays) {
    const found = at(row);
    found.row = row;
    found.new = add(found.new, parseShare(row.share));
    found.net += row.net;
    found.vat += row.vat;
  }
  return opened;
}

interface Difference {
  row: RecordedRow;
  old: Fraction;
  new: Fraction;
  net: Cents;
  vat: Cents;
  former: FormerCharge | undefined;
}

const CHARGE_FIELDS = [
  'member',
  'site',
  'billedTo',
  'category',
  'chapter',
  'function',
  'nature',
] as const satisfies readonly (keyof SiteChargeKeys)[];

function chargeKey(row: SiteChargeKeys): string {
  return CHARGE_FIELDS.map((field) => row[field]).join('\u0000');
}

function toRegularisation(corrected: CorrectedLine, found: Difference): Regularisation {
  const { row, net, vat } = found;
  const { run, line, chargedDate, day } = corrected;
  const { member, site, billedTo, category, chapter, function: ofFunction, nature } = row;
  const { serves, rule, article } = row;
  const opposite = fraction(-found.old.numerator, found.old.denominator);
  // Each field is named: a spread gives every object a shape of its own, which is slow.
  return {
    run,
    line,
    chargedDate,
    day,
    member,
    site,
    billedTo,
    category,
    chapter,
    function: ofFunction,
    nature,
    serves,
    rule,
    article,
    share: formatFraction(add(found.new, opposite)),
    net,
    vat,
    gross: net + vat,
    oldShare: formatFraction(found.old),
    newShare: formatFraction(found.new),
    former: found.former,
  };
}

/** What today's inputs charge for the line. */
function rowsToday({ line, plan, billedTo, rows }: AllocatedLine): readonly RecordedRow[] {
  return rows.map(({ member, site, share, net, vat, imputation }) => ({
    member,
    site,
    billedTo,
    category: line.category,
    ...codesOf(imputation),
    serves: plan.serves,
    rule: plan.rule,
    article: plan.article,
    share,
    net,
    vat,
  }));
}

function parseShare(text: string): Fraction {
  const [numerator = 0n, denominator = 1n] = text.split('/').map(BigInt);
  return fraction(numerator, denominator);
}
