/**
 * Whole outputs, each in a file of `outputs/`: after a change that is meant, `npx vitest run test/reconcile -u`, and
 * read what changed.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS, type Format, OUTPUTS } from '../../src/reconcile/outputs/formats.ts';
import { githubSummary } from '../../src/reconcile/outputs/github.ts';
import { checkHelp, checkListJson, checkListText } from '../../src/reconcile/outputs/list.ts';
import type { OutputOptions } from '../../src/reconcile/outputs/output.ts';
import { ALL_CHECKS, type Reconciliation } from '../../src/reconcile/reconciliation.ts';
import { settle } from './billed.ts';
import { careless, LANGUAGES, reconciled, workspaceOf } from './workspace.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,item_code,category,period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,vat_amount,gross_amount,original_invoice';

/** Few lines, without a supplier or with an odd one, an accepted finding, one of severity info, one of no line. */
function small(): Promise<Reconciliation> {
  const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/near-miss');
  const lines = [
    ',F1,2025-06-05,1,A1,,FIBRE-200,subscription,2025-06-01,2025-06-30,,1,150.00,150.00,20,30.00,180.00,',
    ',F1,2025-06-05,2,,S2,VISITE,usage,,,2025-06-03,1,85.00,85.00,20,17.05,102.05,',
    ',F1,2025-06-05,2,,S2,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,16.00,96.00,',
    'A|B,"G 1 ""<é>""",2025-06-06,1,A1,,VISITE,usage,,,2025-06-03,3,80.00,240.00,20,48.00,298.00,',
    'A|B,"G 1 ""<é>""",2025-06-06,2,A9,,VISITE,usage,,,2025-06-04,,,-40.00,20,-8.00,-48.00,',
    'A|B,AV1,2025-06-07,1,A9,,VISITE,usage,,,2025-06-04,,,-99.50,20,-19.90,-119.40,"G 1 ""<é>"""',
  ];
  writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[HEADER, ...lines].join('\n')}\n`);
  writeFileSync(
    join(folder, 'invoices.csv'),
    'supplier,invoice_number,net_amount\n,F1,300.00\nA|B,AV1,-99.50\n',
  );
  writeFileSync(
    join(folder, 'accepted-findings.csv'),
    'code,invoice_number,line_number,reason,until\nvat-arithmetic,F1,2,"arrondi, vu",2025-12-31\nlate-line,,,jamais vu,2025-01-31\n',
  );
  appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,FIBRE-100,2025-01-01,,,\n');
  settle(folder, 'severity: { item-mismatch: info, unknown-item: off }');
  return reconciled(folder, '2025-06');
}

/** Nothing to object to. */
function clean(): Promise<Reconciliation> {
  return reconciled(workspaceOf('reconcile/base', 'reconcile/price-mismatch/near-miss'));
}

/** Holds a text against the file of its name. */
async function hold(text: string, name: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(resolve(import.meta.dirname, 'outputs', `${name}.txt`));
}

async function holdFormats(
  name: string,
  formats: readonly Format[],
  result: Reconciliation,
  changed: Partial<OutputOptions>,
): Promise<void> {
  const options: OutputOptions = { language: 'fr', failOn: 'error', folder: 'groupe', ...changed };
  for (const format of formats)
    await hold([...OUTPUTS[format](result, options)].join(''), `${name}.${format}.${options.language}`);
}

test.each(LANGUAGES)('few findings of a small workspace (%s)', async (language) => {
  const result = await small();
  await holdFormats('small', FORMATS, result, { language });
  const options: OutputOptions = { language, failOn: 'error', folder: 'groupe' };
  await hold(githubSummary(result, options), `small.summary.${language}`);
});

test('a case of JUnit fails on a warning where the command does', async () => {
  await holdFormats('small-warning', ['junit'], await small(), { failOn: 'warning' });
});

test.each(LANGUAGES)('findings of nearly every check (%s)', async (language) => {
  await holdFormats('careless', ['text', 'letter'], await careless(), { language });
});

test.each(LANGUAGES)('nothing to object to (%s)', async (language) => {
  const result = await clean();
  await holdFormats('clean', FORMATS, result, { language });
  const options: OutputOptions = { language, failOn: 'error', folder: 'groupe' };
  await hold(githubSummary(result, options), `clean.summary.${language}`);
});

test.each(LANGUAGES)('the list of the checks (%s)', async (language) => {
  await hold(checkListText(language), `list.${language}`);
  await hold(checkListJson(language), `list.json.${language}`);
});

test.each(LANGUAGES)('help on a check is its part of the list (%s)', (language) => {
  const parts = ALL_CHECKS.map(({ code }) => checkHelp(code, language));
  expect(parts.join('')).toBe(checkListText(language));
  expect(checkHelp('no-check', language)).toBeUndefined();
});
