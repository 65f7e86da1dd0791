/** What is wrong with a line whatever the tables hold, told at once though they hold errors (ALLOCATION.md §§1–3). */
import { expect, test } from 'vitest';
import { brokenFaults, lineFaults, unsetFaults } from '../../src/allocate/line-faults.ts';
import { fillIn } from '../../src/diagnostics/bilingual.ts';
import type { Convention } from '../../src/domain/convention.ts';
import {
  type BrokenDates,
  type BrokenLine,
  type InvoiceLine,
  lineWithVat,
} from '../../src/domain/invoice-line.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';

const ACCESSES = new Set(['A1', 'B22']);
/** Of a day of service, for an access that is known; the gross is not stated. */
const SOUND: Partial<InvoiceLine> = {
  ...{ supplier: 'S', invoiceNumber: 'F1', invoiceDate: dayOf(2021, 9, 30), category: 'subscription' },
  ...{ serviceDate: dayOf(2021, 9, 1), net: 100n, vatRate: '20', vatMode: 'line', access: 'A1' },
};

async function conventionOf(files: WorkspaceFiles = STENAY): Promise<Convention> {
  return (await registerFrom(files)).workspace.convention;
}

/** The faults of lines that differ from a sound one, and the word that each finds near. */
async function faults(
  lines: readonly Partial<InvoiceLine>[],
  accesses: ReadonlySet<string> | undefined = ACCESSES,
  convention?: Convention,
): Promise<readonly string[]> {
  const faultsOf = lineFaults(convention ?? (await conventionOf()), accesses);
  return lines.map((fields) =>
    faultsOf(lineWithVat({ ...SOUND, ...fields } as InvoiceLine, 0n, 0n))
      .map(({ code, args }) =>
        'nearest' in args ? `${code} ${fillIn('{value} {nearest}', args, 'en')}` : code,
      )
      .join(', '),
  );
}

test('a sound line has none, by its access, by what it serves, or by both', async () => {
  const named = [{}, { access: undefined, serves: 'X' }, { serves: 'X' }, { statedGross: 120n }];
  expect(await faults(named)).toEqual(['', '', '', '']);
});

test('a gross that is not the net and its VAT', async () => {
  expect(await faults([{ statedGross: 121n }])).toEqual(['gross-mismatch']);
});

test('the VAT of an invoice goes from line to line', async () => {
  // 2 × 20 % = 0.4, 4 × 20 % = 0.8: the second line has the cent.
  const cents = { net: 2n, vatMode: 'invoice' } as const;
  const lines = [
    { ...cents, statedGross: 2n },
    { ...cents, statedGross: 3n },
  ];
  expect(await faults(lines)).toEqual(['', '']);
  expect(await faults(lines.slice(1))).toEqual(['gross-mismatch']);
});

test('a subscription without days, by what the convention said on the day of its invoice', async () => {
  const undated = { serviceDate: undefined };
  expect(await faults([undated, { ...undated, category: 'setup' }])).toEqual(['undated', '']);
  const text = String(STENAY['convention.yaml']);
  const dated = await conventionOf({
    ...STENAY,
    'convention.yaml': text.replace(
      'rules:',
      'undated: [{ to: 2021-09-29, value: error }, { from: 2021-09-30, value: invoice_date }]\nrules:',
    ),
  });
  const days = [29, 30].map((day) => ({ ...undated, invoiceDate: dayOf(2021, 9, day) }));
  expect(await faults(days, ACCESSES, dated)).toEqual(['undated', '']);
});

test('an access that is in no inventory, where the line does not say what it serves', async () => {
  const unknown = { access: 'B2' };
  expect(await faults([unknown, { ...unknown, serves: 'X' }])).toEqual(['access-unknown B2 B22', '']);
});

test('but nothing is said of accesses where the inventory could not be read whole', async () => {
  const faultsOf = lineFaults(await conventionOf(), undefined);
  expect(faultsOf(lineWithVat({ ...SOUND, access: 'B2' } as InvoiceLine, 0n, 0n))).toEqual([]);
});

test('a line that names nothing', async () => {
  expect(await faults([{ access: undefined }])).toEqual(['serves-missing']);
  expect(await faults([{ access: undefined }], new Set())).toEqual(['serves-missing']);
  const faultsOf = lineFaults(await conventionOf(), ACCESSES);
  expect(faultsOf(lineWithVat({ ...SOUND, access: undefined } as InvoiceLine, 0n, 0n))).toEqual([
    { code: 'serves-missing', args: {} },
  ]);
});

test('all that is wrong at once', async () => {
  const wrong = { statedGross: 121n, serviceDate: undefined };
  expect(
    await faults([
      { ...wrong, access: 'B2' },
      { ...wrong, access: undefined },
    ]),
  ).toEqual(['gross-mismatch, undated, access-unknown B2 B22', 'gross-mismatch, undated, serves-missing']);
});

test('a row that is not a line is reported with its days, if it has any, and as serving nothing', async () => {
  const convention = await conventionOf();
  const told = (dates: Partial<BrokenDates> | undefined, lacksServes = false): readonly string[] =>
    brokenFaults({ dates, lacksServes } as BrokenLine, convention).map(({ code }) => code);
  const invoiceDate = dayOf(2021, 9, 30);
  const backwards = { periodStart: dayOf(2021, 9, 30), periodEnd: dayOf(2021, 9, 1) };
  expect(told({ invoiceDate, category: 'subscription' })).toEqual(['undated']);
  expect(told({ invoiceDate, category: 'subscription' }, true)).toEqual(['undated', 'serves-missing']);
  expect(told({ invoiceDate, category: 'setup' })).toEqual([]);
  expect(told({ invoiceDate })).toEqual([]);
  expect(told({ category: 'subscription' })).toEqual([]);
  expect(told(backwards)).toEqual(told({ ...backwards, invoiceDate, category: 'subscription' }));
  expect(told(backwards)).toEqual(['period-reversed']);
  expect(told(undefined)).toEqual([]);
});

test('a setting without a value on the date of the invoice is named with that day', async () => {
  const convention = await conventionOf();
  const settings = convention.settings.map((turn) => ({ ...turn, unset: ['vat'] as const }));
  const dated = { ...convention, settings };
  expect(unsetFaults(dated, SOUND as InvoiceLine)).toEqual([
    { code: 'setting-unset', args: { setting: 'vat', day: '2021-09-30' } },
  ]);
});
