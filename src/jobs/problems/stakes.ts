import { statedDays } from '../../allocate/service-days.ts';
import type { LinesOfAccess, Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { covers, type DayRange, overlap } from '../../domain/time/calendar.ts';
import { quietLines, quietLinesOf } from '../../invoices/quiet-lines.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { ownOutput } from './own-output.ts';

/** Sums the lines of a run, to say how much money depends on some problems of tables, folders and accesses. */
export function stakesOf(loaded: LoadedWorkspace, convention: Convention | undefined) {
  const inDoubt = groupBy(
    loaded.problems.flatMap(({ stakeOf }) => stakeOf ?? []),
    ({ access }) => access,
  );
  const ofAccesses = new Map<LinesOfAccess, Cents>();
  let net = 0n;
  const stakeIn = async (found: Problem): Promise<Cents | undefined> => {
    const { code, args, place, stakeOf } = found;
    if (stakeOf !== undefined) return ofAccesses.get(stakeOf);
    if (convention === undefined) return undefined;
    // Their lines are not in `net`: nothing reads them.
    if (code === 'folder-unread')
      return (await sumOf(quietLines(loaded, convention, place.file))) || undefined;
    if (code === 'invoice-unread')
      return (await sumOf(quietLinesOf(loaded, convention, place.file))) || undefined;
    // What grappe itself wrote has no lines, however many rows.
    if (code !== 'table-unread' || ownOutput(found, loaded.folder) !== found) return undefined;
    // A list like a table puts all lines at stake, which are shared without it; another one may contain lines itself.
    const stake =
      args['tables'] === undefined ? net : await sumOf(quietLinesOf(loaded, convention, place.file));
    return stake || undefined;
  };
  return {
    add(line: InvoiceLine): void {
      net += line.net;
      const { access, serves } = line;
      // Whom an access serves is in doubt only where the line does not say it.
      if (access === undefined || serves !== undefined) return;
      const doubts = inDoubt.get(access);
      if (doubts === undefined) return;
      for (const lines of doubts) {
        if (mayBeOf(line, lines.days)) ofAccesses.set(lines, (ofAccesses.get(lines) ?? 0n) + line.net);
      }
    },
    /** The same problems, with the amount at stake where lines depend on them. */
    async withStakes(problems: readonly Problem[]): Promise<readonly Problem[]> {
      const staked: Problem[] = [];
      for (const found of problems) {
        const stake = await stakeIn(found);
        staked.push(stake === undefined ? found : { ...found, stake });
      }
      return staked;
    },
  };
}

/** Whether a line may be for some of these days, by its days of service or by its date. */
function mayBeOf(line: InvoiceLine, days: readonly DayRange[]): boolean {
  const stated = statedDays(line)?.days;
  if (stated === undefined) return true;
  return days.some((range) => overlap(range, stated) !== undefined || covers(range, line.invoiceDate));
}

/** The net of lines, as far as they are understood. */
async function sumOf(lines: AsyncIterable<InvoiceLine>): Promise<Cents> {
  let net = 0n;
  for await (const line of lines) net += line.net;
  return net;
}
