import type { AccountManifest } from '../../audit/account-manifest.ts';
import type { Language } from '../../domain/language.ts';
import type { AccountResult } from '../../jobs/year/account.ts';
import { monthSpans, reportWords } from '../../report/words/words.ts';
import type { Balance } from '../../settle/account.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import { headText, isoDayText, money, writtenText } from '../text-parts.ts';

type Written = NonNullable<AccountResult['written']>;

/** What `account` wrote, for people: balances, runs, what is missing, files. */
export function accountText({ folder, manifest, balances }: Written, text: Words): string {
  const { account } = text.year;
  return [
    headText(account.title(manifest.account), manifest.account_id, manifest.title),
    ...(balances.length === 0 ? [reportWords(text.language).noDebts] : [balancesText(balances, text)]),
    `${reportWords(text.language).ofYear.runs}\n${runsTable(manifest, text)}`,
    ...(manifest.partial === null ? [] : [partialText(manifest.partial, text)]),
    writtenText(folder, manifest.outputs, text),
  ].join('\n\n');
}

function balancesText(balances: readonly Balance[], text: Words): string {
  const { account } = text.year;
  const header = [text.debtor, text.creditor, account.owed, account.advances, account.balance];
  const rows = balances.map((balance) => balanceCells(balance, text));
  const giveBack = balances.some(({ balance }) => balance < 0n) ? `\n${account.giveBack}` : '';
  const isOpen = balances.some(({ balance }) => balance !== 0n);
  const oneTitle = isOpen ? `\n${reportWords(text.language).ofYear.oneTitle}` : '';
  return `${account.balancesTitle}\n${textTable(header, rows, 2)}${giveBack}${oneTitle}`;
}

export function balanceCells(
  { debtor, creditor, owed, advances, balance }: Balance,
  { amount }: Words,
): readonly string[] {
  return [debtor, creditor, ...[owed, advances, balance].map(amount)];
}

function runsTable({ runs }: AccountManifest, words: Words): string {
  const { year, month, run } = words;
  const rows = runs.map((item) => [item.month, item.run, item.run_id, isoDayText(item.closed_on, words)]);
  return textTable([month, run, year.account.runId, year.account.closedOn], rows, 4);
}

function partialText(partial: NonNullable<AccountManifest['partial']>, words: Words): string {
  const { account } = words.year;
  const lines = [
    ...monthSpans(partial.months, words.language).map(account.openMonth),
    ...partial.late.map(({ month, lines: count, net_amount: net }) =>
      account.lateLines(monthSpans([month], words.language).join(), count, money(net, words)),
    ),
  ];
  return [account.partialTitle, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What `account` did, for programs. */
export function accountJson({ problems, written }: AccountResult, language: Language): string {
  return jsonText({
    ok: written !== undefined,
    diagnostics: diagnosticsJson(problems, language),
    account:
      written === undefined
        ? null
        : {
            folder: written.folder,
            account_id: written.manifest.account_id,
            period: written.manifest.account,
            partial: written.manifest.partial,
            runs: written.manifest.runs,
            totals: written.manifest.totals,
            balances: written.balances,
            files: written.manifest.outputs.map(({ path }) => path),
          },
  });
}
