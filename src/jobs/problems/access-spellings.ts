import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { latinForm } from '../../text/look-alike.ts';

/**
 * Finds accesses of lines whose ids differ only in capitals, blanks and marks, each with the first of its kind. Where
 * no table lists accesses, nothing else shows that two spellings are one access.
 */
export function accessSpellings() {
  const firsts = new Map<string, string>();
  const seen = new Set<string>();
  const problems: Problem[] = [];
  return {
    see(lines: readonly InvoiceLine[]): void {
      for (const { access, file, row } of lines) {
        if (access === undefined || seen.has(access)) continue;
        seen.add(access);
        const plain = plainId(access);
        const other = firsts.get(plain);
        if (other === undefined) {
          firsts.set(plain, access);
          continue;
        }
        const args = { id: access, other, spelt: access };
        const yaml = { text: JSON.stringify(access), right: JSON.stringify(other) };
        problems.push(
          problem('id-look-alike', { file, row, column: 'access', value: access }, { ...args, ...yaml }),
        );
      }
    },
    problems: (): readonly Problem[] => problems,
  };
}

/** An id without what spellings differ in. A mark between two digits stays, since it separates numbers. */
function plainId(id: string): string {
  return latinForm(id)
    .toUpperCase()
    .replace(/(?<=\d)[\s._/-]+(?=\d)/g, '-')
    .replace(/(?<!\d)[\s._/-]+|[\s._/-]+(?!\d)/g, '');
}
