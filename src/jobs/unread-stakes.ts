import type { Problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { Cents } from '../domain/money.ts';
import { invoiceFiles } from '../invoices/invoice-files.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';

/**
 * Puts what is at stake to folders and tables that nobody reads: the lines of the folder, which nobody is charged, and
 * the lines that are shared without the list that looks like a table.
 */
export async function withUnreadStakes(
  problems: readonly Problem[],
  { folder }: LoadedWorkspace,
  convention: Convention,
  shared: Cents,
): Promise<readonly Problem[]> {
  const told: Problem[] = [];
  for (const found of problems) {
    const { code, args, place } = found;
    let stake: Cents = 0n;
    if (code === 'folder-unread') stake = await netOf(folder, place.file, convention);
    else if (code === 'table-unread' && args['tables'] === '') stake = shared;
    told.push(stake === 0n ? found : { ...found, stake });
  }
  return told;
}

/** The net of the lines in a folder, as far as they are understood. */
async function netOf(folder: string, name: string, convention: Convention): Promise<Cents> {
  const ignore = (): void => {};
  const { paths, open } = await invoiceFiles(folder, convention, ignore, name);
  let net = 0n;
  for (const path of paths) {
    const file = await open(path, ignore);
    for (const batch of file?.batches(ignore) ?? []) for (const line of batch) net += line.net;
  }
  return net;
}
