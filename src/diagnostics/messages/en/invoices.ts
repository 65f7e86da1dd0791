export const invoices = {
  'invoices-missing': {
    message: 'there is no invoice line in invoices/',
    hint: 'Put the operator’s files (CSV, TSV, xlsx, ods, XML, PDF, zip) there as received.',
  },
  'no-lines': {
    message:
      '[[no invoice line is dated in {period}]][[every invoice line dated up to {until} is in a closed run]]',
    hint: '[[Invoice dates go from {first} to {last}: ask with --period for a month that has some, or put the invoice into invoices/.]][[ Nearest months, with their lines: {near}; an invoice is shared in the month of its date, whatever it bills.]][[The newest invoice is of {newest}: put the next one into invoices/, or add --regularise with the name of a closed run to correct it.]]',
  },
  'invoice-unknown': {
    message: 'no line belongs to the invoice {value}',
    hint: '[[Nearest: {nearest}. ]]After --invoice, write the number as it stands in the operator’s file.',
  },
  'file-unsupported': {
    message: 'a file of this type is not read: {found}[[ ({link})]]',
    hint: '[[{sheet} is a workbook of a form that is not read: open it in a spreadsheet program and save it as .xlsx or .ods; if it is text in columns in truth, rename it to .csv. ]][[If {text} is in columns, between tabs, semicolons or commas, rename it to .csv: it is read as it is then. ]][[{nested} is an archive within an archive: take it out of that one, and put it into invoices/ as it is. ]][[{packed} is an archive of a form that is not read: unpack it, and put what is in it into invoices/. ]][[{mail} is a mail: save what is attached to it into invoices/. ]][[From an image, as {image} is, nothing can be read: ask the operator for Factur-X, UBL, CII or CSV. ]][[It is only a placeholder for {kept}, which is not on this computer: have the program that synchronises the folder keep it here. ]]Invoices are CSV, TSV, xlsx, ods, XML, PDF or zip files, not links to them. Move anything else out of invoices/, or leave it aside in convention.yaml, with the reason: `ignore_files: { {theFile}: "…" }`.',
  },
  'file-without-lines': {
    message: 'the file holds no invoice line[[: {aside} of its rows are left aside (skip_rows)]]',
    hint: 'Nothing of it is charged. If the invoice has lines, ask the operator for the file again, or correct `skip_rows:` in its entry in convention.yaml if it leaves them aside; if not, take it out of invoices/.',
  },
  'file-twice': {
    message: 'two files have the path {path}: their names differ only in how accents are stored',
    hint: 'If they hold the same lines, keep one of them; if not, rename one. Most systems show them as one.',
  },
  'file-name-unread': {
    message:
      'the name of this file or folder [[is not written in {encoding}: it cannot be opened]][[holds {sign}, which separates folders on other systems: no run can name it]]',
    hint: 'Rename it, if possible with letters without accents. Such names come from archives that were made on another system.',
  },
  'folder-unread': {
    message:
      'the folder {folder}/ is not read[[, with lines of {stake} without VAT]]: invoices belong in invoices/',
    hint: 'If they are invoices, move its files to invoices/ or to a folder in it; if not, take it out of the workspace.',
  },
  'invoice-unread': {
    message: '{file} is next to the tables and is not read[[, with lines of {stake} without VAT]]',
    hint: 'If it holds an invoice, move it to invoices/; if not, take it out of the workspace, or write in convention.yaml what it is: `ignore_files: { {name}: "…" }`. Any XML, and a PDF or zip called invoice or facture, is taken for one, but not a guide or a procedure.',
  },
  'archive-unreadable': {
    message: 'the archive, or this file in it, cannot be unpacked: damaged, encrypted or in parts',
    hint: 'Unpack it yourself, put the files in invoices/ and take the archive out. If it is damaged or encrypted, ask the operator for it again.',
  },
  'archive-empty': {
    message: 'the archive holds no file that somebody put there',
    hint: 'Ask the operator for it again. If nothing is meant to be in it, take it out of invoices/.',
  },
  'archive-limit': {
    message: 'the file is larger than grappe unpacks ({most} bytes)',
    hint: 'Unpack the archive yourself, put the files in invoices/ and take the archive out.',
  },
  'file-link': {
    message: '{found} is a link or not a plain file: neither is read',
    hint: 'Put the file itself in the workspace: a run keeps a copy of what it read.',
  },
  'layout-header-missing': {
    message: '{column} is read from "{header}", which {file} lacks',
    hint: 'Replace "{header}" here by the one of the headers of the file that holds it: {found}.[[ Where other invoices still have "{header}", leave it here: above {entry} put a copy of it whose `files` names this file alone, and replace it in the copy.]][[ Where only some of the invoice files have the column, name it under `optional:` of the same entry: `optional: [{optional}]`.]]',
  },
  'pattern-unmatched': {
    message: 'the pattern "{pattern}" matches nothing of {file}; found: {found}[[; "{day}" is no day]]',
    hint: '[[If {form} is how the days of the file are written, say it in its entry in convention.yaml: `dates: {form}`. ]][[Correct {day} in the file, or ask the operator for a right one: a day is 2025-12-05 or 05/12/2025, and a cell of a sheet must have the format of a date. Otherwise: ]]Correct this pattern in convention.yaml, or remove it if the name or the preamble says no such thing. It must match the name of a file or of a sheet, or one or more cells of the preamble, whole: `*` stands for what does not count.',
  },
  'pattern-ambiguous': {
    message: 'the {field} of {file} may be "{first}" or "{second}" by the pattern "{pattern}"',
    hint: 'Add to the pattern the words that stand around the right value in the file, and around it alone.',
  },
  'text-unmatched': {
    message:
      '"{value}" is none of the texts expected: {patterns}[[; it names {period}, but the words around it may mean other days, or a part of them]][[; "{day}" is no day]]',
    hint: '[[If all days of {period} are meant, write the words that stand beside it in the pattern, in place of `*`; if others are, ask the operator which, or read them by `{example}` and `{last}`. ]][[If {form} is how the days of the file are written, say it in its entry in convention.yaml: `dates: {form}`. ]]Correct `from_columns` in the entry of the file in convention.yaml, or add to the list of this column how such a cell is written: `{example}` where a value stands, `*` for what does not count; a text without a field stands for cells that say nothing of it. A day is 2025-12-05 or 05/12/2025. If the cell is wrong, ask the operator for a corrected file.',
  },
  'charge-negative': {
    message: 'expected an amount without a sign in [["{charge}" or ]]"{credit}", found {value}',
    hint: 'Ask the operator whether it is a charge or a credit, and for a corrected file. If one column holds all amounts with their signs, replace `amounts:` in the entry of the file in convention.yaml: `{entry}columns: { net_amount: "{signed}" }{end}`.',
  },
  'cells-differ': {
    message: '"{header}" holds {value} and "{other}" {second}, and both are read as {column}',
    hint: 'Check in the invoice which of them is right. If "{other}" says something else where "{header}" is filled, such as the invoice that a credit note corrects, name it last and as that too, in the entry of the file in convention.yaml: `{entry}columns: { {column}: ["{header}", "{other}"], original_invoice: "{other}" }{end}`. If not, ask the operator for a corrected file.',
  },
  'charge-and-credit': {
    message: '"{charge}" holds {value} and "{credit}" holds {other}',
    hint: 'A line is a charge or a credit; ask the supplier for two lines.',
  },
  'charge-or-credit-unknown': {
    message: '`charge_or_credit` has "{value}" neither as charge nor as credit',
    hint: 'If such rows are charged, add to the entry of the file in convention.yaml `{invoiceEntry}charge_or_credit: { {key}: { {text}: charge } }{end}`; if they are given back, `credit` in the place of `charge`. If you do not know, ask the operator.',
  },
  'credit-negative': {
    message: 'expected an amount without a sign, since "{cell}" is a credit, found {value}',
    hint: 'If this file writes its credits with a minus, remove `charge_or_credit` from its entry in convention.yaml. If it writes them without, ask the operator what this row is, and for a corrected file.',
  },
  'vat-sign': {
    message: 'the VAT is {vat}, the net amount {net}: their signs differ',
    hint: 'If this column never has a sign, do not read it, in the entry of the file in convention.yaml: `{entry}ignore_columns: [{theColumn}]{end}`; if VAT has two columns as well: `amounts: { vat_amount: { charge: "…", credit: "…" } }`, without `charge` in a file of credit notes. If neither, ask the operator for a corrected file.',
  },
  'vat-against-net': {
    message: 'the VAT is {vat}, the net amount {net}: their signs differ, and both are used as they are',
    hint: 'Ask the operator for a corrected file. If this column never has a sign, do not read it, in the entry of the file in convention.yaml: `{entry}ignore_columns: [{theColumn}]{end}`; VAT is then computed at the rate of the line.',
  },
  'category-missing': {
    message: 'no category[[, and no pattern of `categories` matches {article}]]',
    hint: 'Fill it in from the invoice ({choices})[[ or, if its item code or label tells it, write it in the entry of the file in convention.yaml: `{entry}categories: { {pattern}: … }{end}`, beside the patterns that stand there (`*` stands for what varies, case counts)]]. When in doubt, ask the operator.',
  },
  'serves-missing': {
    message: 'the line names neither an access nor what it serves',
    hint: '[[The line carries {found}: say what names the access, in the entry of the file in convention.yaml, such as `{entry}einvoice: { access: {field} }{end}` (with `scheme:` for BT-128, `{ from: name, pattern: "…" }` for a text). ]][[The file has no column {absent}: if another of its columns names the access, write in its entry in convention.yaml: `{entry}columns: { access: "…" }{end}`. ]]Fill in {invoices.access|access} or {invoices.serves|serves}; or, if such lines serve the whole group, in the entry of the file in convention.yaml: `{entry}without_access: "*"{end}`.',
  },
  'period-incomplete': {
    message: 'the period has only one end',
    hint: '[[The file has no column {absent}: if another of its columns is that end, say so by `columns:` in its entry in convention.yaml. ]]Take the other end from the invoice; if it is not there, ask the operator for it.',
  },
  'header-again': {
    message: 'the row repeats the header',
    hint: 'Remove it[[, or leave it aside, in the entry of the file in convention.yaml: `{entry}skip_rows: { {column}: ["{header}"] }{end}`]].',
  },
  'total-row': {
    message: 'the row reads "{value}" and lacks {lacking}: a total, it seems',
    hint: 'If it is one, [[have its amounts compared with the lines, in the entry of the file in convention.yaml: `{invoiceEntry}totals: { {column}: [{text}] }{end}`; or ]][[leave it aside, in the entry of the file in convention.yaml: `{entry}skip_rows: { {column}: [{text}] }{end}`]][[remove it from {bare}]]. If not, fill in what it lacks, from its source.',
  },
  'note-row': {
    message: 'the row holds nothing but "{value}": a note, it seems',
    hint: 'Remove it[[, or leave it aside, in the entry of the file in convention.yaml: `{entry}skip_rows: { {column}: [{text}] }{end}`]]. If it is none, fill in the rest of it, from its source.',
  },
  'vat-rate-fraction': {
    message: 'a VAT rate of {rate}%: is it {percent}%, stored as a fraction?',
    hint: 'Rates are in percent. [[If the invoice says {percent}%, write in the entry of the file in convention.yaml: `{entry}values: { vat_rate: { {cell}: "{percent}" } }{end}`.]][[If the market says {percent}%, write {percent} in {prices}, in every row of that rate.]] If it says {rate}%, there is nothing to do.',
  },
  'vat-rate-high': {
    message: 'a VAT rate of {rate}%: is it {shown}%, whose decimal mark was lost?',
    hint: '[[If the invoice says {shown}%, write in the entry of the file in convention.yaml: `{entry}values: { vat_rate: { {cell}: "{tenth}" } }{end}`, and tell the operator.]][[If the market says {shown}%, write {tenth} in {prices}, in every row of that rate.]] If it says {rate}%, there is nothing to do.',
  },
  'vat-rate-beyond': {
    message: 'expected a VAT rate in percent, at most 100, found {value}',
    hint: 'Take the rate from the invoice or the market: in 2000 for 20.00, a decimal mark was lost. If an operator’s file writes it so each time, say in its entry in convention.yaml what is meant: `{entry}values: { vat_rate: { "{value}": "…" } }{end}`.',
  },
  'period-reversed': {
    message: 'the period ends on {to}, before it starts on {from}',
    hint: 'Take both days from the invoice, or ask the operator for them.',
  },
  'line-repeated': {
    message: 'line {line} of invoice {invoice}, {net} without VAT, was already read at {other}',
    hint: 'If it is a copy, remove the file or the row: it would be charged twice. If the amounts differ, remove nothing: ask the operator for the right numbers.',
  },
  'invoice-in-files': {
    message:
      'invoice {invoice} is already in {other}: [[its lines here ({count}, {net} without VAT) would be charged once more]][[closed runs charged its lines in both files ({charged} here, {net} without VAT)]]',
    hint: '[[Keep this file or {rival}, not both.]][[Keep this sheet or {twin}, not both: delete the other in the workbook.]][[ Or, to leave {copy} aside without taking it away, write in convention.yaml: `ignore_files: { {copy}: "copy" }`.]][[ If this supplier sends an invoice in several files, write in the entry of each: `{entry}in_parts: {parts}{end}`.]][[ If this supplier sends an invoice in several files, write in the entry of each `in_parts: yes` and the header of the line number, `columns: { line_number: "…" }`, in the place of `line_number: {byRow}`; without such a column, put the lines into one file.]][[ An electronic invoice is whole: if the other file has the lines of {whole}, write in the entry of {whole}: `lines: elsewhere`.]][[If each has lines of its own, say in the entry of each in convention.yaml that this supplier sends an invoice in several files: `{entry}in_parts: {inParts}{end}`. If one is a copy of the other, its lines were charged twice: take it away, and grappe then says how to give their amounts back.]]',
  },
  'invoice-perhaps-twice': {
    message:
      'an invoice {invoice} of the same date stands in {other}, and [[{unsaid} names no supplier]][[the suppliers {one} and {another} are one company]][[has as many lines and the same net, {net}, as {spelled} here]][[its part there has the line numbers of {part}, but for their zeros, and the same net, {net}]][[has the same net, {net}, from the supplier {word}]]: if it is the same, its lines here are charged once more',
    hint: 'If they are one, keep one of the two[[; to leave {copy} aside without taking it away, write in convention.yaml: `ignore_files: { {copy}: "copy" }`]].[[ Say whose {unsaid} is in its entry in convention.yaml, and grappe knows: `invoices: [{ files: {unsaidName}, supplier: "…" }]`, its SIRET or its name.]][[ If {word} and {here} are two companies, give the SIRET of each as its `supplier`, and grappe knows.]]',
  },
  'invoice-date-differs': {
    message: 'invoice {invoice} is dated {value} here and {expected} at {other}',
    hint: 'An invoice has one date: ask the operator which, and correct the other. If two suppliers use one number, say who they are in the entry of each file in convention.yaml: `{entry}supplier: "…"{end}`, their SIRET or their name.',
  },
  'invoice-date-swapped': {
    message:
      'invoice {invoice} is dated {date} and bills until {until}; with month and day the other way round, {swapped}, it would be dated as {count} others of its supplier are',
    hint: 'If that is its date, correct it here, or ask the operator for a corrected file: as it stands, the invoice is shared in the month of {date}. If the date is right, there is nothing to do.',
  },
  'date-far': {
    message: 'the invoice is dated {date}, over five years from the days that the line bills ({day})',
    hint: 'Most likely a digit of the year is wrong: the line is missing from the month of its right date, or members of other years bear it. Take the dates from the invoice, or ask the operator for a corrected file. If both days are right, there is nothing to do.',
  },
  'credit-charged': {
    message: 'the line reads "{value}" as a credit, and its net is positive: it is charged, not given back',
    hint: 'If this file writes its credits without a sign, write in its entry in convention.yaml, in the place of `net_amount` in `columns:`, `{invoiceEntry}amounts: { credit: "{header}" }{end}`. If it mixes such credits and other lines, and a column says which are which, write there `{invoiceEntry}charge_or_credit: { "…": { "Facture": charge, "Avoir": credit } }{end}`, with its header and its words; if no column says it, ask the operator for a file in which credits have a minus. If the line does charge this sum, there is nothing to do.',
  },
  'days-unread': {
    message: 'the label says "{days}", which nothing reads: the line has neither a period nor a service date',
    hint: '[[If these are its days of service, have them read within the label, in the entry of the file in convention.yaml: `{invoiceEntry}from_columns: { label: [{pattern}, "*"] }{end}`. ]][[Such days are read under `dates: {form}` there. ]][[If these are its days of service, ask the operator to write them in "{column}". ]]If not, the convention says which days count (`undated`).',
  },
  'line-perhaps-total': {
    message:
      'the line reads "{value}", and its net is the sum of lines above it: if it is their total, they are charged twice',
    hint: 'If it is a total, have its amounts compared with the lines, in the entry of the file in convention.yaml: `{invoiceEntry}totals: { {column}: [{text}] }{end}`; or leave it aside there: `{entry}skip_rows: { {column}: [{text}] }{end}`. If it bills something of its own, there is nothing to do.',
  },
  'declared-total': {
    message:
      'the row states {value} {amount} for {invoice}, its lines sum to {sum}: a difference of {difference}',
    hint: 'Ask the operator for the lines that are missing or too many. If the row is no total of this invoice or file, change the patterns of `totals` in the entry of the file in convention.yaml so that they no longer match it, and leave it aside there by the text of one of its columns: `{entry}skip_rows: { "…": ["…"] }{end}`.',
  },
  'total-missing': {
    message:
      'no row states the total of {invoice}, as `totals` expects: its lines sum to {net} without VAT[[ (invoices of the file without one: {count})]]',
    hint: 'The file may have been cut short: compare this sum with the invoice, and if lines are missing ask the operator for the file again. If it writes its total in other words, add their pattern to `totals:` in the entry of the file in convention.yaml; if such files have none, give them an entry of their own above it, without `totals:`.',
  },
  'vat-stated': {
    message: 'a VAT amount is stated on the line, but this supplier’s VAT is computed on the invoice',
    hint: 'Write in the entry of the file in convention.yaml: [[`{entry}{perLine}{end}` to count the VAT of the line, if the operator computes it line by line; or ]]`{entry}ignore_columns: [{theColumn}]{end}` to count the one of the invoice.',
  },
  'gross-mismatch': {
    message: 'net + VAT is {expected}, the line states a gross of {value}',
    hint: 'Ask the operator which one is right; if it rounds otherwise, do not read this gross, in the entry of the file in convention.yaml: `{entry}ignore_columns: [{theColumn}]{end}`.',
  },
  'serves-contradiction': {
    message: 'the line serves {value}, its access {access} serves {expected}',
    hint: 'The line is followed. As the contract says, correct {accesses.csv} if it is wrong, or, where `values` in convention.yaml translates what the invoice says, that translation; if not, ask the operator to correct its invoice.',
  },
} as const;
