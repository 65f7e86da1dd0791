import { expect, test } from 'vitest';
import { appendRow, EMPTY_LEDGER, LEDGER_HEADER, readLedger, sealText } from '../../src/audit/ledger.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';

const HASH = 'a'.repeat(64);
const amounts = { lines: 2, net_amount: '10.00', vat_amount: '2.00', gross_amount: '12.00' };
const entry = (run: string) => ({
  run,
  runId: '0123456789abcdef',
  asIs: false,
  closedOn: dayOf(2025, 10, 20),
  totals: amounts,
  manifestSha256: HASH,
});

const one = appendRow(EMPTY_LEDGER, entry('2025-09'));
const two = appendRow(readLedger(one, sealText(one)), entry('2025-10'));

test('a row holds the hash of the ledger up to the row before', () => {
  // sha256sum of the header alone.
  const header = '4d39e170d667fb58df3f2db06c7a43f49f25533006be430d460edd6723faca92';
  expect(one).toBe(
    `${LEDGER_HEADER}2025-09,0123456789abcdef,2025-10-20,2,10.00,2.00,12.00,${HASH},${header}\n`,
  );
});

test('a whole ledger under its seal is undamaged', () => {
  expect(readLedger(two, sealText(two)).damagedRow).toBeUndefined();
});

test('a close interrupted between the ledger and its seal is forgiven, for one row', () => {
  expect(readLedger(one, undefined).damagedRow).toBeUndefined();
  expect(readLedger(two, sealText(one)).damagedRow).toBeUndefined();
  expect(readLedger(two, undefined).damagedRow).toBe(3);
  expect(readLedger(two, sealText(LEDGER_HEADER)).damagedRow).toBe(3);
});

test.each([
  ['a day', (text: string) => text.replace('2025-10-20', '2025-10-21'), 3],
  ['an amount of an earlier row', (text: string) => text.replace('12.00', '13.00'), 3],
  ['a row taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), 2],
  ['the last row taken out', (text: string) => text.split('\n').toSpliced(2, 1).join('\n'), 2],
  ['the last line end taken away', (text: string) => text.trimEnd(), 3],
  ['the last row cut', (text: string) => text.slice(0, -80), 3],
  ['the only row that is left cut', (text: string) => text.slice(0, LEDGER_HEADER.length + 20), 2],
  ['a column renamed', (text: string) => text.replace('closed_on', 'closed'), 1],
])('an edit afterwards shows: %s', (_, edit, row) => {
  expect(readLedger(edit(two), sealText(two)).damagedRow).toBe(row);
});

test('a run that is closed twice is none: the second row is damaged, whatever the seal says', () => {
  const twice = appendRow(readLedger(two, sealText(two)), entry('2025-09'));
  expect(readLedger(twice, sealText(twice))).toMatchObject({ damagedRow: 4, rows: { length: 2 } });
});
