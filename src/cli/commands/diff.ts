import { diffRuns, isSame, openRun } from '../../jobs/diff.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { isAccount } from '../../runs/run-files.ts';
import { type Answer, type CommandRun, EXIT, type Given, invalid, refused } from '../definition.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { printProblems } from '../print-problems.ts';
import { diffJson } from '../results/diff-json.ts';
import { diffText } from '../results/diff-text.ts';
import { noLinesText, runTerminal } from '../run-argument.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe diff`: what changed between two runs, and which input caused it. */
export const diff: CommandRun = async (given, asked) => {
  const [older, newer, ...more] = given.arguments;
  if (older === undefined || newer === undefined || more.length > 0)
    return invalid(asked, asked.words.diff.needsTwo);
  const answer = await consistentRead(
    () => [older, newer],
    () => lookAt(older, newer, given, asked),
  );
  return answer();
};

async function lookAt(older: string, newer: string, given: Given, asked: Terminal): Promise<Answer> {
  const terminal = runTerminal(newer, given, asked);
  const text = terminal.words.diff;
  const [old, recent] = [openRun(older), openRun(newer)];
  if (old === undefined || recent === undefined) {
    const refusal = noLinesText(old === undefined ? older : newer, terminal.words);
    return refused([older, newer].every(isAccount) ? `${refusal} ${text.ofAccounts}` : refusal, terminal);
  }
  const isJson = given.text('format') === 'json';
  const { value, problems } = await diffRuns(old, recent);
  if (value === undefined) {
    return () => {
      printProblems(terminal, problems, given.has('all'));
      if (isJson)
        terminal.out(jsonText({ ok: false, diagnostics: diagnosticsJson(problems, terminal.language) }));
      return EXIT.invalid;
    };
  }
  const same = isSame(value);
  return () => {
    if (isJson) terminal.out(diffJson(value, same));
    else if (!same) terminal.out(diffText(value, given.has('all'), terminal.words));
    else if (!terminal.quiet) terminal.out(text.same);
    return same ? EXIT.done : EXIT.findings;
  };
}
