import type { RowData } from '../page/page-data.ts';

/** How many rows are added at a time, to draw them at once; fewer on a phone, where each is a card of ten lines. */
const PART = 500;
const PART_ON_PHONE = 100;
const PHONE = '(max-width: 46rem)';

/** Shows the rows of long tables in parts; prints all of them. */
export function showRowsInParts(): void {
  const given = document.getElementById('row-data')?.textContent;
  if (given === undefined || given === null) return;
  const data = JSON.parse(given) as RowData;
  for (const { id, rows } of data.tables) {
    const body = document.querySelector(`#${CSS.escape(id)} tbody`);
    const button = document.querySelector<HTMLButtonElement>(`[data-more="${CSS.escape(id)}"]`);
    const shown = document.getElementById(`${id}-shown`);
    const like = [...(body?.lastElementChild?.children ?? [])];
    if (body === null || button === null || shown === null) continue;
    const inPage = body.children.length;
    let next = 0;
    const show = (count: number): void => {
      const made = rows.slice(next, next + count).map((cells) => row(cells, like));
      body.append(...made);
      next += made.length;
      shown.textContent = `${inPage + next} / ${inPage + rows.length}`;
      button.hidden = next >= rows.length;
    };
    button.addEventListener('click', () => show(matchMedia(PHONE).matches ? PART_ON_PHONE : PART));
    globalThis.addEventListener('beforeprint', () => show(rows.length));
  }
}

/** A row with the look of the row before it. */
function row(cells: readonly string[], like: readonly Element[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  cells.forEach((markup, index) => {
    const cell = document.createElement('td');
    for (const { name, value } of like[index]?.attributes ?? []) cell.setAttribute(name, value);
    cell.innerHTML = markup;
    made.append(cell);
  });
  return made;
}
