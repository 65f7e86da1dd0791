/** The invoices of a workspace in more files, or larger ones: what the lane does ahead and behind, it does across them. */
import type { GeneratedWorkspace, InvoiceFile, LayoutModel } from '../generators/model.ts';
import type { Random } from '../generators/random.ts';

/** Each file in up to four, which its layout holds for as well. */
export function inSeveralFiles(ws: GeneratedWorkspace, random: Random): GeneratedWorkspace {
  return {
    ...ws,
    convention: { ...ws.convention, invoices: ws.convention.invoices.map(forAllParts) },
    invoices: ws.invoices.flatMap((file) => partsOf(file, random.fork(file.name).int(1, 4))),
  };
}

function forAllParts(layout: LayoutModel): LayoutModel {
  return layout.files.endsWith('*') ? layout : { ...layout, files: `${splitName(layout.files).stem}*` };
}

function partsOf({ name, table }: InvoiceFile, count: number): readonly InvoiceFile[] {
  const { stem, extension } = splitName(name);
  const size = Math.ceil(table.rows.length / count);
  return Array.from({ length: count }, (_, part) => ({
    name: `${stem}.${part}${extension}`,
    table: { ...table, rows: table.rows.slice(part * size, (part + 1) * size) },
  }));
}

function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const at = name.lastIndexOf('.');
  return { stem: name.slice(0, at), extension: name.slice(at) };
}

/** The longest label that the lane takes, in bytes. */
const LONG = 8192;

/** Labels so long that a file of some hundred lines is of several blocks; some are too long, or of other letters. */
export function withLongLabels(ws: GeneratedWorkspace, random: Random): GeneratedWorkspace {
  const invoices = ws.invoices.map(({ name, table }) => {
    const ofFile = random.fork(name);
    const share = ofFile.pick([0, 0.2, 0.9]);
    const rows = table.rows.map((row, index) => {
      const ofRow = ofFile.fork(index);
      return !row.net_amount || !ofRow.chance(share) ? row : { ...row, label: longLabel(ofRow) };
    });
    return { name, table: { ...table, columns: [...new Set([...table.columns, 'label'])], rows } };
  });
  return { ...ws, invoices };
}

function longLabel(random: Random): string {
  const letter = random.pick(['x', 'x', 'x', 'é', '\u{1F600}']);
  const most = random.chance(0.02) ? LONG + 1 : LONG;
  return letter.repeat(random.int(1, Math.floor(most / Buffer.byteLength(letter))));
}
