import { hasErrors } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { monthsOf } from '../../domain/time/period.ts';
import { proposeAdvances } from '../../jobs/forecast/advances.ts';
import { advancesCsv } from '../../report/csv/advances.ts';
import { columnsOf, headerIn } from '../../workspace/columns/table.ts';
import { advances as table } from '../../workspace/tables/tables-of-the-year.ts';
import { askedPeriod, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT, invalid } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { printProblems } from '../print-problems.ts';

/** `grappe advances`: proposes the advances of a period, as CSV to review, in the language. */
export const advances: CommandRun = async (given, asked) => {
  const period = askedPeriod(given, asked, '2026');
  if (period === undefined) return EXIT.invalid;
  // Each is called on the first day of a different month: the table would take two on one day for copies.
  const most = monthsOf(period.days).length;
  const parts = partsOf(given.text('parts') ?? String(Math.min(USUAL_PARTS, most)), most);
  if (parts === undefined) return invalid(asked, asked.words.year.advances.badParts(most));
  const { loaded, terminal } = openedWorkspace(given, asked);
  const { language } = terminal;
  const { advances: proposed, problems } = await proposeAdvances(loaded, period, parts);
  if (given.text('format') === 'json') {
    const rows = proposed.map(({ debtor, creditor, calledOn, gross, period: name }) => ({
      debtor,
      creditor,
      called_on: formatDay(calledOn),
      gross_amount: gross,
      period: name,
    }));
    const ok = !hasErrors(problems);
    terminal.out(jsonText({ ok, diagnostics: diagnosticsJson(problems, language), advances: rows }));
    return exitCodeOf(problems, 0);
  }
  printProblems(terminal, problems, given.has('all'));
  if (hasErrors(problems)) return exitCodeOf(problems, 0);
  const header = columnsOf(table.schema).map((column) => headerIn(column, language));
  const mark = loaded.workspace?.convention.decimalMark;
  terminal.out(advancesCsv(proposed, header, language, mark));
  return exitCodeOf(problems, 0);
};

const USUAL_PARTS = 4;

function partsOf(text: string, most: number): number | undefined {
  return /^[1-9]\d*$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
