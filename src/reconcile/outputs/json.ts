import * as z from 'zod';
import { toDiagnostic } from '../../diagnostics/render.ts';
import { SEVERITIES } from '../../domain/convention.ts';
import { FINDING_CODES, type FindingRecord } from '../../domain/finding.ts';
import { CENTS_TEXT, formatCents } from '../../domain/numbers/money.ts';
import { uncommanding } from '../../text/printable.ts';
import { outputWords } from '../messages/output-words.ts';
import type { NotJudged } from '../not-judged.ts';
import { checksOf, fails } from '../reconciliation.ts';
import { toRecord } from '../render.ts';
import { type Output, recordsOf } from './output.ts';

/** One document; amounts are strings. */
export const jsonOutput: Output = function* (reconciliation, { language, failOn, problems = [] }) {
  const { history, lines, notRun, unpriced, unmarketed, byCode, tally } = reconciliation;
  const { findings } = recordsOf(reconciliation, language);
  const text = outputWords(language);
  const { overBilled, owed, late } = tally;
  const document = {
    ok: !findings.some(({ severity }) => fails(severity, failOn)),
    diagnostics: problems.map((found) => toDiagnostic(found, language)),
    lines,
    over_billed: formatCents(overBilled),
    owed_to_operator: formatCents(-owed),
    late: formatCents(late),
    checks: checksOf(history.register.workspace).map(({ code }) => {
      const stopped = notRun.find((item) => item.code === code);
      return {
        code,
        ran: stopped === undefined,
        reason: stopped === undefined ? null : text.lacks[stopped.lacks],
        findings: byCode.get(code) ?? 0,
      };
    }),
    price_not_judged: unpriced === undefined ? null : notJudgedJson(unpriced),
    market_not_judged:
      unmarketed === undefined ? null : { ...notJudgedJson(unmarketed), markets: unmarketed.markets },
    findings: findings.map(findingJson),
    accepted: reconciliation.accepted.map(({ finding, acceptance: { reason, acceptedBy, row } }) => ({
      ...findingJson(toRecord(finding, language)),
      reason,
      accepted_by: acceptedBy ?? null,
      acceptance_row: row,
    })),
  };
  yield `${uncommanding(JSON.stringify(document, undefined, 2))}\n`;
};

function notJudgedJson({ lines, net }: NotJudged) {
  return { lines, net_amount: formatCents(net) };
}

/** A finding for a program: the columns of RECONCILE.md; the amount is a string, a missing value is null. */
export const findingSchema = z.strictObject({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  supplier: z.string(),
  invoice_number: z.string(),
  line_number: z.string(),
  access: z.string(),
  expected: z.string(),
  actual: z.string(),
  at_stake: z.string().regex(CENTS_TEXT).nullable(),
  message: z.string(),
  file: z.string(),
  row: z.int().nullable(),
  column: z.string(),
});

export type FindingJson = z.infer<typeof findingSchema>;

/** The same, from a record. */
export function findingJson(record: FindingRecord): FindingJson {
  return {
    code: record.code,
    severity: record.severity,
    supplier: record.supplier,
    invoice_number: record.invoiceNumber,
    line_number: record.lineNumber,
    access: record.access,
    expected: record.expected,
    actual: record.actual,
    at_stake: record.atStake === undefined ? null : formatCents(record.atStake),
    message: record.message,
    file: record.file,
    row: record.row ?? null,
    column: record.column,
  };
}
