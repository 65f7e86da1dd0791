import { type AccountManifest, accountId, accountManifestText } from '../audit/account-manifest.ts';
import { CHECKSUMS_FILE, checksumsText } from '../audit/checksums.ts';
import { MANIFEST_FILE } from '../audit/manifest-schema.ts';
import type { Problem } from '../diagnostics/problem.ts';
import { formatCents } from '../domain/money.ts';
import { accountCsv, balanceCsv, expenseCsv } from '../report/csv/account.ts';
import type { Account, Balance } from '../settle/account.ts';
import { type Amounts, NOTHING, plus, type Totals } from '../settle/totals.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { writeOutput } from './output-file.ts';
import { packInput } from './pack-input.ts';

/** What an account is written from. */
export interface AccountContent extends Account {
  readonly version: string;
  readonly title: string;
  readonly balances: readonly Balance[];
  readonly stated: Pick<AccountManifest, 'account' | 'reports' | 'runs' | 'partial'>;
  /** The tables, and the folder from which they are copied. */
  readonly inputs: readonly Fingerprint[];
  readonly inputsFolder: string;
}

/** Writes the files of an account into its folder; the problems are inputs that changed since they were read. */
export async function writeAccount(
  folder: string,
  content: AccountContent,
): Promise<{ readonly manifest: AccountManifest; readonly problems: readonly Problem[] }> {
  const { account, expense, balances, stated, inputs, version, title } = content;
  const problems: Problem[] = [];
  const outputs: readonly Fingerprint[] = [
    writeOutput(folder, 'account.csv', accountCsv(account)),
    writeOutput(folder, 'balance.csv', balanceCsv(balances)),
    writeOutput(folder, 'expense.csv', expenseCsv(expense)),
  ];
  const packed = inputs.map((input) => packInput(content.inputsFolder, folder, input, problems));
  const manifest: AccountManifest = {
    grappe: version,
    account_id: accountId(version, stated, inputs),
    account: stated.account,
    title,
    reports: stated.reports,
    runs: stated.runs,
    partial: stated.partial,
    inputs,
    outputs,
    totals: { owed: sums(account), borne: sums(expense) },
  };
  const ofManifest = writeOutput(folder, MANIFEST_FILE, accountManifestText(manifest));
  writeOutput(folder, CHECKSUMS_FILE, checksumsText([...outputs, ofManifest, ...packed]));
  return { manifest, problems };
}

function sums(rows: readonly Amounts[]) {
  const { net, vat, gross } = rows.reduce<Totals>((sum, row) => plus(sum, row), NOTHING);
  return { net_amount: formatCents(net), vat_amount: formatCents(vat), gross_amount: formatCents(gross) };
}
