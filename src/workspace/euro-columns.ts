import { type Fault, fault as makeFault } from '../diagnostics/problem.ts';
import { decimalsOf } from '../domain/decimal.ts';
import { type Cents, parseCents } from '../domain/money.ts';
import { cell, type Doc, decimal, facts, fault, type Reading } from './columns.ts';
import type { LaterRefusal } from './lost-form.ts';

/** A rate with the sign of euros: the amount of another column, perhaps. */
const WITHOUT_EURO: LaterRefusal = {
  release: '0.2',
  fault: (value) => refused(value, '€', { en: 'a rate in percent', fr: 'taux en pour cent' }),
};

/** An amount or a price with the sign of a percentage: the rate of another column, perhaps. */
const WITHOUT_PERCENT: LaterRefusal = {
  release: '0.2',
  fault: (value) => refused(value, '%', { en: 'an amount in euros', fr: 'montant en euros' }),
  ofAnyText: true,
};

/** An amount in euros with at most two decimals, read as cents. */
export function amount(...doc: Doc) {
  return cell(
    (value): Reading<Cents> => {
      const found = decimalsOf(value);
      return found > 2 ? fault('number-decimals', { most: 2, found, value }) : { value: parseCents(value) };
    },
    {
      ...facts(doc),
      kind: 'number',
      pattern: '^-?\\d+(\\.\\d{1,2})?$',
      refusedSince: WITHOUT_PERCENT,
    },
  );
}

/** A price in euros, with at most six decimals. */
export function price(...doc: Doc) {
  const column = decimal(6, false, ...doc);
  return cell(column.read, { ...column, refusedSince: WITHOUT_PERCENT });
}

/** A VAT rate in percent, with at most two decimals. */
export function rate(...doc: Doc) {
  const column = decimal(2, true, ...doc);
  return cell(column.read, { ...column, refusedSince: WITHOUT_EURO });
}

function refused(
  value: string,
  sign: string,
  expected: { readonly en: string; readonly fr: string },
): Fault | undefined {
  return value.endsWith(sign) ? makeFault('number-unit', { value, expected }) : undefined;
}
