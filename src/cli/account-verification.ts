import { type AccountVerification, verifyAccount } from '../jobs/verify-account.ts';
import { type Answer, type Given, textOption } from './definition.ts';
import { EXIT } from './exit-code.ts';
import { onInterrupt } from './interrupt.ts';
import { jsonText } from './json.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';
import { foundFields, printFound, verificationHolds } from './verification.ts';

/** Verifies a folder that is an account; undefined where it is none. */
export async function accountVerified(
  folder: string,
  given: Given,
  terminal: Terminal,
): Promise<Answer | undefined> {
  const found = await verifyAccount(folder, textOption(given, 'workspace'), onInterrupt(terminal.language));
  if (found === undefined) return undefined;
  return () => {
    if (textOption(given, 'format') === 'json') terminal.out(accountJson(folder, found, terminal));
    else printAccount(folder, found, terminal);
    return verificationHolds(found) ? EXIT.done : EXIT.findings;
  };
}

function printAccount(folder: string, found: AccountVerification, terminal: Terminal): void {
  const { account_id: id, outputs, runs } = found.manifest;
  const { accountHolds } = words(terminal.language).verify;
  printFound(found, terminal, () => accountHolds(folder, id, outputs.length + 2, runs.length));
}

function accountJson(folder: string, found: AccountVerification, terminal: Terminal): string {
  return jsonText({
    ok: verificationHolds(found),
    account: folder,
    account_id: found.manifest.account_id,
    ...foundFields(found, terminal),
  });
}
