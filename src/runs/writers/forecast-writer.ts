import { type ForecastManifest, forecastId } from '../../audit/forecast-manifest.ts';
import { languageOfGroup } from '../../domain/language.ts';
import { monthsOf, type Period } from '../../domain/time/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type AnnouncedRow, announcedFile, budgetFile } from '../../report/csv/forecast.ts';
import { tableText } from '../../report/csv/output-table.ts';
import { accountFile, expenseFile } from '../../report/csv/sum-files.ts';
import { yearPage } from '../../report/html/year-page.ts';
import { forecastOfficeTables } from '../../report/office/tables.ts';
import { namesOf } from '../../report/statement/identity.ts';
import { reportWords } from '../../report/words/words.ts';
import type { Account } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeManifest, writeOutput } from '../disk/output-file.ts';
import { writeOfficeTables } from './office-writer.ts';

export interface ForecastContent extends Account {
  readonly version: string;
  readonly workspace: Workspace;
  readonly period: Period;
  readonly lines: readonly AnnouncedRow[];
  /** Undefined where no vote was asked for. */
  readonly budget: readonly BudgetRow[] | undefined;
  readonly inputs: readonly Fingerprint[];
  /** What was billed beyond what is announced, in words: under the votes, or at the foot where there are none. */
  readonly beyond: string | undefined;
  /** What the forecast does not know, written at the foot of its page. */
  readonly notes: readonly string[];
}

/** Writes the files of a forecast into its folder (YEAR.md, "forecast"). */
export async function writeForecast(folder: string, content: ForecastContent): Promise<ForecastManifest> {
  const { version, workspace, period, lines, account, expense, budget, inputs, beyond, notes } = content;
  const { convention } = workspace;
  const words = reportWords(languageOfGroup(convention));
  const { ofYear } = words;
  const id = forecastId(version, period.name, inputs);
  const computedBy = ofYear.forecastBy(version, id);
  const names = namesOf(workspace);
  const page = yearPage(
    {
      ...content,
      kind: 'forecast',
      period: period.name,
      months: monthsOf(period.days),
      names,
      marks: [ofYear.forecastMark],
      foot: [
        `${computedBy}.`,
        ofYear.forecastNote,
        ...(budget !== undefined || beyond === undefined ? [] : [beyond]),
        ...notes,
      ],
    },
    words,
  );
  const office = forecastOfficeTables({ ...content, period: period.name, context: names }, words);
  const paper = { period: period.name, computedBy, mark: ofYear.forecastMark };
  const outputs: readonly Fingerprint[] = [
    writeOutput(folder, 'account.csv', tableText(accountFile, account, workspace.release)),
    ...(budget === undefined
      ? []
      : [writeOutput(folder, 'budget.csv', tableText(budgetFile, budget, workspace.release))]),
    writeOutput(folder, 'expense.csv', tableText(expenseFile, expense, workspace.release)),
    writeOutput(folder, 'forecast.html', page),
    writeOutput(folder, 'lines.csv', tableText(announcedFile, lines, workspace.release)),
    ...(await writeOfficeTables(folder, office, { paper, currency: convention.currency, words })),
  ];
  const manifest: ForecastManifest = {
    grappe: version,
    forecast_id: id,
    forecast: period.name,
    title: convention.title ?? '',
    inputs,
    outputs,
  };
  writeManifest(folder, manifest, outputs);
  return manifest;
}
