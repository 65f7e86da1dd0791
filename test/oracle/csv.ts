/** A tiny CSV reader: records of cells, and the delimiter found in the header. */
export type Delimiter = ',' | ';' | '\t';

export interface Csv {
  readonly delimiter: Delimiter;
  /** Record 0 is the header; a record's `row` is its index + 1. */
  readonly records: readonly (readonly string[])[];
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

export function parseCsv(source: string, given?: Delimiter): Csv {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const delimiter = given ?? detectDelimiter(text);
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  const endCell = (): void => {
    record.push(cell);
    cell = '';
    wasQuoted = false;
  };
  const endRecord = (): void => {
    endCell();
    records.push(record);
    record = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '' && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (c === delimiter) endCell();
    else if (c === '\n') endRecord();
    else if (c === '\r' && text.charAt(i + 1) === '\n') continue;
    else cell += c;
  }
  if (cell !== '' || wasQuoted || record.length > 0) endRecord();
  return { delimiter, records };
}

/** The delimiter most frequent outside quotes in the header; the comma when none occurs. */
function detectDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    else if (c === '\n' && !quoted) break;
    else if (!quoted) counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  let best: Delimiter = ',';
  for (const delimiter of DELIMITERS) {
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  }
  return best;
}

/** Cells are quoted only if they hold `,` `"` CR or LF; LF after each row. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[,"\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}
