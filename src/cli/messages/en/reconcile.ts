export const reconcile = {
  about:
    'Compares the invoices with the inventory, the price schedule and each other: what is wrong, and for how much.',
  format:
    'text, csv, json, junit, github (annotations and step summary) or letter (of dispute, in Markdown, or .docx with --out)',
  failOn: 'exit with 1 from this severity on: error (default) or warning',
  list: 'describe each check with an example',
  leaveOut: 'do not look for what is wrong with the invoices',
  strict: 'exit with 1 when reconcile finds an error',
  nothingFound: (lines: number, ran: number, checks: number) =>
    `Reconcile: nothing to object to in ${lines} line${lines === 1 ? '' : 's'}; ${ran} of ${checks} checks ran.`,
  found: (findings: number, errors: number, overBilled: string, owed: string, late: string, see: string) =>
    `Reconcile: ${findings} finding${findings === 1 ? '' : 's'}, of which ${errors} error${errors === 1 ? '' : 's'}; over-billed ${overBilled}, owed to the operator ${owed}${late === '' ? '' : `, came late ${late}`} (net). See ${see}.`,
  accepted: (count: number, overBilled: string, owed: string) =>
    `Accepted, and not counted as findings: ${count} (over-billed ${overBilled}, owed to the operator ${owed}, net).`,
  out: 'write to this file; letters: .docx or Markdown, a file for each operator',
  force: 'overwrite an existing file',
  date: 'the date of the letters (default: left blank)',
  withWarnings: 'letters dispute warnings too, not only errors',
  docxIsLetter: (path: string) => `${path}: only letters are written as .docx. Add --format letter.`,
  ofLetters: (option: string) => `${option} is for letters only. Add --format letter.`,
  written: (path: string) => `Written: ${path}`,
  withoutAddress: (supplier: string) =>
    `The letter to the operator ${supplier === '' ? '(that the invoices do not name)' : supplier} has no address: give it in convention.yaml under reconcile: letter: to: { ${JSON.stringify(supplier)}: ["name", "street", "town"] }.`,
  olderLetter: (path: string) => `${path} was there before: it does not contain today’s findings.`,
  warningsLeftOut: (count: number) =>
    `${count} finding${count === 1 ? '' : 's'} of severity warning ${count === 1 ? 'is' : 'are'} in no letter; --with-warnings includes them.`,
  summaryWritten: 'The table is in the step summary.',
};
