/** A text as XML may hold it: marks of XML escaped, characters that it cannot hold left out (XML 1.0, 2.2). */
export function xmlText(text: string): string {
  const kept = NOT_PLAIN.test(text) ? text.replaceAll(FORBIDDEN, '') : text;
  return kept
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const NOT_PLAIN = /[^ -~\u00a0-\ud7ff]/;

/** Control characters but tab and ends of lines, halves of pairs, and two codes that are no characters. */
const FORBIDDEN = /[^\t\n\r\u0080-\u009f\P{Cc}]|\p{Cs}|[\ufffe\uffff]/gu;
