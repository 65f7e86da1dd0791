import { type Day, formatDay, parseDay } from '../domain/time/calendar.ts';
import { csvRow } from '../report/csv/csv.ts';
import { sha256OfText } from './checksums.ts';
import type { ManifestTotals } from './manifest-schema.ts';
import { RUN_NAME } from './run-path.ts';

export const LEDGER_FILE = 'closed.csv';
/** The seal, next to the ledger: its hash as `sha256sum -c` reads it, so that an edit of the last row shows as well. */
export const LEDGER_SEAL_FILE = 'closed.csv.sha256';

const COLUMNS = [
  'run',
  'run_id',
  'closed_on',
  'lines',
  'net_amount',
  'vat_amount',
  'gross_amount',
  'manifest_sha256',
  'previous_sha256',
] as const;

/** Added to the `run_id` of a run that was issued as it was. */
const AS_IS = ' as-is';
const RUN_ID = new RegExp(`^([^ ]+)(${AS_IS})?$`);

export const LEDGER_HEADER = csvRow(COLUMNS);

/** A closed run: a row of runs/closed.csv (AUDIT.md). */
export interface LedgerRow {
  /** The name of its folder in `runs/`. */
  readonly run: string;
  readonly runId: string;
  /** Whether it was issued although its workspace already gave something else. */
  readonly asIs: boolean;
  readonly closedOn: Day;
  readonly totals: ManifestTotals;
  readonly manifestSha256: string;
  /** The hash of the ledger up to the previous row. */
  readonly previousSha256: string;
}

/** A ledger as read, with the first row that is not as it was written. */
export interface Ledger {
  readonly text: string;
  readonly rows: readonly LedgerRow[];
  /** Counted as in a spreadsheet, the header being 1; undefined where all rows hold. */
  readonly damagedRow: number | undefined;
}

export const EMPTY_LEDGER: Ledger = { text: LEDGER_HEADER, rows: [], damagedRow: undefined };

/** Reads a ledger and checks each row by the chain of hashes, and the whole by its seal. No run may be closed twice. */
export function readLedger(text: string, seal: string | undefined): Ledger {
  const lines = text.split('\n');
  const rows: LedgerRow[] = [];
  if (`${lines[0]}\n` !== LEDGER_HEADER) return { text, rows, damagedRow: 1 };
  let before = LEDGER_HEADER;
  const names = new Set<string>();
  for (const [index, line] of lines.slice(1, -1).entries()) {
    const row = parseRow(line);
    const isFirst = row !== undefined && !names.has(row.run);
    if (!isFirst || row.previousSha256 !== sha256OfText(before)) {
      return { text, rows, damagedRow: index + 2 };
    }
    rows.push(row);
    names.add(row.run);
    before += `${line}\n`;
  }
  // The rest has no line end: the last row was torn.
  if (before !== text) return { text, rows, damagedRow: rows.length + 2 };
  return { text, rows, damagedRow: isSealed(text, rows, seal) ? undefined : Math.max(rows.length + 1, 2) };
}

/** The runs that a damaged ledger names from its first damaged row on, however a spreadsheet rewrote the rows. */
export function namedBelow({ text, rows, damagedRow }: Ledger): ReadonlySet<string> {
  const below = damagedRow === undefined ? [] : text.split('\n').slice(rows.length + 1);
  return new Set(
    below.flatMap((line) => {
      const [run = '', runId = ''] = line.split(/[,;]/, 2);
      return RUN_NAME.test(run) && /^[0-9a-f]{16}/.test(runId) ? [run] : [];
    }),
  );
}

/** Whether the seal is that of the ledger, with or without its last row: the next close repairs an interrupted one. */
function isSealed(text: string, rows: readonly LedgerRow[], seal: string | undefined): boolean {
  if (rows.length === 0) return seal === undefined || seal === sealText(text);
  const before = rows.at(-1)?.previousSha256;
  if (seal === undefined) return rows.length === 1;
  return seal === sealText(text) || seal === sealLine(before ?? '');
}

/** The ledger with one more row. */
export function appendRow(ledger: Ledger, row: Omit<LedgerRow, 'previousSha256'>): string {
  const { run, runId, asIs, closedOn, totals, manifestSha256 } = row;
  const cells = [
    run,
    asIs ? `${runId}${AS_IS}` : runId,
    formatDay(closedOn),
    totals.lines,
    totals.net_amount,
    totals.vat_amount,
    totals.gross_amount,
    manifestSha256,
    sha256OfText(ledger.text),
  ];
  return ledger.text + csvRow(cells);
}

/** The anchor: whoever keeps it elsewhere can tell whether the ledger was changed or put back since. */
export function ledgerSha256({ text }: Pick<Ledger, 'text'>): string {
  return sha256OfText(text);
}

/** The content of the seal of a ledger. */
export function sealText(ledgerText: string): string {
  return sealLine(sha256OfText(ledgerText));
}

function sealLine(hash: string): string {
  return `${hash}  ${LEDGER_FILE}\n`;
}

/** Parses a row that {@link appendRow} wrote: the name of a run contains no comma, quote or line end. */
function parseRow(line: string): LedgerRow | undefined {
  const [run = '', named = '', closed = '', lines = '', net = '', vat = '', gross = '', ...hashes] =
    line.split(',');
  const [manifestSha256 = '', previousSha256 = '', ...more] = hashes;
  const [, runId, mark] = RUN_ID.exec(named) ?? [];
  const closedOn = parseDay(closed);
  const isRow =
    RUN_NAME.test(run) &&
    /^\d+$/.test(lines) &&
    [net, vat, gross].every((amount) => /^-?\d+\.\d\d$/.test(amount)) &&
    [manifestSha256, previousSha256].every((hash) => /^[0-9a-f]{64}$/.test(hash)) &&
    more.length === 0;
  if (!isRow || runId === undefined || closedOn === undefined) return undefined;
  const totals = { lines: Number(lines), net_amount: net, vat_amount: vat, gross_amount: gross };
  return { run, runId, asIs: mark !== undefined, closedOn, totals, manifestSha256, previousSha256 };
}
