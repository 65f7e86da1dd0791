export const reconcile = {
  about:
    'Holds the invoices against the inventory, the price schedule and each other: what is wrong, and for how much.',
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
  out: 'write to this file; letters: .docx or Markdown, a file for each operator',
  force: 'write over a file that stands there',
  date: 'the date that the letters bear (default: left blank)',
  withWarnings: 'letters dispute warnings too, not errors alone',
  docxIsLetter: (path: string) => `${path}: only letters are written as .docx. Add --format letter.`,
  ofLetters: (option: string) => `${option} is for letters alone. Add --format letter.`,
  written: (path: string) => `Written: ${path}`,
  withoutAddress: (supplier: string) =>
    `The letter to the operator ${supplier === '' ? '(that the invoices do not name)' : supplier} has no address: give it in convention.yaml under reconcile: letter: to: { ${JSON.stringify(supplier)}: ["name", "street", "town"] }.`,
  olderLetter: (path: string) => `${path} was there before: it does not say what is found today.`,
  warningsLeftOut: (count: number) =>
    `${count} finding${count === 1 ? '' : 's'} of severity warning ${count === 1 ? 'is' : 'are'} in no letter; --with-warnings takes them in.`,
  summaryWritten: 'The table is in the step summary.',
};
