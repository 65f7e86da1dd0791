import { CATEGORIES, type Category, isBuiltIn, type OwnCategories } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import { type Cents, withoutSign } from '../../domain/numbers/money.ts';
import { type Amounts, sumOf } from '../../settle/totals.ts';
import { markupText } from '../../text/markup.ts';
import { categoryText, inCategoryOrder, type ReportWords } from '../words/words.ts';

export interface Bar {
  readonly label: string;
  readonly amount: Cents;
  /** What follows its amount: `65,59 %`; may be empty. */
  readonly percent: string;
  /** The number of its colour in the style sheet, from 1. */
  readonly color: number;
}

/** Bars under one heading: the categories of a member. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** In pixels, the heights of: a one-line heading; a further line, or label on its own; a bar with its text; the bar. */
const HEADING = 24;
const LABEL = 17;
const STEP = 38;
const BAR = 12;

/**
 * Horizontal bars as inline SVG, one drawing a group, so that pages break between groups; as wide as its place, with
 * text of constant size on a phone. Every bar shows its amount as text, and the description of each drawing contains
 * all amounts, so that nothing depends on seeing it. A negative amount extends to the left of the axis.
 */
export function barChart(id: string, title: string, groups: readonly BarGroup[], words: ReportWords): string {
  const bars = groups.flatMap((group) => group.bars);
  const axis = axisOf(bars.map(({ amount }) => amount));
  const beside = bars.every((bar) => fitsBeside(bar.label, valueText(bar, words)));
  const drawings = groups.map((group, index) => {
    const called = group.label === '' ? title : `${title}, ${group.label}`;
    return drawing(`${id}-${index + 1}`, called, group, { axis, beside, words });
  });
  return `<figure><figcaption>${markupText(title)}</figcaption>
<div class="drawings">${drawings.join('\n')}</div></figure>`;
}

/** What all groups of a chart have in common. */
interface Drawn {
  readonly axis: Axis;
  /** Whether labels are next to the amounts, not on lines of their own. */
  readonly beside: boolean;
  readonly words: ReportWords;
}

function drawing(id: string, title: string, group: BarGroup, { axis, beside, words }: Drawn): string {
  const parts: string[] = [];
  let y = 0;
  if (group.label !== '') {
    for (const line of wrapped(group.label, BOLD_LINE)) {
      parts.push(`<text x="0" y="${y + 17}" class="chart-group">${markupText(line)}</text>`);
      y += LABEL;
    }
    y += HEADING - LABEL;
  }
  for (const bar of group.bars) {
    if (!beside) {
      for (const line of wrapped(bar.label, LINE)) {
        parts.push(`<text x="0" y="${y + 14}">${markupText(line)}</text>`);
        y += LABEL;
      }
    }
    parts.push(barMarkup(bar, y, axis, valueText(bar, words), beside));
    y += STEP;
  }
  const described = group.bars.map((bar) => `${bar.label} ${valueText(bar, words)}`);
  const description = words.chartDescription(described.join(words.semicolon));
  return `<svg height="${Math.max(y, 1)}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${markupText(title)}</title>
<desc id="${id}-text">${markupText(description)}</desc>
${parts.join('\n')}
</svg>`;
}

/** Lengths in percent of the chart's width, to a hundredth. */
interface Axis {
  readonly zero: number;
  readonly lengthOf: (amount: Cents) => number;
}

function axisOf(amounts: readonly Cents[]): Axis {
  const sorted = [0n, ...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const least = sorted[0] ?? 0n;
  const most = sorted.at(-1) ?? 0n;
  const range = most - least === 0n ? 1n : most - least;
  const lengthOf = (amount: Cents): number => Number((withoutSign(amount) * 10_000n) / range) / 100;
  return { zero: lengthOf(least), lengthOf };
}

function barMarkup(
  { label, amount, color }: Bar,
  y: number,
  axis: Axis,
  value: string,
  beside: boolean,
): string {
  const length = axis.lengthOf(amount);
  const start = Math.round((amount < 0n ? axis.zero - length : axis.zero) * 100) / 100;
  const text = y + 14;
  const before = beside ? `<text x="0" y="${text}">${markupText(label)}</text>` : '';
  return `${before}<text x="100%" y="${text}" class="chart-value">${markupText(value)}</text><rect x="${start}%" y="${y + 19}" width="${length}%" height="${BAR}" class="bar-${color}"/>`;
}

function valueText({ amount, percent }: Bar, words: ReportWords): string {
  const euros = words.amount(amount);
  return percent === '' ? euros : `${euros} (${percent})`;
}

/** The characters that fit on a line of a phone, normal and bold. */
const LINE = 46;
const BOLD_LINE = 40;

/** Whether a label fits on a phone next to its amount. */
function fitsBeside(label: string, value: string): boolean {
  return [...label].length + value.length <= LINE;
}

/** The lines of a label on a phone; a word too long for a line is cut, but whole in the description. */
function wrapped(label: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && [...line].length + 1 + [...word].length <= most) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(shortened(word, most));
  }
  return lines;
}

function shortened(word: string, most: number): string {
  const characters = [...word];
  return characters.length <= most ? word : `${characters.slice(0, most - 1).join('')}…`;
}

/** The categories of each member as bars, in their order. */
export function categoryGroups(
  rows: readonly (Amounts & { readonly member: string; readonly category: Category })[],
  own: OwnCategories,
  labelOf: (member: string) => string,
  words: ReportWords,
): readonly BarGroup[] {
  return [...groupBy(rows, ({ member }) => member)].map(([member, ofMember]) => ({
    label: labelOf(member),
    bars: inCategoryOrder(ofMember.map(({ category }) => category)).map((category) => ({
      label: categoryText(category, words),
      amount: sumOf(ofMember.filter((row) => row.category === category)).gross,
      percent: '',
      color: categoryColor(category, own),
    })),
  }));
}

/** As many as the style sheet has. */
const COLORS = 6;

/**
 * The number of a category's colour, the same on every page: each built-in one has its own; the group's own words take
 * them in turn, in the order of the convention; one that it no longer has gets that of `other`.
 */
export function categoryColor(category: Category, own: OwnCategories): number {
  const index = isBuiltIn(category) ? CATEGORIES.indexOf(category) : [...own.keys()].indexOf(category);
  return ((index + COLORS) % COLORS) + 1;
}
