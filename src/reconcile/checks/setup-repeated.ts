import { groupBy } from '../../domain/group-by.ts';
import type { HistoryCheck } from '../check.ts';
import type { Fact } from '../finding.ts';
import { type History, isJudged, judgedLines } from '../history.ts';
import { categoryAt, FLAG, has, type LineColumns, thingAt } from '../lines/line-columns.ts';
import { invoiceOf } from '../lines/line-store.ts';
import { whereIs } from '../lines/where.ts';
import { linesOf } from '../sweep/lines-of-thing.ts';

/** A second setup charge of an access and item, where none of the two is credited; at stake: its amount. */
export const setupRepeated: HistoryCheck = {
  code: 'setup-repeated',
  severity: 'error',
  needs: [],
  judges: 'line',
  *find(history) {
    const { columns } = history.lines;
    const things = new Set<number>();
    for (const index of judgedLines(history)) {
      if (isSetup(columns, index)) things.add(thingAt(columns, index));
    }
    for (const thing of things) yield* repeatedSetups(thing, history);
  },
};

function* repeatedSetups(thing: number, history: History): Generator<Fact> {
  const { columns } = history.lines;
  const standing = uncredited(linesOf(history.things, thing), history);
  const first = standing[0] ?? 0;
  for (const index of standing.slice(1)) {
    if (!isJudged(history, index)) continue;
    yield {
      about: index,
      atStake: columns.net.at(index),
      details: () => {
        const { line, invoice } = whereIs(history.lines, first);
        return {
          wording: 'setup-repeated',
          args: { line, invoice },
          column: 'category',
          actual: `${invoice} ${line}`,
        };
      },
    };
  }
}

function isSetup(columns: LineColumns, index: number): boolean {
  return categoryAt(columns, index) === 'setup' && !has(columns, index, FLAG.credit);
}

/** The setup charges that no credit takes back; a credit takes back the charge of the invoice it names, else the last before it. */
function uncredited(lines: readonly number[], { lines: store }: History): readonly number[] {
  const { columns } = store;
  const setups = lines.filter((index) => isSetup(columns, index));
  const ofInvoice = groupBy<string | undefined, number>(
    setups,
    (index) => invoiceOf(store, index).invoiceNumber,
  );
  const credited = new Set<number | undefined>();
  const before: number[] = [];
  const takeLast = (charges: number[]): number | undefined => {
    let last = charges.pop();
    while (credited.has(last)) last = charges.pop();
    return last;
  };
  for (const index of lines) {
    if (!has(columns, index, FLAG.credit)) {
      if (isSetup(columns, index)) before.push(index);
      continue;
    }
    const named = ofInvoice.get(columns.original.get(index));
    const taken = (named && takeLast(named)) ?? takeLast(before);
    if (taken !== undefined) credited.add(taken);
  }
  return setups.filter((index) => !credited.has(index));
}
