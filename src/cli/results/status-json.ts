import type { Problem } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import { formatCents } from '../../domain/money.ts';
import { awaitsDecision, type Status } from '../../jobs/status/status.ts';
import { totalsFields } from '../../settle/totals.ts';
import { balanceJson, diagnosticsJson, jsonText } from '../json.ts';

/** Where the group stands, for programs. */
export function statusJson(
  status: Status | undefined,
  problems: readonly Problem[],
  language: Language,
): string {
  return jsonText({
    ok: status !== undefined && !awaitsDecision(status),
    diagnostics: diagnosticsJson(problems, language),
    status: status === undefined ? null : documentOf(status, language),
  });
}

function documentOf(status: Status, language: Language) {
  return {
    months: status.months,
    open: status.open.map(({ month, late, ...totals }) => ({ month, late, ...totalsFields(totals) })),
    files: status.files.map(({ path, form, lines, invoices, days, net }) => ({
      path,
      form,
      lines,
      invoices,
      first: days === undefined ? null : formatDay(days.from),
      last: days === undefined ? null : formatDay(days.to),
      net_amount: formatCents(net),
    })),
    unread: diagnosticsJson(status.unread, language),
    ignored: status.ignored.map(({ glob, reason, names }) => ({ files: glob, reason, names })),
    changed:
      status.changed?.map(({ run, total, members, problems }) => ({
        run,
        ...totalsFields(total),
        members: members.map(({ member, ...totals }) => ({ member, ...totalsFields(totals) })),
        problems: diagnosticsJson(problems, language),
      })) ?? null,
    advances: status.balances.map(({ period, ...balance }) => ({ period, ...balanceJson(balance) })),
    unreached: status.unreached,
  };
}
