import type { Messages } from '../problem.ts';

/** The wording of every problem in English. `{name}` stands for an argument of the problem. */
export const en = {
  'workspace-missing': {
    message: '{path} is not a workspace: there is no folder of that name',
    hint: 'Give the folder that holds convention.yaml, or make one with: grappe init {path}',
  },
  'table-missing': {
    message: '{file} is not in the workspace',
    hint: 'Add it; `grappe init --empty` writes one with its headers.',
  },
  'file-changed': {
    message: 'the file changed while it was being read',
    hint: 'Close the programs that write to it and run again.',
  },
  'encoding-unsupported': {
    message: 'expected a text file in UTF-8 or windows-1252, found {found}',
    hint: 'Save the file as "CSV UTF-8".',
  },
  'csv-syntax': {
    message: 'the quotes of this record do not pair: {detail}',
    hint: 'A quoted cell begins and ends with ", and a " inside it is doubled.',
  },
  'csv-empty': {
    message: 'expected a header row, found none',
    hint: 'The first row must name the columns.',
  },
  'record-too-long': {
    message: 'a record is longer than 1 MiB',
    hint: 'Look for a quote that is never closed, or a file that is not CSV.',
  },
  'cell-too-long': {
    message: 'a cell holds more than 32,767 characters',
    hint: 'Shorten it; no spreadsheet could show it whole.',
  },
  'cell-count': {
    message: 'expected {expected} cells as in the header, found {found}',
    hint: 'Look for a missing or extra delimiter "{delimiter}", or a text with one that is not quoted.',
  },
  'column-missing': {
    message: 'the column {column} ({alias}) is missing',
    hint: 'Add it to the header. Found: {found}',
  },
  'column-repeated': {
    message: 'two columns are both {column}: "{first}" and "{second}"',
    hint: 'Keep one of them.',
  },
  'column-unknown': {
    message: 'the column "{header}" is not known and is not read',
    hint: 'Nearest known column: {nearest}.',
  },
  'cell-empty': {
    message: 'expected {column}, found an empty cell',
    hint: 'Fill it in: grappe assumes no value.',
  },
  'number-invalid': {
    message: 'expected a number, found "{value}"',
    hint: 'Digits with at most one decimal mark ({marks}), thousands apart by spaces: 1 234{mark}50.',
  },
  'number-ambiguous': {
    message: '"{value}" may be a thousand or a decimal number',
    hint: 'Say which in convention.yaml: numbers: {decimal: ","} or numbers: {decimal: "."} (there or in the layout).',
  },
  'number-decimals': {
    message: 'expected at most {most} decimals, found {found} in "{value}"',
    hint: 'Round it where it was made: grappe drops no digit.',
  },
  'number-negative': {
    message: 'expected zero or more, found "{value}"',
    hint: 'Only amounts, quantities and unit prices may be negative.',
  },
  'date-invalid': {
    message: 'expected a day, found "{value}"',
    hint: 'Write 2025-09-01 or 01/09/2025, a day that exists.',
  },
  'choice-invalid': {
    message: 'expected one of {choices}, found "{value}"',
    hint: 'Nearest: {nearest}. Upper and lower case count.',
  },
  'text-invalid': {
    message: 'the text holds a control character',
    hint: 'Type the cell again.',
  },
  'id-invalid': {
    message: '"{value}" cannot be an identifier',
    hint: 'At most 64 characters, no control character, and not "*".',
  },
  'id-not-file-name': {
    message: '"{value}" cannot name a file, and a member has one',
    hint: 'No "/" or "\\", no dot in front, no name that a system reserves (CON, NUL, COM1 …).',
  },
  'uai-invalid': {
    message: 'expected a UAI, found "{value}"',
    hint: 'Seven digits and a letter, such as 0550020Y.',
  },
  'uai-key': {
    message: 'the key letter of the UAI {value} is wrong',
    hint: 'With these digits it is {right}.',
  },
  'siret-invalid': {
    message: 'expected a SIRET, found "{value}"',
    hint: 'Fourteen digits; a spreadsheet may have damaged it: format the column as text.',
  },
  'siret-key': {
    message: 'the key of the SIRET {value} is wrong',
    hint: 'With these first digits it would be {right}.',
  },
  'insee-invalid': {
    message: 'expected the INSEE code of a commune, found "{value}"',
    hint: 'Five characters, such as 55502 or 2A004, with the leading zero.',
  },
  'range-reversed': {
    message: 'the end {to} is before the start {from}',
    hint: 'Both days count; correct one of them.',
  },
  'rows-overlap': {
    message: '{id} has two rows for the same days: this one and row {other} ({days})',
    hint: 'Let one end the day before the other begins.',
  },
  'row-repeated': {
    message: '{id} stands twice: here and in row {other}',
    hint: 'Keep one of the two rows.',
  },
  'id-collision': {
    message: '{id} is also the identifier of a {other}',
    hint: 'Sites, grappes and members must differ: an invoice line names any of them.',
  },
  'member-unknown': {
    message: 'the member {value} is not in members.csv',
    hint: 'Nearest: {nearest}.',
  },
  'site-unknown': {
    message: 'the site {value} is not in sites.csv',
    hint: 'Nearest: {nearest}.',
  },
  'grappe-unknown': {
    message: 'the grappe {value} is not in grappes.csv',
    hint: 'Nearest: {nearest}.',
  },
  'measure-unknown': {
    message: 'no observation of the measure {value} is in measures.csv',
    hint: 'Nearest: {nearest}.',
  },
  'serves-unknown': {
    message: '{value} is no site, grappe or member',
    hint: 'Nearest: {nearest}. The whole group is "*".',
  },
  'measure-reserved': {
    message: '"{value}" names a key of the convention, not a measure',
    hint: 'Give the measure another name.',
  },
  'grappe-inconsistent': {
    message: 'the {column} of {grappe} is "{value}" here and "{other}" in row {otherRow}',
    hint: 'Name and kind are the same on all rows of a grappe.',
  },
  'grappe-outside-site': {
    message: '{site} is in {grappe} on days ({days}) on which sites.csv does not have it',
    hint: 'Shorten this row, or lengthen the site’s.',
  },
  'kind-unused': {
    message: 'no rule names the kind "{value}"',
    hint: 'Nearest kind that one names: {nearest}.',
  },
  'imputation-tie': {
    message:
      'row {other} is as specific as this one for {flow}, site type {siteType}, category {category} ({days})',
    hint: 'Give one of them one more of flow, site_type, category, or end it before the other begins.',
  },
  'yaml-syntax': {
    message: 'this is not YAML: {detail}',
    hint: 'Look at the indentation and the quotes of this line.',
  },
  'key-unknown': {
    message: 'the key "{value}" is not known here',
    hint: 'Nearest: {nearest}.',
  },
  'key-missing': {
    message: 'the key "{key}" is missing',
    hint: 'Expected: {expected}.',
  },
  'value-invalid': {
    message: 'expected {expected}, found {found}',
    hint: 'See the section on convention.yaml in the README.',
  },
  'rule-id-repeated': {
    message: 'the rule {value} stands twice: here and in line {other}',
    hint: 'Each rule has its own id: it is printed on every row.',
  },
  'rule-id-reserved': {
    message: '"{value}" cannot be the id of a rule',
    hint: '"own" means that no rule was needed, and "+" joins the ids of several.',
  },
  'key-target': {
    message: '{key} cannot be used for the target {target}',
    hint: 'It is for the target {allowed} only.',
  },
  'mix-sum': {
    message: 'the parts of this mix sum to {sum}',
    hint: 'They must sum to exactly 1; write thirds as 1/3.',
  },
  'parts-sum': {
    message: 'the parts sum to {sum}, neither 1 nor 100',
    hint: 'Each share is its part of that sum; check that none was forgotten.',
  },
  'rule-hidden': {
    message: 'the rule {rule} can never apply: {other}, above it, takes every line of its days',
    hint: 'Remove it, or move it above {other}.',
  },
  'rule-never-applies': {
    message: 'the rule {rule} can never apply: nothing in the tables has {condition}',
    hint: 'Remove it, or correct its condition.',
  },
  'rules-overlap': {
    message: 'on {days} the rule {rule} is hidden by {other}, which stands above it for the same lines',
    hint: 'Let one end the day before the other begins.',
  },
  'rules-gap': {
    message: 'no rule stands between {other} and {rule} on {days}',
    hint: 'A line of those days that serves several members would stop the run: lengthen one of the two.',
  },
  'invoices-missing': {
    message: 'there is no invoice in invoices/',
    hint: 'Put the operator’s files (CSV, XML, PDF) there as received.',
  },
  'no-lines': {
    message: 'no invoice line is dated in {period}',
    hint: 'Invoice dates go from {first} to {last}.',
  },
  'invoice-unknown': {
    message: 'no line is of the invoice {value}',
    hint: 'Nearest: {nearest}.',
  },
  'file-unsupported': {
    message: 'a file of this type is not read: {found}',
    hint: 'Invoices are CSV, XML or PDF files; move anything else out of invoices/.',
  },
  'file-link': {
    message: '{found} is a link, and links are not followed',
    hint: 'Put the file itself in invoices/: a run keeps a copy of what it read.',
  },
  'layout-header-missing': {
    message: 'the layout reads {column} from "{header}", which {file} lacks',
    hint: 'Headers of the file: {found}',
  },
  'category-missing': {
    message: 'no category, and no pattern of the layout matches {itemCode} "{label}"',
    hint: 'Fill in the category, or add a pattern to `categories:` of the layout.',
  },
  'serves-missing': {
    message: 'the line names neither an access nor what it serves',
    hint: 'Fill in access or serves.',
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
    message: 'the line {line} of invoice {invoice} was already read at {other}',
    hint: 'It would be charged twice: remove the file or the row that is a copy.',
  },
  'invoice-date-differs': {
    message: 'invoice {invoice} is dated {value} here and {expected} at {other}',
    hint: 'An invoice has one date.',
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
  'xml-syntax': {
    message: 'this is not well-formed XML: {detail}',
    hint: 'The file is cut or damaged: ask for it again.',
  },
  'xml-doctype': {
    message: 'the XML has a DOCTYPE, which an invoice never has',
    hint: 'It could make the reader load other files: ask the supplier for an invoice without it.',
  },
  'xml-encoding': {
    message: 'the XML is not readable as {found}',
    hint: 'Expected UTF-8, UTF-16 with its byte order mark, or a declared ISO-8859-1, ISO-8859-15 or windows-1252.',
  },
  'xml-limit': {
    message: 'the file goes beyond a limit of grappe: {what}, at most {most}',
    hint: 'No real invoice comes near it: look at where the file comes from.',
  },
  'einvoice-unknown': {
    message: 'expected an invoice in UBL 2.1 or CII, found {found}',
    hint: 'Expected: Invoice, CreditNote (UBL) or CrossIndustryInvoice (CII, version 100), in their namespaces.',
  },
  'pdf-encrypted': {
    message: 'the PDF is encrypted',
    hint: 'Ask the supplier for it without a password; a Factur-X has none.',
  },
  'pdf-unreadable': {
    message: 'the PDF is cut or damaged',
    hint: 'Ask for the file again, or for its XML alone.',
  },
  'pdf-without-invoice': {
    message: 'the PDF carries no invoice as an embedded file; found: {found}',
    hint: 'Expected one of {expected} (Factur-X). From a PDF that has only an image, nothing can be read: ask for Factur-X, UBL, CII or CSV.',
  },
  'pdf-invoices-several': {
    message: 'the PDF carries several invoices: {found}',
    hint: 'Ask the supplier which one holds, and for a PDF with that one.',
  },
  'einvoice-term-missing': {
    message: '{term} is missing',
    hint: 'An electronic invoice must have it (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-term-repeated': {
    message: '{term} is here once more, with another value than in line {other}',
    hint: 'It may occur once only (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-number': {
    message: 'expected a number, found "{value}"',
    hint: 'Digits with at most one "." (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-date': {
    message: 'expected a day, found "{value}"',
    hint: '2025-09-01 in UBL, 20250901 with format 102 in CII: ask the supplier for a corrected file.',
  },
  'einvoice-type': {
    message: 'the document type {value} is not one that grappe can charge',
    hint: 'Known: invoices (380 …), corrective (384) and prepayment (386) invoices, credit notes (381 …). A pro forma is no invoice.',
  },
  'einvoice-currency-mixed': {
    message: 'an amount is in {found}, the invoice in {expected}',
    hint: 'All its amounts are in one currency (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-profile': {
    message: 'the profile {profile} carries no lines',
    hint: 'Ask the supplier for the profile BASIC, EN 16931 or EXTENDED: without lines nothing can be shared.',
  },
  'einvoice-lines-missing': {
    message: 'the invoice has no line that counts',
    hint: 'Ask the supplier for a corrected file: without lines nothing can be shared.',
  },
  'einvoice-line-repeated': {
    message: 'the line number {value} occurs again; here it is called {made}',
    hint: 'Numbers are told apart by their order; the supplier should number each line once.',
  },
  'einvoice-restates': {
    message: 'the invoice {invoice} (type {type}) bills again the whole of {preceding}',
    hint: 'If {preceding} is charged too, its cost counts twice: check that it was cancelled by a credit note.',
  },
  'einvoice-prepayment': {
    message: 'the invoice {invoice} (type {type}) is a prepayment',
    hint: 'The final invoice will bill the whole again: charge one of the two, or wait for its credit note.',
  },
  'einvoice-credit-negative': {
    message: 'the credit note {invoice} has a negative total, {value}: it is read as a debit',
    hint: 'Amounts of a credit note are positive (EN 16931): if the supplier meant a credit, ask for a corrected file.',
  },
  'einvoice-sum': {
    message: '{rule}: {term} is {found}, the elements of the invoice give {expected}',
    hint: 'The invoice contradicts itself: ask the supplier for a corrected one.',
  },
  'einvoice-sum-tolerated': {
    message: '{rule}: {term} is {found}, the elements of the invoice give {expected}',
    hint: 'The difference is within what the rule lets pass as rounding; the stated amount is kept.',
  },
  'vat-rate-missing': {
    message: 'no VAT rate is given (VAT category: {category})',
    hint: 'Only category O (not subject to VAT) may be without a rate: ask the supplier for a corrected file.',
  },
  'einvoice-vat-missing': {
    message: 'lines have the VAT rate {rate} %, for which the invoice states no VAT',
    hint: 'Ask the supplier for a corrected file.',
  },
  'einvoice-vat-unused': {
    message: 'the invoice states {vat} of VAT at {rate} %, and its lines of that rate sum to zero',
    hint: 'No line can bear it: ask the supplier for a corrected file.',
  },
  'currency-differs': {
    message: 'the invoice is in {found}, the convention in {expected}',
    hint: 'grappe converts nothing: ask the supplier for an invoice in {expected}.',
  },
  'access-ambiguous': {
    message: 'the line names several accesses: {found}',
    hint: 'Say which in the layout: `scheme:` for BT-128, a narrower `pattern:` for a text.',
  },
  'access-unknown': {
    message: 'the access {value} is not in accesses.csv',
    hint: 'Nearest: {nearest}. Or fill in serves.',
  },
  'access-undated': {
    message: 'accesses.csv does not say what the access {value} serves on {days}',
    hint: 'Lengthen a row of this access, or add one.',
  },
  undated: {
    message: 'a line of category {category} has neither a period nor a service date',
    hint: 'Fill in period_start and period_end, or set `undated:` in the convention.',
  },
  'member-absent': {
    message: '{value} is not in the group on {days}',
    hint: 'See joined_on and left_on in members.csv.',
  },
  'site-absent': {
    message: '{site} of {value} has no owner in the group on {days}',
    hint: 'See its rows in sites.csv, and the stays of its member in members.csv.',
  },
  'no-participant': {
    message: 'nobody takes part in {value} on {days}',
    hint: 'See grappes.csv, and `over` of the rule {rule}.',
  },
  'no-rule': {
    message: 'no rule shares {value} (category {category}) on {days}',
    hint: 'It serves several members: add a rule to convention.yaml.',
  },
  'measure-missing': {
    message: 'no {measure} of {site} is known on {day} (rule {rule})',
    hint: 'Add the observation to measures.csv: a missing count is never a zero.',
  },
  'measure-stale': {
    message: 'the {measure} of {site} is of {found}, over {most} days before {day} (rule {rule})',
    hint: 'Add the observation of that year to measures.csv, or set max_age_days.',
  },
  'reference-day-future': {
    message: 'the rule {rule} counts on {day}, which is after {days}',
    hint: 'Set `year:` of its `as_of` to an earlier year.',
  },
  'weight-missing': {
    message: '{site} has no weight in {value} on {days} (rule {rule})',
    hint: 'Fill in weight in grappes.csv.',
  },
  'weights-zero': {
    message: 'all weights of {value} are zero on {days} (rule {rule})',
    hint: 'At least one must be more than zero.',
  },
  'head-count': {
    message: '{value} has {found} sites marked as head on {days} (rule {rule})',
    hint: 'Mark exactly one in grappes.csv.',
  },
  'part-missing': {
    message: 'the rule {rule} gives no part to {member}, who takes part on {days}',
    hint: 'Write its part, 0 if it bears nothing.',
  },
  'part-absent': {
    message: 'the rule {rule} gives a part to {member}, who does not take part on {days}',
    hint: 'Set `absent: charged` or `absent: left_out`, or write another rule for these days.',
  },
  'parts-zero': {
    message: 'the parts of the rule {rule} sum to zero on {days}',
    hint: 'At least one of those who take part must bear something.',
  },
  'payer-absent': {
    message: 'the rule {rule} charges {member}, who is not in the group on {days}',
    hint: 'See members.csv, or write another rule for these days.',
  },
  'majority-tie': {
    message: '{members} tie for the greatest {measure} of {value} on {days} (rule {rule})',
    hint: 'The convention must say who pays: write a rule for this case.',
  },
  'billed-to-missing': {
    message: 'who pays the operator for this line is not said',
    hint: 'Fill in billed_to on the line, on its access, or in convention.yaml.',
  },
  'imputation-missing': {
    message: 'no imputation of {member} holds for {flow}, site type {siteType}, category {category} on {day}',
    hint: 'Add the row to imputations.csv.',
  },
  'run-exists': {
    message: '{path} already holds a run',
    hint: 'Add --force to replace this draft, or choose another folder with --out.',
  },
  'run-closed': {
    message: '{path} is closed and is never overwritten',
    hint: 'Take late lines with --pending; correct with --regularise.',
  },
  'already-allocated': {
    message: 'the line {line} of invoice {invoice} is in the closed run {run}',
    hint: 'Use --pending to take only the lines that no closed run holds.',
  },
} as const satisfies Messages;
