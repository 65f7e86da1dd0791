import type { Page } from 'playwright-core';

/** What of a page cannot be read on its screen. */
export interface LayoutFaults {
  /** Elements that reach over the right edge, and amounts that reach over their cell. */
  readonly wide: readonly string[];
  /** Texts under 11 px, those of a drawing as large as it is shown. */
  readonly small: readonly string[];
  /** Cells whose label, drawn before them, begins left of their own edge: off the screen. */
  readonly cut: readonly string[];
}

const FAULTS = `(() => {
  const textEnd = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element.firstChild ?? element);
    return range.getBoundingClientRect().right;
  };
  const edge = document.documentElement.clientWidth + 1;
  const wide = [];
  const small = [];
  const cut = [];
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const name = element.tagName + ' ' + (element.textContent ?? '').trim().slice(0, 30);
    if (box.right > edge || (element.matches('td.amount') && textEnd(element) > box.right + 1)) wide.push(name);
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!ownText) continue;
    const drawing = element.closest('svg');
    const scale = drawing?.viewBox.baseVal?.width > 0
      ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
    if (parseFloat(getComputedStyle(element).fontSize) * scale < 11) small.push(name);
    const before = getComputedStyle(element, '::before');
    if (before.content === 'none') continue;
    if (parseFloat(before.fontSize) < 11) small.push('before ' + name);
    if (parseFloat(before.marginLeft) + parseFloat(getComputedStyle(element).paddingLeft) < 0) cut.push(name);
  }
  return { wide, small, cut };
})()`;

export async function layoutFaults(page: Page): Promise<LayoutFaults> {
  return (await page.evaluate(FAULTS)) as LayoutFaults;
}

const BROKEN = `(() => {
  const broken = [];
  const lineOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };
  const texts = document.createTreeWalker(document.querySelector('body'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest('script, style, noscript')) continue;
    for (const { index, 0: found } of node.data.matchAll(/\\S\\s[:;!?%»·×]|[«×]\\s\\S|\\(\\S*-\\S*\\)/g))
      if (found.length <= 30 && lineOf(node, index) !== lineOf(node, index + found.length - 1)) broken.push(found);
  }
  return broken;
})()`;

/** Texts that a line ends in: before `: ; ! ? % » ·`, about `×`, in a code in brackets. */
export async function brokenTexts(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(BROKEN)) as string[];
}

const UNALIGNED = `(() => {
  const edge = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell.firstChild ?? cell);
    return Math.round(range.getBoundingClientRect().right);
  };
  return [...document.querySelectorAll('table')].flatMap((table) =>
    [...(table.tHead?.querySelectorAll('.figure') ?? [])].flatMap((head) => {
      const rows = [...table.tBodies[0].rows].filter((row) => row.cells.length === head.parentElement.cells.length);
      const off = rows.find((row) => {
        const cell = row.cells[head.cellIndex];
        return cell.textContent !== '' && Math.abs(edge(cell) - edge(head)) > 1;
      });
      return off === undefined ? [] : [head.textContent + ' ' + off.cells[head.cellIndex].textContent];
    }),
  );
})()`;

/** Columns of figures whose title does not end where a figure ends, with that figure. */
export async function unalignedTitles(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(UNALIGNED)) as string[];
}

/** The cells of a table as texts, its header left out, its foot last. */
export async function tableTexts(page: Page, id: string): Promise<readonly (readonly string[])[]> {
  return (await page.evaluate(
    `[...document.querySelectorAll('#${id} tbody tr, #${id} tfoot tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()))`,
  )) as string[][];
}

/** `1 234,56` or `1,234.56` in cents. */
export function cents(text: string): bigint {
  return BigInt(text.replace(/[^\d-]/g, ''));
}
