import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { defined } from '../../domain/lists.ts';
import type { ProposedAdvance } from '../../domain/tables.ts';
import type { Period } from '../../domain/time/period.ts';
import { balancesOf } from '../../settle/account.ts';
import { instalmentDays, instalments } from '../../settle/instalments.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { forecastSums } from './forecast.ts';
import { forecastLines } from './forecast-lines.ts';
import { lackingProblems, unforecast } from './unforecast.ts';

/** Proposes the advances of a period: the gross of its forecast for each debtor and creditor, in equal parts. Writes no table. */
export async function proposeAdvances(
  loaded: LoadedWorkspace,
  period: Period,
  parts: number,
): Promise<{ readonly advances: readonly ProposedAdvance[]; readonly problems: readonly Problem[] }> {
  const { workspace } = loaded;
  if (workspace === undefined) return { advances: [], problems: withOwnHeaders(loaded.problems, loaded) };
  const { lines, problems } = forecastLines(workspace, period);
  const lacking = hasErrors(problems) ? [] : lackingProblems(await unforecast(loaded, period));
  const all = withOwnHeaders([...loaded.problems, ...problems, ...lacking], loaded);
  if (hasErrors(all)) return { advances: [], problems: all };
  const days = instalmentDays(period.days, parts);
  const owed = balancesOf(forecastSums(lines).account, []).filter(({ balance }) => balance > 0n);
  const advances = owed.flatMap(({ debtor, creditor, balance }) =>
    instalments(balance, parts).map((gross, part) => ({
      debtor,
      creditor,
      calledOn: defined(days[part]),
      gross,
      period: period.name,
    })),
  );
  return { advances, problems: all };
}
