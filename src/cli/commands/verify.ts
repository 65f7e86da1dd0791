import type { OnProgress } from '../../diagnostics/progress.ts';
import { verifyRun } from '../../jobs/verify/verify.ts';
import { type AccountVerification, verifyAccount } from '../../jobs/verify/verify-account.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { type Answer, type CommandRun, type Given, invalid, refused } from '../definition.ts';
import { EXIT } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { jsonText } from '../json.ts';
import { words } from '../messages/words.ts';
import { noRunText } from '../no-run.ts';
import { stderrProgress } from '../progress.ts';
import {
  foundFields,
  printFound,
  printVerification,
  verificationFields,
  verificationHolds,
} from '../results/verification.ts';
import { runTerminal } from '../run-language.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe verify`: whether a run is what it was, and comes out the same today. */
export const verify: CommandRun = async (given, asked) => {
  if (given.has('all')) return (await import('./verify-all.ts')).verifyWorkspace(given, asked);
  if (given.text('anchor') !== undefined) return invalid(asked, words(asked.language).verify.anchorOfAll);
  const [folder = '.'] = given.arguments;
  const terminal = runTerminal(folder, given, asked);
  const progress = stderrProgress(terminal);
  const answer = await consistentRead(
    () => [folder],
    () => lookAt(folder, given, terminal, progress.show),
  ).finally(progress.clear);
  return answer();
};

/** Verifies a run or an account. */
async function lookAt(
  folder: string,
  given: Given,
  terminal: Terminal,
  onProgress: OnProgress,
): Promise<Answer> {
  const refusal = noRunText(folder, words(terminal.language));
  if (refusal !== undefined) return refused(refusal, terminal);
  const ofAccount = await accountVerified(folder, given, terminal);
  if (ofAccount !== undefined) return ofAccount;
  const verification = await verifyRun(folder, {
    workspace: given.text('workspace'),
    onFolder: onInterrupt(terminal.language),
    onProgress,
  });
  return () => {
    if (given.text('format') === 'json')
      terminal.out(jsonText(verificationFields(folder, verification, terminal)));
    else printVerification(folder, verification, terminal);
    return verificationHolds(verification) ? EXIT.done : EXIT.findings;
  };
}

/** Verifies a folder that is an account; undefined where it is none. */
async function accountVerified(
  folder: string,
  given: Given,
  terminal: Terminal,
): Promise<Answer | undefined> {
  const found = await verifyAccount(folder, given.text('workspace'), onInterrupt(terminal.language));
  if (found === undefined) return undefined;
  return () => {
    if (given.text('format') === 'json') terminal.out(accountJson(folder, found, terminal));
    else printAccount(folder, found, terminal);
    return verificationHolds(found) ? EXIT.done : EXIT.findings;
  };
}

function printAccount(folder: string, found: AccountVerification, terminal: Terminal): void {
  const { account_id: id, outputs, runs } = found.manifest;
  const { accountHolds } = words(terminal.language).verify;
  printFound(folder, found, terminal, () => accountHolds(folder, id, outputs.length + 2, runs.length));
}

function accountJson(folder: string, found: AccountVerification, terminal: Terminal): string {
  return jsonText({
    ok: verificationHolds(found),
    account: folder,
    account_id: found.manifest.account_id,
    ...foundFields(found, terminal),
  });
}
