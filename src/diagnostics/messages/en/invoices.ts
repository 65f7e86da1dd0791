export const invoices = {
  'invoices-missing': {
    message: 'there is no invoice line in invoices/',
    hint: 'Put the operator’s files (CSV, xlsx, ods, XML, PDF, zip) there as received.',
  },
  'no-lines': {
    message: 'no invoice line is dated in {period}',
    hint: 'Invoice dates go from {first} to {last}.',
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
    hint: 'Keep one of them; most systems show them as one.',
  },
  'folder-unread': {
    message:
      'the folder {folder}/ is not read[[, with lines of {stake} without VAT]]: invoices stand in invoices/',
    hint: 'Move its files to invoices/, in folders there as you like, or rename it.',
  },
  'archive-unreadable': {
    message: 'the archive, or this file in it, cannot be unpacked: damaged, encrypted or in parts',
    hint: 'Unpack it yourself and put the files in invoices/.',
  },
  'archive-limit': {
    message: 'the file is larger than grappe unpacks ({most} bytes)',
    hint: 'Unpack the archive yourself and put the files in invoices/.',
  },
  'file-link': {
    message: '{found} is a link, and links are not followed',
    hint: 'Put the file itself in invoices/: a run keeps a copy of what it read.',
  },
  'layout-header-missing': {
    message: 'the layout reads {column} from "{header}", which {file} lacks',
    hint: 'Write in the layout the header that the file has; of invoice files of which some lack the column, name it under `optional:`. Headers of the file: {found}',
  },
  'pattern-unmatched': {
    message: 'the pattern "{pattern}" of the layout matches nothing of {file}; found: {found}',
    hint: 'It must match a file name, or one or more cells of the preamble, whole: `*` stands for what does not count.',
  },
  'pattern-ambiguous': {
    message: 'the {field} of {file} may be "{first}" or "{second}" by the pattern "{pattern}"',
    hint: 'Add to the pattern what stands around the value.',
  },
  'charge-negative': {
    message: 'expected an amount without a sign in "{charge}" or "{credit}", found {value}',
    hint: 'The column says whether it is a charge or a credit. If this supplier writes signs too, map one column as net_amount.',
  },
  'charge-and-credit': {
    message: '"{charge}" holds {value} and "{credit}" holds {other}',
    hint: 'A line is a charge or a credit; ask the supplier for two lines.',
  },
  'vat-sign': {
    message: 'the VAT is {vat}, the net amount {net}: their signs differ',
    hint: 'If the VAT column has no sign, add it to `ignore_columns` of the layout, or name its two columns in `amounts`.',
  },
  'category-missing': {
    message: 'no category, and no pattern of the layout matches {itemCode} "{label}"',
    hint: 'Fill in the category, or add a pattern on its item code or label to the layout under `invoices:` of convention.yaml: `categories: { "ABO*": subscription }`.',
  },
  'serves-missing': {
    message: 'the line names neither an access nor what it serves',
    hint: '[[The line carries {found}: say in its layout which of them names the access, `einvoice: { access: "BT-155" }` (with `scheme:` for BT-128, `{ from: name, pattern: "…" }` for a text). ]]Fill in access or serves; or say in its layout, under `invoices:` of convention.yaml, `without_access: "*"`: of the whole group.',
  },
  'period-incomplete': {
    message: 'the period has only one end',
    hint: 'Fill in period_start and period_end, or neither.',
  },
  'period-reversed': {
    message: 'the period ends on {to}, before it starts on {from}',
    hint: 'Correct one of the two days.',
  },
  'line-repeated': {
    message: 'the line {line} of invoice {invoice}, {net} without VAT, was already read at {other}',
    hint: 'It would be charged twice: remove the file or the row that is a copy.',
  },
  'invoice-in-files': {
    message:
      'invoice {invoice} stands in {other} already: its lines here ({count}, {net} without VAT) would be charged once more',
    hint: 'Keep one of the two files, or list the other by its name, without invoices/, in convention.yaml: `ignore_files: { "2025-09-bis.csv": "copy" }`. If this supplier sends an invoice in several files, say `in_parts: yes` in the layout of each.',
  },
  'invoice-date-differs': {
    message: 'invoice {invoice} is dated {value} here and {expected} at {other}',
    hint: 'An invoice has one date: ask the operator which, and correct the other. If two suppliers use one number, say in their layouts who they are: `supplier:`.',
  },
  'declared-total': {
    message:
      'the row states {value} {amount} for {invoice}, its lines sum to {sum}: a difference of {difference}',
    hint: 'Ask the operator for the lines that are missing or too many. If the row is no total of this invoice or file, leave it aside with skip_rows.',
  },
  'vat-stated': {
    message: 'a VAT amount is stated on the line, but this supplier’s VAT is computed on the invoice',
    hint: 'Set `vat: line`, or add the column to `ignore_columns` of the layout.',
  },
  'gross-mismatch': {
    message: 'net + VAT is {expected}, the line states a gross of {value}',
    hint: 'Ask the operator; if it rounds otherwise, add the column to `ignore_columns` of the layout.',
  },
  'serves-contradiction': {
    message: 'the line serves {value}, its access {access} serves {expected}',
    hint: 'The line is followed. Correct accesses.csv or the invoice.',
  },
} as const;
