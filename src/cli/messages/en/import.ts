export const importWords = {
  about: 'Shows electronic invoices (UBL, CII, Factur-X) as invoice lines in CSV.',
  files: 'files of invoices: .xml, .pdf, .zip, and with --workspace CSV and sheets; - is standard input',
  workspace: 'a workspace whose layouts define the access and the category',
  out: 'the file to write (default: standard output)',
  format: 'csv, or json: then stdout is exactly one document',
  force: 'replace an existing file',
  notAFile: (path: string) => `${path} is no file: name one.`,
  isInput: (path: string) => `${path} is an input of this import: name another file.`,
  isOfWorkspace: (path: string) => `${path} is read by the workspace: name another file.`,
  inClosedRun: (path: string, run: string) =>
    `${path} would be in the closed run ${run}, which must not change: name another place.`,
  inWrittenFolder: (path: string, folder: string) =>
    `${path} would be inside ${folder}, where only what grappe wrote there may be: name another place.`,
  isLedger: (path: string) =>
    `${path} is the ledger of closed runs, or its seal, which only close may change: name another file.`,
  isStdout: '--out takes the name of a file, not "-": leave it out for standard output.',
  isFolder: (path: string) => `${path} is a folder: name a file in it, or another one.`,
  exists: (path: string) => `${path} already exists: add --force to replace it.`,
  imported: (file: string, lines: number, net: string, vat: string, gross: string) =>
    `${file}: ${lines} line${lines === 1 ? '' : 's'}, net ${net}, VAT ${vat}, gross ${gross}`,
  withoutCategory: (lines: number) =>
    `${lines} line${lines === 1 ? ' has' : 's have'} no category: a layout says which (\`categories:\`), see --workspace.`,
  withoutTarget: (lines: number) =>
    `${lines} line${lines === 1 ? ' has' : 's have'} neither access nor serves: a layout says where it stands (\`einvoice:\`), see --workspace.`,
  needsWorkspace: (path: string) => `${path} is a table: add --workspace, whose layouts say how it is read.`,
  standardInput:
    'Standard input can only be an electronic invoice. Give any other file by its path, a CSV or a spreadsheet with --workspace.',
  notWritten: 'Nothing was imported.',
};
