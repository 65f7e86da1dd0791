/** A text as the content of an element of XML or HTML. */
export function elementText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same, as it may stand in an attribute too. */
export function markupText(text: string): string {
  return elementText(text).replaceAll('"', '&quot;');
}

/** What the XML of an office document begins with. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
