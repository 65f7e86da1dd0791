import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKSUMS_FILE } from '../../audit/checksums.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { moneyText } from '../../domain/amount-text.ts';
import { type Day, parseDay } from '../../domain/calendar.ts';
import { dayText } from '../../domain/notation.ts';
import { type CloseResult, closeRun } from '../../jobs/close.ts';
import { isForecast } from '../../runs/account-folder.ts';
import { chargedTotals } from '../../runs/ledger-check.ts';
import { grappeVersion } from '../../version.ts';
import { type CommandRun, switchOption, textOption } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { cents } from '../explain/text.ts';
import { onInterrupt } from '../interrupt.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import { runTerminal } from '../run-language.ts';
import type { Terminal } from '../terminal.ts';
import { printVerification } from './verify.ts';

/** `grappe close`: issues a run, for good. */
export const close: CommandRun = async (given, asked) => {
  const folder = given.argument ?? '.';
  const terminal = runTerminal(folder, given, asked);
  const text = words(terminal.language);
  if (!existsSync(join(folder, MANIFEST_FILE)) && !existsSync(join(folder, CHECKSUMS_FILE))) {
    const isThere = existsSync(folder);
    terminal.err(isThere ? text.verify.notARun(folder) : text.close.noRun(folder));
    return EXIT.invalid;
  }
  if (isForecast(folder)) {
    terminal.err(text.verify.aForecast(folder));
    return EXIT.invalid;
  }
  const on = textOption(given, 'on');
  const day = on === undefined ? undefined : parseDay(on);
  if (day === undefined) {
    terminal.err(on === undefined ? text.close.needsDay : text.close.badDay(on));
    return EXIT.invalid;
  }
  const result = await closeRun(folder, {
    on: day,
    asIs: switchOption(given, 'asIs'),
    onFolder: onInterrupt(terminal.language),
  });
  if (result.kind !== 'closed') return refuse(folder, day, result, terminal);
  const { lines, gross_amount: gross } = chargedTotals(result.manifest);
  const { language } = terminal;
  if (result.later !== undefined) {
    terminal.err(text.close.afterRow(result.later.message));
    return EXIT.environment;
  }
  if (!terminal.quiet) {
    const done = text.close.done(
      folder,
      dayText(day, language),
      lines,
      moneyText(cents(gross), result.currency, language),
    );
    terminal.out(`${done} ${result.readOnly ? text.close.frozen : text.close.unprotected}`);
  }
  return EXIT.done;
};

function refuse(
  folder: string,
  on: Day,
  result: Exclude<CloseResult, { kind: 'closed' }>,
  terminal: Terminal,
): ExitCode {
  const text = words(terminal.language).close;
  switch (result.kind) {
    case 'already':
      terminal.err(text.already(folder, dayText(result.on, terminal.language)));
      return EXIT.invalid;
    case 'not-in-runs':
      terminal.err(text.notInRuns(folder));
      return EXIT.invalid;
    case 'bad-name':
      terminal.err(text.badName(folder));
      return EXIT.invalid;
    case 'other-version':
      terminal.err(text.otherVersion(folder, result.wrote, grappeVersion()));
      return EXIT.invalid;
    case 'renamed':
      terminal.err(text.renamed(folder, result.from));
      return EXIT.invalid;
    case 'same-name':
      terminal.err(text.sameName(folder, result.as));
      return EXIT.invalid;
    case 'too-early':
      terminal.err(
        text.tooEarly[result.than](dayText(on, terminal.language), dayText(result.day, terminal.language)),
      );
      return EXIT.invalid;
    case 'empty':
      terminal.err(text.empty(folder));
      return EXIT.invalid;
    case 'problems':
      printProblems(terminal, result.problems, false);
      return EXIT.invalid;
    case 'corrected':
      terminal.err(text.corrected(result.base, result.by));
      return EXIT.invalid;
    case 'spent':
      for (const { lineNumber, invoiceNumber, run } of result.lines) {
        terminal.err(text.spent(lineNumber, invoiceNumber, run));
      }
      terminal.err(text.spentHint);
      return EXIT.invalid;
    case 'not-verified':
      printVerification(folder, result.verification, terminal);
      terminal.err(text.notVerified);
      return EXIT.findings;
  }
}
