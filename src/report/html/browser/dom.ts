import type { Language } from '../../../domain/language.ts';
import { amountText } from '../../../domain/numbers/amount-text.ts';
import { proseParts } from '../page/prose.ts';

/** An element with its attributes and content; text never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  content: readonly (Node | string)[],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Running text, as the page itself writes it. */
export function prose(text: string): readonly (Node | string)[] {
  return proseParts(text).map((part) =>
    part.isCode ? element('span', { class: 'code' }, [part.text]) : part.text,
  );
}

/** A table with its caption; `figures` are the numbers of its columns of figures. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  figures: readonly number[],
): HTMLTableElement {
  const classOf = (column: number): Record<string, string> =>
    figures.includes(column) ? { class: 'figure' } : {};
  const cellOf = (column: number): Record<string, string> => ({
    ...classOf(column),
    'data-title': head[column] ?? '',
  });
  return element('table', {}, [
    element('caption', {}, prose(caption)),
    element('thead', {}, [
      element(
        'tr',
        {},
        head.map((title, column) => element('th', { scope: 'col', ...classOf(column) }, [title])),
      ),
    ]),
    element(
      'tbody',
      {},
      rows.map((cells) =>
        element(
          'tr',
          {},
          cells.map((cell, column) => element('td', cellOf(column), prose(cell))),
        ),
      ),
    ),
  ]);
}

/** Amounts in cents and their gross, as people read them. */
export function amounts(
  { net, vat }: { readonly net: bigint; readonly vat: bigint },
  language: Language,
): { readonly net: string; readonly vat: string; readonly gross: string } {
  return {
    net: amountText(net, language),
    vat: amountText(vat, language),
    gross: amountText(net + vat, language),
  };
}

/** The text with a capital letter at its beginning. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
