import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../program.ts';
import { type Files, filesOf } from './files.ts';

const BASE = 'fixtures/diagnostics/base';
const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate';

/** The month that is allocated and closed under fire; the one before it is closed already. */
export const MONTH = '2025-10';
export const CLOSED_ON = '2025-11-20';

/** What may stand in the folder of runs once a command was killed. */
export interface Expected {
  /** The workspace as it is before each kill. */
  readonly template: string;
  /** Its files but those of `runs/`: no command changes them. */
  readonly inputs: Files;
  /** The run that stands there before, and the one that `allocate --force` makes, or `close` issues. */
  readonly before: Files;
  readonly after: Files;
  /** The ledger with its seal before and after `close`. */
  readonly ledgers: readonly string[];
  readonly seals: readonly string[];
}

/**
 * A small group with a closed September, and a run of October: computed from an amount that the operator has
 * corrected since, or from today's.
 */
export function prepare(program: Program, folder: string, draft: 'old' | 'today'): Expected {
  const template = join(folder, 'template');
  const other = join(folder, 'other');
  cpSync(BASE, template, { recursive: true });
  mkdirSync(join(template, 'invoices'), { recursive: true });
  allocate(program, template, '2025-09');
  close(program, template, '2025-09');
  october(template, draft === 'old' ? '100.01' : '200.02');
  allocate(program, template, MONTH);
  october(template, '200.02');
  cpSync(template, other, { recursive: true });
  allocate(program, other, MONTH);
  const run = (workspace: string): Files => filesOf(join(workspace, 'runs', MONTH));
  const [before, allocated] = [run(template), run(other)];
  const ledgerBefore = ledgerOf(template);
  close(program, other, MONTH);
  const ledgerAfter = ledgerOf(other);
  return {
    template,
    inputs: filesOf(template, ['runs']),
    before,
    after: draft === 'old' ? allocated : run(other),
    ledgers: [ledgerBefore.ledger, ledgerAfter.ledger],
    seals: [ledgerBefore.seal, ledgerAfter.seal],
  };
}

/** The hashes of the ledger of closed runs and of its seal; empty where there is none. */
export function ledgerOf(workspace: string): { readonly ledger: string; readonly seal: string } {
  const files = filesOf(join(workspace, 'runs'), [MONTH, '2025-09']);
  return { ledger: files.get('closed.csv') ?? '', seal: files.get('closed.csv.sha256') ?? '' };
}

function october(workspace: string, amount: string): void {
  const line = (n: number): string =>
    `OP,F2,2025-10-31,${n},A1,,subscription,2025-10-01,2025-10-31,${n === 1 ? amount : '3.33'},20`;
  const lines = Array.from({ length: 40 }, (_, index) => line(index + 1));
  writeFileSync(join(workspace, 'invoices/2025-10.csv'), `${[HEADER, ...lines].join('\n')}\n`);
}

function allocate(program: Program, workspace: string, month: string): void {
  mustEnd(program, ['allocate', workspace, ...allocateOptions(month)]);
}

/** Reports in every format whose code is quick to load, for many files. */
export function allocateOptions(month: string): readonly string[] {
  return ['--period', month, '--force', '--reports', 'csv,html', '-q'];
}

function close(program: Program, workspace: string, month: string): void {
  mustEnd(program, ['close', join(workspace, 'runs', month), '--on', CLOSED_ON, '-q']);
}

function mustEnd(program: Program, argv: readonly string[]): void {
  const { code, stderr } = program.run(argv);
  if (code !== 0) throw new Error(`grappe ${argv.join(' ')}: ${code}\n${stderr}`);
}
