/** A text as the content of an element of XML or HTML. */
export function elementText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same, also fit for an attribute. */
export function markupText(text: string): string {
  return elementText(text).replaceAll('"', '&quot;');
}

/** How the XML of an office document begins. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
