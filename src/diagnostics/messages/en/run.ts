export const run = {
  'run-exists': {
    message: '{path} already holds a run',
    hint: 'Add --force to replace this draft, or choose another folder with --out.',
  },
  'not-a-run': {
    message: '{path} already exists, and is not a run',
    hint: 'grappe replaces only its own drafts: choose another folder with --out.',
  },
  'out-in-invoices': {
    message: '{path} would be written in invoices/, where everything is read as invoices',
    hint: 'Choose a folder outside invoices/ with --out.',
  },
  'name-too-long': {
    message:
      'the name is longer than {most} bytes: while it is written it has a longer one, and disks take 255',
    hint: 'Choose a shorter name with --out; an accented letter counts as two bytes.',
  },
  'run-closed': {
    message: '{path} is closed and is never overwritten',
    hint: 'Late lines: "grappe allocate --period <the month> --pending --out runs/<the month>-late". A correction: "grappe allocate --period <the month> --pending --regularise {run} --out runs/<the month>-correction". Where a run of that name is closed too, -late-2 or -correction-2, and so on.',
  },
  'draft-stale': {
    message:
      '{run} is not what today’s workspace gives: [[{path} differs]][[{gone} is no longer read]][[{added} is read too]]',
    hint: '[[Compute it again: `{command}`. Or issue it as it is: ]][[It was closed before, on {closedOn}, and is no draft that could be computed again. Issue it as it was: ]]add --as-is to your command, and the ledger then says so.',
  },
  'already-allocated': {
    message:
      'the closed run {run} holds {count} of these lines, the first of them line {line} of invoice {invoice}',
    hint: 'Name the month to share with --period, or add --pending: it takes only the lines that no closed run holds.',
  },
  'ledger-damaged': {
    message: '{path} is not what it was when its runs were closed',
    hint: 'Put the ledger back from a backup: from this row on its chain of hashes, or its seal {path}.sha256, does not hold.[[ {resaved} was saved by another program, a spreadsheet perhaps, or Git, which changed its line ends or separators: to read it, open a copy.]][[ The file {seal} is missing: put it back too.]][[ Git left two versions of it here ({conflict}): keep the ledger of one branch whole, with its seal, and close there once more what the other branch closed.]]',
  },
  'closed-run-missing': {
    message: '{run} is closed, and its folder is missing',
    hint: 'Put the folder back where it was, from a backup if need be: without it nobody knows which lines were charged.',
  },
  'run-changed': {
    message: 'the file is not what the run wrote',
    hint: 'See what changed with `grappe verify {run}`; compute a draft again, or put a closed run back from a backup.',
  },
  'closed-run-changed': {
    message: '{path} is closed, and was changed since',
    hint: 'See what changed with `grappe verify {run}`, and put the run back from a backup.',
  },
  'line-charged-twice': {
    message:
      '{run} holds lines that {other} charged ({count}), the first of them line {line} of invoice {invoice}: they are charged twice',
    hint: 'No close of grappe does so: what lies in runs/ was changed by other means. Put runs/ back from a backup, and see with "grappe verify --all" whether all holds.',
  },
  'run-unlisted': {
    message:
      '{run} says that it was closed on {day}, but {ledger} does not name it: its lines would be charged once more',
    hint: 'If an older ledger was put back, or the one of a computer that did not know this run, put back the ledger that names it, with its seal {ledger}.sha256. If there is none (two computers closed at once, or a close was interrupted), close it again, of several the earliest first: "grappe close {path} --on {on}", with --as-is where grappe says that it is stale. If it is a run of another workspace, take it out of runs/.',
  },
  'ledger-other': {
    message: '{other} is another ledger, and names closed runs that {ledger} does not: {runs}',
    hint: 'Two computers closed without seeing each other, as in a synchronised folder, or an older ledger was put back.[[ {whole} names all that the ledger names, too: put it in its place, and its seal in the place of that. If its seal is not there,]][[ Each lacks what the other names: keep {kept},]] move {other} out of runs/, then close the runs that are lacking once more, with their days, the earliest first. Then "grappe verify --all" says whether all holds.',
  },
  'runs-unread': {
    message: '{folder}/ holds what is neither a run nor the ledger, and is not read: {names}',
    hint: 'Nothing depends on it: only the ledger says which runs are closed. Keep copies and notes elsewhere, so that nobody takes them for runs.',
  },
  'run-not-closed': {
    message: '{run} is not a closed run',
    hint: 'Only a closed run is corrected with --regularise, which is given once for each; compute a draft again instead: "grappe allocate --period <the month> --force".',
  },
  'closed-line-changed': {
    message:
      'line {line} of invoice {invoice} is not what the closed run {run} charged: it was {before}, it is {now}',
    hint: 'Put the operator’s file back, or correct what was charged in the run of the month now being shared: "grappe allocate --period <the month to share> --pending --regularise {runs}".',
  },
  'closed-line-vanished': {
    message:
      'line {line} of invoice {invoice}[[ of {supplier}]], which the closed run {run} charged, is in no invoice file any more',
    hint: 'Put the operator’s file back; or write the line into {file} (`supplier,invoice_number,line_number,run,reason` in the first row, then, for each such line, with its own number (its line_number in the closed run): `{supplier},{invoice},{line},{run},<the reason>`) and give its amounts back in the run of the month now being shared: "grappe allocate --period <the month to share> --pending --regularise {run}".',
  },
  'closed-line-moved': {
    message:
      'line {line} of invoice {invoice}[[ of {supplier}]], which the closed run {run} charged, is now called {other} ({at}): it would be charged twice',
    hint: 'Give it its name back, [[{supplier} / ]]{invoice} / {line}: put back the file as it was, or `supplier`, `columns` and `line_number` of its entry in convention.yaml. If the operator renamed it, write the old name into {file} (`supplier,invoice_number,line_number,run,reason` in the first row, then, for each such line, with its own number (its line_number in the closed run): `{supplier},{invoice},{line},{run},<the reason>`) and give its amounts back in the run of the month now being shared: "grappe allocate --period <the month to share> --pending --regularise {run}".',
  },
  'withdrawn-line-unknown': {
    message: 'the closed run {run} charged no line {line} of invoice {invoice} of that supplier',
    hint: 'Copy supplier, invoice_number and line_number as they stand in allocations.csv of the run.',
  },
  'withdrawn-line-present': {
    message: 'line {line} of invoice {invoice} is withdrawn from {run}, and still is in the invoice files',
    hint: 'Remove this row from withdrawn-lines.csv, or take the invoice line out of the files in invoices/: it cannot be both.',
  },
  'withdrawn-line-charged': {
    message: 'line {line} of invoice {invoice} is withdrawn, but what {run} charged for it is not given back',
    hint: 'Give it back in the run of the month now being shared, and close that run: "grappe allocate --period <the month to share> --pending --regularise {run}".',
  },
  'lines-uncharged': {
    message:
      'lines dated in or before the last closed period that no closed run charged: {count}, for {gross} gross',
    hint: 'Take them: "grappe allocate --period {month} --pending --out runs/{month}-late{suffix}", and close that run (without --period, --pending takes every month that is open).',
  },
  'lines-left': {
    message:
      'lines that the closed run {run} left unallocated, charged to nobody yet: {count}, for {gross} gross[[; of these, {late} among the late lines]]',
    hint: 'That file says why; put it right, then take the lines: "grappe allocate --period {month} --pending --out runs/{month}-late{suffix}", and close that run.',
  },
  'character-unencodable': {
    message: '“{value}” cannot be written in {encoding}',
    hint: 'If your accounting software reads UTF-8, write “encoding: utf-8” under “reports: titres:” of convention.yaml; if not, spell the text that it comes from without it (members.csv, imputations.csv, or “reports:”).',
  },
  'letters-lacking': {
    message:
      'the font of the PDF lacks letters of “{value}”, empty boxes stand in their place: {letters}[[; in {others} too]]',
    hint: 'The other formats show them (--reports xlsx,html). For the PDF, spell that text in Latin letters where it comes from: convention.yaml, a table or an invoice.',
  },
} as const;
