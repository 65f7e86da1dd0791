import type { Page } from 'playwright-core';

/** What of a page cannot be read on its screen. */
export interface LayoutFaults {
  /** Elements that reach over the right edge. */
  readonly wide: readonly string[];
  /** Texts under 11 px, those of a drawing as large as it is shown. */
  readonly small: readonly string[];
  /** Cells whose label, drawn before them, begins left of their own edge: off the screen. */
  readonly cut: readonly string[];
}

const FAULTS = `(() => {
  const edge = document.documentElement.clientWidth + 1;
  const wide = [];
  const small = [];
  const cut = [];
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const name = element.tagName + ' ' + (element.textContent ?? '').trim().slice(0, 30);
    if (box.right > edge) wide.push(name);
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
