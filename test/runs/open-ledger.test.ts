/** A ledger is read whole while other commands add rows to it. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendRow, EMPTY_LEDGER, readLedger, sealText } from '../../src/audit/ledger.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { openLedger } from '../../src/runs/closed/closed-runs.ts';
import { inFolder } from '../audit/workspace.ts';

const ROWS = 100;

/** The ledger and its seal after each of so many closings. */
function states(): readonly (readonly [ledger: string, seal: string])[] {
  const totals = { lines: 1, net_amount: '1.00', vat_amount: '0.20', gross_amount: '1.20' };
  const row = { runId: '0123456789abcdef', asIs: false, closedOn: dayOf(2025, 10, 20), totals };
  let ledger = EMPTY_LEDGER;
  return Array.from({ length: ROWS }, (_, index) => {
    const text = appendRow(ledger, { ...row, run: `run-${index}`, manifestSha256: 'a'.repeat(64) });
    ledger = readLedger(text, sealText(text));
    return [text, sealText(text)] as const;
  });
}

/** Puts them in their place as `close` does: the ledger, then its seal, each renamed there, on Windows again and again. */
const CLOSING = `
  const { readFileSync, renameSync, writeFileSync } = require('node:fs');
  const rename = (from, to) => {
    try {
      renameSync(from, to);
    } catch (error) {
      if (process.platform !== 'win32') throw error;
      rename(from, to);
    }
  };
  const put = (name, text) => {
    writeFileSync('.' + name, text);
    rename('.' + name, name);
  };
  for (const [ledger, seal] of JSON.parse(readFileSync('states.json', 'utf8'))) {
    put('closed.csv', ledger);
    put('closed.csv.sha256', seal);
  }
`;

test('beside its seal, of whatever moment, and is undamaged', () =>
  inFolder(async (runs) => {
    writeFileSync(join(runs, 'states.json'), JSON.stringify(states()));
    const closing = spawn(process.execPath, ['-e', CLOSING], { cwd: runs });
    let exitCode: number | null | undefined;
    closing.on('close', (code) => {
      exitCode = code;
    });
    const damaged: number[] = [];
    while (exitCode === undefined) {
      const { damagedRow } = openLedger(runs);
      if (damagedRow !== undefined) damaged.push(damagedRow);
      await new Promise(setImmediate);
    }
    expect(damaged).toEqual([]);
    expect([exitCode, openLedger(runs).rows.length]).toEqual([0, ROWS]);
  }));
