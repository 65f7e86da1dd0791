import { placeText } from '../../diagnostics/render.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import { type Language, NOTATION } from '../../domain/language.ts';
import { defined, groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { joined } from '../../text/joined.ts';
import { printable } from '../../text/printable.ts';
import { groupsOf } from '../groups.ts';
import { outputWords } from '../messages/output-words.ts';
import { checkName, checkWords } from '../render.ts';
import { type AtStake, tallyOf } from '../tally.ts';
import { matters, moneyFormatter, notJudged, type Output, recordsOf } from './output.ts';

/** For people: findings by check with their place, sums at stake, what was accepted and what did not run. */
export const textOutput: Output = function* (reconciliation, { language, failOn, quiet = false }) {
  const { lines, tally, ran } = reconciliation;
  const text = outputWords(language);
  const money = moneyFormatter(reconciliation, language);
  const findings = reconciliation.findings.filter((found) => !quiet || matters(found, failOn));
  const accepted = quiet ? [] : recordsOf(reconciliation, language).accepted;
  if (quiet && findings.length === 0) return;
  if (findings.length === 0 && accepted.length === 0) {
    yield `${text.allWell(
      lines,
      ran.map(({ code }) => checkWords(code, language).title),
    )}\n`;
    return;
  }
  for (const { code, findings: own, records } of groupsOf(findings, language)) {
    const severities = [...new Set(records.map(({ severity }) => text.severity[severity]))].join(', ');
    const head = [code, severities, text.findings(records.length), ...sums(tallyOf(own), money, language)];
    yield `${checkWords(code, language).title} · ${head.join(' · ')}\n`;
    for (const alike of groupBy(records, sentenceOf).values()) {
      for (const record of told(alike, language)) yield findingText(record, money, language);
    }
    yield '\n';
  }
  if (accepted.length > 0) {
    yield `${text.acceptedTitle}\n`;
    for (const record of accepted) yield findingText(record, money, language);
    yield '\n';
  }
  for (const sentence of quiet ? [] : notJudged(reconciliation, language)) yield `${sentence}\n`;
  const once = tally.again === 0n ? [] : [text.once(money(tally.again))];
  const total = [...sums(tally, money, language), ...once];
  yield `${[text.summary(reconciliation.findings.length, lines, ran.length), ...total].join(' · ')}\n`;
};

/** From so many findings on that differ only in their access, one is shown, naming the first accesses. */
const FEWEST_TOGETHER = 4;
const MOST_NAMED = 12;

/** What findings must have in common to be shown as one; one about an invoice is always shown by itself. */
function sentenceOf(record: FindingRecord): unknown {
  const { file, column, access, message, invoiceNumber } = record;
  return invoiceNumber === '' && access !== '' ? `${file}:${column} ${message}` : record;
}

function told(alike: readonly FindingRecord[], language: Language): readonly FindingRecord[] {
  if (alike.length < FEWEST_TOGETHER) return alike;
  const named = alike.slice(0, MOST_NAMED).map(({ access }) => access);
  const more = alike.length - named.length;
  const rest = more === 0 ? '' : outputWords(language).inCsv(more);
  return [{ ...defined(alike[0]), access: joined([named.join(', '), rest], ' ') }];
}

type Money = (amount: Cents) => string;

function findingText(record: FindingRecord, money: Money, language: Language): string {
  const { file, row, column, invoiceNumber, lineNumber, access, atStake, message, code, accepted } = record;
  const text = outputWords(language);
  const what = [
    ...(invoiceNumber === '' ? [] : [`${invoiceNumber}${lineNumber === '' ? '' : `/${lineNumber}`}`]),
    ...(access === '' ? [] : [access]),
  ].join(' ');
  const amount = atStake === undefined ? [] : [money(atStake)];
  const place = placeText({ file, row, column });
  const first = joined([`  ${place}`, what, ...amount], '  ');
  const second =
    accepted === undefined
      ? message
      : `${checkName(code, language)}${NOTATION[language].colon} ${message} (${text.acceptedBecause(accepted)})`;
  return `${printable(first)}\n    ${printable(second)}\n`;
}

function sums({ overBilled, owed, late }: AtStake, money: Money, language: Language): readonly string[] {
  const text = outputWords(language);
  return [
    ...(overBilled === 0n ? [] : [`${text.overBilled} ${money(overBilled)}`]),
    ...(owed === 0n ? [] : [`${text.owed} ${money(-owed)}`]),
    ...(late === 0n ? [] : [`${text.late} ${money(late)}`]),
  ];
}
