import { fill } from '../../../text/template.ts';
import { type LineFilter, type LineIndex, lineIndex, sharedNumbers } from '../page/line-index.ts';
import type { PageData, PageLine } from '../page/page-data.ts';
import { derivation } from './derivation.ts';
import { amounts, element, prose } from './dom.ts';
import { showRowsInParts } from './more-rows.ts';

/** How many lines are shown at a time: enough to read on, few enough to draw within a keystroke. */
const SHOWN = 50;

/** How many on opening, so that the sums below the list are not far away. */
const FIRST_SHOWN = 10;

const COLUMNS = 8;

/** The list of lines of report.html: search, filters, and the derivation of each line. */
export function startPage(): void {
  const data = JSON.parse(byId('data').textContent ?? '') as PageData;
  const index = lineIndex(data);
  const shared = sharedNumbers(data.lines);
  const state = { first: 0, shown: FIRST_SHOWN, found: index.all, open: new Set<number>(), shared };
  const show = (): void => drawLines(data, index, state);
  const search = (): void => {
    state.first = 0;
    state.shown = SHOWN;
    state.found = index.find(currentFilter());
    show();
  };
  const turn = (by: number): void => {
    state.first = Math.min(Math.max(0, state.first + by), Math.max(0, state.found.length - 1));
    state.shown = SHOWN;
    show();
    byId('lines').scrollIntoView();
  };
  for (const id of ['search', 'member', 'category', 'invoice', 'credits']) {
    byId(id).addEventListener('input', search);
  }
  byId('previous').addEventListener('click', () => turn(-SHOWN));
  byId('next').addEventListener('click', () => turn(state.shown));
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  globalThis.addEventListener('beforeprint', () =>
    drawRows(data, { ...state, first: 0, shown: state.found.length }),
  );
  globalThis.addEventListener('afterprint', show);
  byId('list').hidden = false;
  show();
  showRowsInParts();
}

function currentFilter(): LineFilter {
  return {
    text: field('search').value,
    member: field('member').value,
    category: field('category').value,
    invoice: field('invoice').value,
    creditsOnly: field('credits').checked,
  };
}

/** The lines that were found, which of them are shown, and those whose derivation is open. */
interface Shown {
  readonly found: readonly number[];
  readonly first: number;
  readonly shown: number;
  readonly open: Set<number>;
  /** The invoice numbers beside which the supplier is named. */
  readonly shared: ReadonlySet<string>;
}

function drawLines(data: PageData, index: LineIndex, state: Shown): void {
  const { found, first, shown } = state;
  drawRows(data, state);
  const { words, language } = data;
  const member = field('member').value;
  const sums = index.sums(found, member);
  const lines = {
    shown: String(found.length),
    all: String(data.lines.length),
    ...amounts(sums.lines, language),
  };
  const parts = found.length === 0 ? [words.none] : [fill(words.shown, lines)];
  if (member !== '') parts.push(fill(words.partOf, { member, ...amounts(sums.member, language) }));
  byId('status').textContent = parts.join(words.semicolon);
  const last = Math.min(first + shown, found.length);
  byId('range').textContent = found.length === 0 ? '' : `${first + 1} – ${last} / ${found.length}`;
  disable('previous', first === 0);
  disable('next', last >= found.length);
}

/** Draws the rows anew, with the derivations that are open: on paper too. */
function drawRows(data: PageData, state: Shown): void {
  const { found, first, shown } = state;
  const rows = found.slice(first, first + shown).flatMap((number) => {
    const line = data.lines[number];
    return line === undefined ? [] : lineRows(data, line, number, state);
  });
  byId('rows').replaceChildren(...rows);
}

function lineRows(
  data: PageData,
  line: PageLine,
  number: number,
  { open, shared }: Pick<Shown, 'open' | 'shared'>,
): readonly HTMLTableRowElement[] {
  const { words, language, columns } = data;
  const plan = data.plans[line.plan];
  const [, service = '', access = '', serves = '', rule = '', ...figures] = columns;
  const { net, vat, gross } = amounts({ net: BigInt(line.net), vat: BigInt(line.vat) }, language);
  const opener = element('button', { type: 'button', 'aria-expanded': 'false' }, [
    element('span', { class: 'sign', 'aria-hidden': 'true' }, ['']),
    `${line.invoice} · ${fill(words.lineNumber, { line: line.number })}`,
  ]);
  const row = element('tr', {}, [
    element('th', { scope: 'row' }, [
      opener,
      ...[line.date, ...(shared.has(line.invoice) ? [line.supplier] : [])].map((text) =>
        element('span', { class: 'under' }, [text]),
      ),
    ]),
    element('td', { 'data-title': service }, [
      ...prose(line.label),
      element('span', { class: 'under' }, [line.category]),
    ]),
    element('td', { 'data-title': access, class: 'code' }, [line.access]),
    element('td', { 'data-title': serves }, withUnder(plan?.served ?? '', line.serves, 'code')),
    element('td', { 'data-title': rule }, withUnder(line.rule, plan?.ruleTitles ?? '', 'clamped')),
    ...[net, vat, gross].map((text, index) =>
      element('td', { 'data-title': figures[index] ?? '', class: 'figure amount' }, [text]),
    ),
  ]);
  const id = `derivation-${number}`;
  const opened = (): HTMLTableRowElement => {
    opener.setAttribute('aria-expanded', 'true');
    opener.setAttribute('aria-controls', id);
    const cell = element('td', { colspan: String(COLUMNS) }, derivation(data, line));
    return element('tr', { id, class: 'derivation' }, [cell]);
  };
  opener.addEventListener('click', () => {
    if (open.delete(number)) {
      opener.setAttribute('aria-expanded', 'false');
      opener.removeAttribute('aria-controls');
      byId(id).remove();
    } else {
      open.add(number);
      row.after(opened());
    }
  });
  return open.has(number) ? [row, opened()] : [row];
}

/** A text, and a smaller one under it. */
function withUnder(text: string, under: string, look: 'code' | 'clamped'): readonly (Node | string)[] {
  const first = text === '' ? under : text;
  if (under === '' || under === first || under === '*') return prose(first);
  return [...prose(first), element('span', { class: `under ${look}` }, prose(under))];
}

function disable(id: string, disabled: boolean): void {
  byId(id).toggleAttribute('disabled', disabled);
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

function field(id: string): HTMLInputElement {
  return byId(id) as HTMLInputElement;
}

startPage();
