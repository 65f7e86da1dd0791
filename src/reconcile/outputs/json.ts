import { formatCents } from '../../domain/money.ts';
import { outputWords } from '../messages/output-words.ts';
import { ALL_CHECKS, fails } from '../reconcile.ts';
import { findingJson } from './finding-json.ts';
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
