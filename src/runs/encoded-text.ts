import { type Problem, problem } from '../diagnostics/problem.ts';
import type { TitleEncoding } from '../domain/title-columns.ts';
import { encodeWindows1252 } from '../workspace/records/encoding.ts';

/** A text in the encoding that a financial package reads, or the problem of a character that it does not have. */
export function encodedText(
  text: string,
  file: string,
  encoding: TitleEncoding,
): { readonly bytes: string | Uint8Array } | { readonly problem: Problem } {
  if (encoding !== 'windows-1252') return { bytes: encoding === 'utf-8-bom' ? `\uFEFF${text}` : text };
  const encoded = encodeWindows1252(text);
  if ('bytes' in encoded) return encoded;
  const { character } = encoded;
  const args = { value: character, encoding: 'windows-1252' };
  return { problem: problem('character-unencodable', { file, value: character }, args) };
}
