import type { FindingRecord } from '../../domain/finding.ts';
import { formatCents } from '../../domain/money.ts';
import { outputWords } from '../messages/output-words.ts';
import { ALL_CHECKS, fails } from '../reconcile.ts';
import { atStakeOf, type Output, recordsOf } from './output.ts';

/** One document; amounts are strings. */
export const jsonOutput: Output = function* (reconciliation, { language, failOn }) {
  const { history, notRun } = reconciliation;
  const { findings, accepted } = recordsOf(reconciliation, language);
  const text = outputWords(language);
  const { overBilled, owed } = atStakeOf(findings);
  const document = {
    ok: !findings.some(({ severity }) => fails(severity, failOn)),
    lines: history.selected.length,
    over_billed: formatCents(overBilled),
    owed_to_operator: formatCents(-owed),
    checks: ALL_CHECKS.map(({ code }) => {
      const stopped = notRun.find((item) => item.code === code);
      return {
        code,
        ran: stopped === undefined,
        reason: stopped === undefined ? null : text.lacks[stopped.lacks],
        findings: findings.filter((finding) => finding.code === code).length,
      };
    }),
    findings: findings.map(findingJson),
    accepted: accepted.map((record) => ({ ...findingJson(record), reason: record.accepted })),
  };
  yield `${JSON.stringify(document, undefined, 2)}\n`;
};

function findingJson(record: FindingRecord) {
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
