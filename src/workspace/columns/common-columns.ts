import {
  type IdentifierFault,
  isInseeCommune,
  siretFault,
  uaiFault,
  uaiKey,
} from '../../domain/identifiers.ts';
import { type Period, parsePeriod, withQuarters } from '../../domain/time/period.ts';
import {
  cell,
  choice,
  type Doc,
  day,
  decimal,
  facts,
  fault,
  like,
  type Reading,
  type RequiredColumn,
} from './columns.ts';
import { WITHIN_WHOLE } from './lost-form.ts';

/** A UAI, checked by its key letter, which some lists write in lower case. */
export function uai(...doc: Doc) {
  return identifier(uaiFault, 'uai-invalid', 'uai-key', '^\\d{7}[A-Z]$', doc);
}

/** A SIRET; the spaces in it are removed. */
export function siret(...doc: Doc) {
  return identifier(siretFault, 'siret-invalid', 'siret-key', '^\\d{14}$', doc);
}

export function insee(...doc: Doc) {
  const check = (value: string): IdentifierFault | undefined => (isInseeCommune(value) ? undefined : 'form');
  return identifier(check, 'insee-invalid', 'insee-invalid', '^(2[AB]\\d{3}|\\d{5})$', doc);
}

function identifier(
  check: (value: string) => IdentifierFault | undefined,
  form: 'uai-invalid' | 'siret-invalid' | 'insee-invalid',
  key: 'uai-key' | 'siret-key' | 'insee-invalid',
  pattern: string,
  doc: Doc,
) {
  return cell(
    (written): Reading<string> => {
      const plain = written.replace(/[ \u00a0\u202f]/g, '');
      const value = form === 'uai-invalid' ? plain.toUpperCase() : plain;
      const found = check(value);
      if (found === undefined) return { value };
      // A commune of the first nine départements, whose code a spreadsheet has taken for a number.
      const whole = form === 'insee-invalid' && /^\d{4}$/.test(value) ? `0${value}` : undefined;
      const right = found === 'key' && key === 'uai-key' ? uaiKey(value) : undefined;
      return fault(found === 'form' ? form : key, { value, whole, right });
    },
    { ...facts(doc), kind: 'text', pattern, ...(form === 'insee-invalid' ? {} : { lostAsNumber: 'all' }) },
  );
}

/** The category of a cost: one of these words, or one of the convention's `own_categories`. */
export function category<const W extends string>(
  words: Readonly<Record<W, string | undefined>>,
  english: string,
  french: string,
): RequiredColumn<string> {
  const column = choice(words, 'categorie', english, french);
  return { ...column, holdsCategory: true, optional: () => ({ ...column.optional(), holdsCategory: true }) };
}

/** A VAT rate in percent, with at most two decimals. */
export function vatRate(...doc: Doc) {
  return like(decimal(2, true, ...doc), { refusedSince: WITHIN_WHOLE });
}

/** A price in euros, with at most six decimals. */
export function price(...doc: Doc) {
  return like(decimal(6, false, ...doc), { isMoney: true });
}

/** A year or months: `2026`, `2026-Q1` (or `2026-T1`), `2026-01..2026-06`. */
export function period(...doc: Doc) {
  return cell(
    (value): Reading<Period> => {
      const read = parsePeriod(withQuarters(value));
      return read === undefined ? fault('period-invalid', { value }) : { value: read };
    },
    {
      ...facts(doc),
      kind: 'text',
      pattern: '^\\d{4}(-([QTqt][1-4]|\\d{2}))?(\\.\\.\\d{4}(-([QTqt][1-4]|\\d{2}))?)?$',
    },
  );
}

/** A calendar year. */
export function year(...doc: Doc) {
  return cell(
    (value): Reading<number> =>
      /^\d{4}$/.test(value) && value !== '0000'
        ? { value: Number(value) }
        : fault('period-invalid', { value }),
    { ...facts(doc), kind: 'text', pattern: '^\\d{4}$' },
  );
}

/** The two columns that date the rows of a table. */
export const validity = {
  valid_from: day('debut', 'First day on which the row is valid', 'Premier jour de validité').optional(),
  valid_to: day('fin', 'Last day on which the row is valid', 'Dernier jour de validité').optional(),
};
