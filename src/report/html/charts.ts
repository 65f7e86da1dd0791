import { amountText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import { fraction } from '../../domain/fraction.ts';
import type { Cents } from '../../domain/money.ts';
import { percentText, reportWords } from '../words/words.ts';
import { escapeHtml } from './markup.ts';

/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly amount: Cents;
  /** The number of its colour in the style sheet, from 1. */
  readonly color: number;
}

/** Bars under one heading: the categories of a member. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 640;
const LABEL_WIDTH = 235;
const VALUE_WIDTH = 150;
const BAR_HEIGHT = 20;
const GAP = 8;

/**
 * A horizontal bar chart as inline SVG. Every bar bears its amount in text, and the chart says them all in its
 * description, so that nothing rests on seeing it. A negative amount runs to the left of the axis.
 */
export function barChart(
  id: string,
  title: string,
  groups: readonly BarGroup[],
  language: Locale,
  shareOf?: Cents,
): string {
  const bars = groups.flatMap((group) => group.bars);
  const axis = axisOf(bars.map(({ amount }) => amount));
  const parts: string[] = [];
  let y = 0;
  for (const group of groups) {
    if (group.label !== '') {
      parts.push(`<text x="0" y="${y + 15}" class="chart-group">${escapeHtml(group.label)}</text>`);
      y += BAR_HEIGHT + 2;
    }
    for (const bar of group.bars) {
      parts.push(barMarkup(bar, y, axis, valueText(bar, language, shareOf)));
      y += BAR_HEIGHT + GAP;
    }
  }
  const described = groups.flatMap((group) =>
    group.bars.map((bar) => {
      const label = group.label === '' ? bar.label : `${group.label}, ${bar.label}`;
      return `${label} ${valueText(bar, language, shareOf)}`;
    }),
  );
  const description = reportWords(language).chartDescription(described.join(' ; '));
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${Math.max(y, 1)}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-text">${escapeHtml(description)}</desc>
${parts.join('\n')}
</svg></figure>`;
}

interface Axis {
  readonly zero: number;
  /** Pixels of an amount, to a hundredth. */
  readonly pixels: (amount: Cents) => number;
}

function axisOf(amounts: readonly Cents[]): Axis {
  const sorted = [0n, ...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const least = sorted[0] ?? 0n;
  const most = sorted.at(-1) ?? 0n;
  const range = most - least === 0n ? 1n : most - least;
  const room = BigInt(WIDTH - LABEL_WIDTH - VALUE_WIDTH) * 100n;
  const pixels = (amount: Cents): number => Number(((amount < 0n ? -amount : amount) * room) / range) / 100;
  return { zero: LABEL_WIDTH + pixels(least), pixels };
}

function barMarkup({ label, amount, color }: Bar, y: number, axis: Axis, value: string): string {
  const width = axis.pixels(amount);
  const x = amount < 0n ? axis.zero - width : axis.zero;
  const valueX = Math.max(x + width, axis.zero) + 6;
  return `<text x="0" y="${y + 15}" class="chart-label">${escapeHtml(shortened(label))}</text><rect x="${x}" y="${y}" width="${width}" height="${BAR_HEIGHT}" class="bar-${color}"/><text x="${valueX}" y="${y + 15}" class="chart-value">${escapeHtml(value)}</text>`;
}

function valueText({ amount }: Bar, language: Locale, shareOf: Cents | undefined): string {
  const euros = amountText(amount, language);
  if (shareOf === undefined || shareOf <= 0n || amount < 0n) return euros;
  return `${euros} (${percentText(fraction(amount, shareOf), language).replace(/(\d\d)\d\d/, '$1')})`;
}

/** What fits beside a bar; the description holds the whole label. */
function shortened(label: string): string {
  const characters = [...label];
  return characters.length <= 34 ? label : `${characters.slice(0, 33).join('')}…`;
}
