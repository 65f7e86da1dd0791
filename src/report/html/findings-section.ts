import { SEVERITIES } from '../../domain/convention.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import { decimalIn, type Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { sumOfCents } from '../../domain/numbers/money.ts';
import { markupText } from '../../text/markup.ts';
import { compareText } from '../../text/text-order.ts';
import { amount, field, left, right, type Table, tableOf, text, withoutEmptyColumns } from '../document.ts';
import type { ReportWords } from '../words/words.ts';
import { longTable, proseMarkup } from './markup.ts';

/** A finding of reconcile in words. */
export interface ReportFinding extends FindingRecord {
  /** The name of the check. */
  readonly check: string;
}

/** Whether nobody has accepted a finding. */
export function isOpen({ accepted }: ReportFinding): boolean {
  return accepted === undefined;
}

/** The findings of one code, or those that are accepted, which come last; others are sorted by urgency, then by code. */
export interface FindingGroup {
  readonly summary: string;
  readonly table: Table;
}

export function findingGroups(all: readonly ReportFinding[], words: ReportWords): readonly FindingGroup[] {
  const findings = all.filter(isOpen);
  const accepted = all.filter((one) => !isOpen(one));
  const urgency = (items: readonly ReportFinding[]): number =>
    items.reduce<number>(
      (least, { severity }) => Math.min(least, SEVERITIES.indexOf(severity)),
      SEVERITIES.length,
    );
  const groups = [...groupBy(findings, ({ code }) => code)]
    .sort(([a, ofA], [b, ofB]) => urgency(ofA) - urgency(ofB) || compareText(a, b))
    .map(([code, items]) => {
      const name = items[0]?.check ?? code;
      const severities = [...new Set(items.map(({ severity }) => words.severities[severity]))].join(', ');
      const summary = summaryOf([name, severities], items, words);
      return { summary, table: findingTable(code, name, items, words) };
    });
  if (accepted.length === 0) return groups;
  const summary = summaryOf([words.acceptedFindings], accepted, words);
  return [...groups, { summary, table: findingTable('accepted', words.acceptedFindings, accepted, words) }];
}

function summaryOf(names: readonly string[], items: readonly ReportFinding[], words: ReportWords): string {
  const staked = items.flatMap(({ atStake }) => (atStake === undefined ? [] : [atStake]));
  const sum = `${words.finding.atStake} ${words.amount(sumOfCents(staked))}`;
  return [...names, words.findingCount(items.length), ...(staked.length > 0 ? [sum] : [])].join(' · ');
}

function findingTable(
  code: string,
  name: string,
  findings: readonly ReportFinding[],
  words: ReportWords,
): Table {
  return withoutEmptyColumns({
    id: `findings-${code}`,
    title: `${words.findings}, ${name}`,
    ...tableOf(findings, [
      field(left(words.invoice, 16), ({ invoiceNumber, lineNumber }) =>
        text(invoiceNumber, lineNumber === '' ? '' : words.lineAndNumber(lineNumber)),
      ),
      field(left(words.access, 14), ({ access }) => access),
      field(left(words.finding.message, 50), ({ message, check, accepted }) =>
        accepted === undefined ? message : text(message, check),
      ),
      field(left(words.finding.accepted, 24), ({ accepted = '' }) => accepted),
      field(left(words.finding.expected, 14), ({ expected }) => decimalText(expected, words.language)),
      field(left(words.finding.actual, 14), ({ actual }) => decimalText(actual, words.language)),
      field(right(words.finding.atStake, 14), ({ atStake }) =>
        atStake === undefined ? '' : amount(atStake),
      ),
      field(left(words.finding.place, 26), ({ file, row }) => (row === undefined ? file : `${file}:${row}`)),
    ]),
  });
}

/** The expected value, in the notation of the language if it is a number: `92,5`. */
function decimalText(value: string, language: Language): string {
  return /^-?\d+\.\d+$/.test(value) ? decimalIn(language, value) : value;
}

/** The findings of reconcile, code by code, folded. */
export function findingsSection(
  findings: readonly ReportFinding[] | undefined,
  groups: readonly FindingGroup[],
  words: ReportWords,
): string {
  const note =
    findings === undefined
      ? words.notReconciled
      : findings.some(isOpen)
        ? ''
        : findings.length === 0
          ? words.noFindings
          : words.nothingBut;
  const folded = groups.map(
    ({ summary, table }) =>
      `<details><summary>${proseMarkup(summary)}</summary>${longTable(table, words)}</details>`,
  );
  return `<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">${markupText(words.findings)}</h2>
${note === '' ? '' : `<p class="note">${proseMarkup(note)}</p>`}${folded.join('\n')}</section>`;
}
