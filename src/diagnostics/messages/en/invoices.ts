export const invoices = {
  'invoices-missing': {
    message: 'there is no invoice line in invoices/',
    hint: 'Put the operator’s files (CSV, xlsx, ods, XML, PDF, zip) there as received.',
  },
  'no-lines': {
    message: 'no invoice line is dated in {period}',
    hint: 'Invoice dates go from {first} to {last}: ask with --period for a month that has some, or put the invoice into invoices/.',
  },
  'invoice-unknown': {
    message: 'no line is of the invoice {value}',
    hint: '[[Nearest: {nearest}. ]]Write the number as the operator does, as it stands in its file.',
  },
  'file-unsupported': {
    message: 'a file of this type is not read: {found}',
    hint: 'Invoices are CSV, xlsx, ods, XML, PDF or zip files. Move anything else out of invoices/, or list it in convention.yaml with the reason: ignore_files: { "*.txt": "…" }.',
  },
  'file-twice': {
    message: 'two files have the path {path}: their names differ only in how accents are stored',
    hint: 'If they hold the same lines, keep one of them; if not, rename one. Most systems show them as one.',
  },
  'folder-unread': {
    message:
      'the folder {folder}/ is not read[[, with lines of {stake} without VAT]]: invoices stand in invoices/',
    hint: 'If they are invoices, move its files to invoices/ or to a folder in it; if not, take it out of the workspace.',
  },
  'archive-unreadable': {
    message: 'the archive, or this file in it, cannot be unpacked: damaged, encrypted or in parts',
    hint: 'Unpack it yourself, put the files in invoices/ and take the archive out. If it is damaged or encrypted, ask the operator for it again.',
  },
  'archive-limit': {
    message: 'the file is larger than grappe unpacks ({most} bytes)',
    hint: 'Unpack the archive yourself, put the files in invoices/ and take the archive out.',
  },
  'file-link': {
    message: '{found} is a link, and links are not followed',
    hint: 'Put the file itself in invoices/: a run keeps a copy of what it read.',
  },
  'layout-header-missing': {
    message: 'the layout reads {column} from "{header}", which {file} lacks',
    hint: 'Write in the entry of the file under `invoices:` or `tables:` of convention.yaml the header that the file has; of invoice files of which some lack the column, name it under `optional:`. Headers of the file: {found}',
  },
  'pattern-unmatched': {
    message: 'the pattern "{pattern}" of the layout matches nothing of {file}; found: {found}',
    hint: 'Correct this pattern in convention.yaml, or remove it if the name or the preamble says no such thing. It must match a file name, or one or more cells of the preamble, whole: `*` stands for what does not count.',
  },
  'pattern-ambiguous': {
    message: 'the {field} of {file} may be "{first}" or "{second}" by the pattern "{pattern}"',
    hint: 'Add to the pattern what stands around the value.',
  },
  'charge-negative': {
    message: 'expected an amount without a sign in "{charge}" or "{credit}", found {value}',
    hint: 'Ask the operator whether it is a charge or a credit. If it always writes signs, map one column as net_amount under `columns:` of the entry of the file under `invoices:` of convention.yaml.',
  },
  'charge-and-credit': {
    message: '"{charge}" holds {value} and "{credit}" holds {other}',
    hint: 'A line is a charge or a credit; ask the supplier for two lines.',
  },
  'vat-sign': {
    message: 'the VAT is {vat}, the net amount {net}: their signs differ',
    hint: 'If the VAT column has no sign, add it to `ignore_columns` in the entry of the file under `invoices:` of convention.yaml, or name its two columns in `amounts`.',
  },
  'category-missing': {
    message: 'no category, and no pattern of the layout matches {itemCode} "{label}"',
    hint: 'Fill in the category, or add a pattern on its item code or label to the entry of the file under `invoices:` of convention.yaml: `categories: { "ABO*": subscription }`. When in doubt, ask the operator.',
  },
  'serves-missing': {
    message: 'the line names neither an access nor what it serves',
    hint: '[[The line carries {found}: say which of them names the access in the entry of the file under `invoices:` of convention.yaml, `einvoice: { access: "BT-155" }` (with `scheme:` for BT-128, `{ from: name, pattern: "…" }` for a text). ]]Fill in access or serves; or say in the entry of the file under `invoices:` of convention.yaml `without_access: "*"`: of the whole group.',
  },
  'period-incomplete': {
    message: 'the period has only one end',
    hint: 'Take the other end from the invoice; if it is not there, ask the operator for it.',
  },
  'period-reversed': {
    message: 'the period ends on {to}, before it starts on {from}',
    hint: 'Take both days from the invoice, or ask the operator for them.',
  },
  'line-repeated': {
    message: 'the line {line} of invoice {invoice}, {net} without VAT, was already read at {other}',
    hint: 'If it is a copy, remove the file or the row: it would be charged twice. If the amounts differ, remove nothing: ask the operator for the right numbers.',
  },
  'invoice-in-files': {
    message:
      'invoice {invoice} stands in {other} already: its lines here ({count}, {net} without VAT) would be charged once more',
    hint: 'Keep one of the two files, or list the other by its name, without invoices/, in convention.yaml: `ignore_files: { "2025-09-bis.csv": "copy" }`. If this supplier sends an invoice in several files, say `in_parts: yes` in the entry of each under `invoices:`.',
  },
  'invoice-date-differs': {
    message: 'invoice {invoice} is dated {value} here and {expected} at {other}',
    hint: 'An invoice has one date: ask the operator which, and correct the other. If two suppliers use one number, say who they are by `supplier:` in the entry of each file under `invoices:` of convention.yaml.',
  },
  'declared-total': {
    message:
      'the row states {value} {amount} for {invoice}, its lines sum to {sum}: a difference of {difference}',
    hint: 'Ask the operator for the lines that are missing or too many. If the row is no total of this invoice or file, leave it aside by `skip_rows` in the entry of the file under `invoices:` of convention.yaml.',
  },
  'vat-stated': {
    message: 'a VAT amount is stated on the line, but this supplier’s VAT is computed on the invoice',
    hint: 'In the entry of the file under `invoices:` of convention.yaml, set `vat: line` to count the VAT of the line; or add the column to `ignore_columns` to count the one computed on the invoice.',
  },
  'gross-mismatch': {
    message: 'net + VAT is {expected}, the line states a gross of {value}',
    hint: 'Ask the operator; if it rounds otherwise, add the column to `ignore_columns` in the entry of the file under `invoices:` of convention.yaml.',
  },
  'serves-contradiction': {
    message: 'the line serves {value}, its access {access} serves {expected}',
    hint: 'The line is followed. Correct accesses.csv or the invoice.',
  },
} as const;
