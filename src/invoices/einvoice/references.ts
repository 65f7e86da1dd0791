import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { EinvoiceSource } from '../../domain/convention.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { matchAccess } from '../../text/access-pattern.ts';
import type { EinvoiceLine } from './einvoice.ts';
import { shown } from './term-reader.ts';

/**
 * The text that the term named by a layout gives for a line's access; two different texts are reported, and neither is
 * taken.
 */
export function sourceText(
  line: EinvoiceLine,
  file: string,
  source: EinvoiceSource | undefined,
  release: Release | undefined,
  report: OnProblem,
): string | undefined {
  if (source === undefined) return undefined;
  const found = candidates(line, source, release);
  const column = columnOf(source);
  const [first, ...others] = [...new Set(found)];
  if (others.length === 0) return first;
  const value = found.map(shown).join(', ');
  const carried = source.from === 'BT-128' ? line.objects.map(objectText).join(', ') : value;
  // Where all have one scheme, it tells none from the others.
  const isByScheme = source.from === 'BT-128' && source.scheme === undefined;
  const schemes = new Set(line.objects.map(({ scheme }) => scheme));
  const way = isByScheme && schemes.size > 1 ? { byScheme: 'BT-128' } : { byText: 'name' };
  report(problem('access-ambiguous', { file, row: line.row, column, value }, { found: carried, ...way }));
  return undefined;
}

function candidates(
  line: EinvoiceLine,
  source: EinvoiceSource,
  release: Release | undefined,
): readonly string[] {
  switch (source.from) {
    case 'BT-128': {
      const { scheme } = source;
      const objects = line.objects.filter((object) => scheme === undefined || object.scheme === scheme);
      return objects.map(({ id }) => id);
    }
    case 'BT-133':
      return present(line.buyerAccount);
    case 'BT-155':
      return line.kind === 'line' ? present(line.itemCode) : [];
    case 'name':
      return present(line.name).flatMap((text) => matchAccess(source.pattern, text));
    case 'note':
      return noteTexts(line.notes, release).flatMap((text) => matchAccess(source.pattern, text));
  }
}

/** Each note of a line, and all of them as one text, which is the only one that 0.1 read. */
function noteTexts(notes: readonly string[], release: Release | undefined): readonly string[] {
  const whole = notes.join(' ').trim();
  return holdsIn(release, '0.2') ? [...notes, whole] : [whole];
}

/** The column of a source: the term that it reads. */
export function columnOf({ from }: EinvoiceSource): string {
  return from === 'name' ? 'BT-153' : from === 'note' ? 'BT-127' : from;
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

function objectText({ id, scheme }: EinvoiceLine['objects'][number]): string {
  return `"${shown(id)}"${scheme === undefined ? '' : ` (scheme: "${shown(scheme)}")`}`;
}

/** The fields of a line that may name an access, as a layout names them. */
export function fieldsOf({ objects, buyerAccount, itemCode, name, notes }: EinvoiceLine): string {
  const others = Object.entries({ 'BT-133': buyerAccount, 'BT-155': itemCode, name });
  return [
    ...objects.map((object) => `BT-128 ${objectText(object)}`),
    ...others.flatMap(([field, text]) => (text === undefined ? [] : [`${field} "${shown(text)}"`])),
    ...notes.filter((text) => text !== '').map((text) => `note "${shown(text)}"`),
  ].join(', ');
}
