import { uncommanding } from '../../text/printable.ts';

/** The text of a cell or paragraph of Markdown, free of anything that Markdown, HTML or a terminal would interpret. */
export function markdownText(text: string): string {
  return uncommanding(
    text
      .replace(/[\\`*_[\]{}<>|~#]/g, (character) => `\\${character}`)
      .replace(/&/g, '&amp;')
      .replace(/[\r\n]+/g, ' '),
  );
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** A header and its rule; the last `right` columns are amounts. */
export function markdownHeader(cells: readonly string[], right: number): string {
  return markdownRow(cells) + markdownRules(cells.map((_, index) => index >= cells.length - right));
}

/** The line below a header; amounts are aligned to the right. */
export function markdownRules(isAmount: readonly boolean[]): string {
  return markdownRow(isAmount.map((amount) => (amount ? '---:' : '---')));
}
