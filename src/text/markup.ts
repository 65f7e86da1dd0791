import { uncommanding } from './printable.ts';

/** A text as the content of an element of HTML, or of an attribute. None turns the direction of what is beside it. */
export function markupText(text: string): string {
  return marked(uncommanding(text));
}

function marked(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Text for an element or attribute of XML, without characters that XML cannot contain (XML 1.0, 2.2). */
export function xmlText(text: string): string {
  return SPECIAL.test(text) ? marked(holdable(text)) : text;
}

/** Text without characters that XML cannot contain. */
export function holdable(text: string): string {
  return text.replace(UNHOLDABLE, '');
}

const SPECIAL = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Control characters except tab and line ends, lone halves of a surrogate pair, and two that are no characters. */
const UNHOLDABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** How the XML of an office document begins. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
