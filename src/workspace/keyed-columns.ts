import { type IdentifierFault, isInseeCommune, siretFault, uaiFault } from '../domain/identifiers.ts';
import { cell, type Doc, facts, fault, type Reading } from './columns.ts';

/** A UAI, by its key letter. */
export function uai(...doc: Doc) {
  return identifier(uaiFault, 'uai-invalid', 'uai-key', '^\\d{7}[A-Z]$', doc);
}

/** A SIRET; the spaces between which people write it are left out. */
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
      const value = written.replace(/[ \u00a0\u202f]/g, '');
      const found = check(value);
      if (found === undefined) return { value };
      return fault(found === 'form' ? form : key, { value });
    },
    { ...facts(doc), kind: 'text', pattern, ...(form === 'insee-invalid' ? {} : { lostAsNumber: 'all' }) },
  );
}
