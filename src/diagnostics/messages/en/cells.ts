export const cells = {
  'cell-empty': {
    message: 'expected {column}, found an empty cell',
    hint: 'Take the value from its source, or ask for it: grappe assumes none.[[ If the file does not number its lines, write in the entry of the file in convention.yaml: `{entry}{unnumbered}{end}`.]]',
  },
  'either-empty': {
    message: 'expected {column} or {other}, found neither',
    hint: 'Fill in only one of the two, the one that the row is about, as its source says.',
  },
  'either-both': {
    message: 'found {column} {value} and {other} {second} in one row',
    hint: 'Keep the one that the row is about, as its source says, and empty the other cell.',
  },
  'number-invalid': {
    message: 'expected a number, found "{value}"',
    hint: 'Take the number from its source; it is written in digits with at most one decimal mark ({marks}), thousands separated by spaces: 1 234{mark}50.[[ One below zero begins with a hyphen (in a workbook: in the cell itself, not by its format): {negative}.]][[ If the file writes its numbers so, say it in the entry of the file in convention.yaml: `{entry}{writing}{end}`.]][[ If {unit} is another currency than `currency` of convention.yaml, or thousands of it, ask for the amounts in that one: grappe converts none; if {unit} is not meant, remove it, in a workbook from the format of the cells.]][[ For an amount in euros only € is read, after the number: {euro}. In a spreadsheet, “replace all” corrects a whole column.]][[ If all numbers of the file have a point, as {point} has, write in the entry of the file in convention.yaml: `{entry}numbers: { decimal: "." }{end}`.]][[ If all numbers of the file have a comma, as {comma} has, write in the entry of the file in convention.yaml: `{entry}numbers: { decimal: "," }{end}`.]]',
  },
  'number-ambiguous': {
    message: '"{value}" may have a thousands separator or a decimal mark',
    hint: 'Compare it with its source and the other numbers of the file.[[ If "{mark}" is its decimal mark, write in the entry of the file in convention.yaml: `{entry}numbers: { decimal: "{mark}" }{end}`.]][[ If it separates thousands, write there `{entry}numbers: { decimal: "{other}", thousands: "{mark}" }{end}`.]]',
  },
  'number-decimals': {
    message: 'expected at most {most} decimals, found {found} in "{value}"',
    hint: 'Remove the surplus zeros at its end; if other digits are surplus, ask for the value at its source: grappe drops no digit.',
  },
  'number-negative': {
    message: 'expected zero or more, found "{value}"',
    hint: 'Take the value from its source: only amounts, quantities and unit prices may be negative.',
  },
  'number-unit': {
    message: 'expected {expected}, found "{value}": its number is used',
    hint: 'Check whether it is the column of something else: if so, name in the entry of the file in convention.yaml the header of the right one, under `columns`. If the number is right, there is nothing to do.',
  },
  'date-invalid': {
    message: 'expected a day (2025-09-01 or 01/09/2025), found "{value}"[[: its month ends on {last}]]',
    hint: 'Take the day from its source, or ask for it.[[ Here the month seems to come first ({monthFirst}): then it does in the other dates of the file too, and those whose day is 12 or less are misread; ask for the file again, days first.]][[ Or, if it is so in all of them, write in the entry of the file in convention.yaml: `{entry}dates: {turned}{end}`.]][[ {serial} is how a spreadsheet counts days: format its column as a date.]][[ A day written so is read where the entry of the file in convention.yaml says its form: `{entry}dates: {form}{end}`. It then holds for all days of the file.]][[ A column of texts such as {words} is read by `{invoiceEntry}from_columns: { {theColumn}: "{field}" }{end}`, in the place of its line under `columns`; the braces name what the text says: invoice_date, period_start, period_end, service_date, or period for both ends of a month, of several or of a quarter.]]',
  },
  'date-form': {
    message: 'expected a day as the layout of the file says ({form}), found "{value}"',
    hint: 'Take the day from its source. If all days of the file are written otherwise, say their form in its entry in convention.yaml, under `dates`: DD day, MM month, YY or YYYY year (D and M where there may be one digit), hh:mm the hour, which is left aside. If only some are, [[name both forms: `dates: {forms}`; or ]]have the file written anew in one form.',
  },
  'period-invalid': {
    message: 'expected a year or months, found "{value}"',
    hint: 'Write a year (2026); for an advance or a run also a quarter (2026-Q1), a month (2026-03) or months (2026-01..2026-06).',
  },
  'choice-invalid': {
    message: 'expected one of {choices}, found "{value}"',
    hint: '[[Nearest: {nearest}. ]]Write one of them, as the source says; case, accents, spaces and hyphens do not count.[[ If a file that you receive writes it so, say in its entry in convention.yaml what the word means: `{entry}values: { {column}: { {cell}: … } }{end}`.]]',
  },
  'text-invalid': {
    message: 'the text contains a control character',
    hint: 'Type the cell again. Where letters with accents are damaged, the file has another encoding than UTF-8 or windows-1252, as programs on a Mac save it: save it as "CSV UTF-8" from the program that it comes from.',
  },
  'text-garbled': {
    message: 'letters of "{value}" are damaged[[: "{right}", it seems]]',
    hint: 'Somebody saved the file in another encoding than it has, and its other texts are damaged too, most likely. Ask for it anew, or save it as "CSV UTF-8" from the program that it comes from: the statements print these texts.',
  },
  'id-invalid': {
    message: '"{value}" cannot be an identifier[[: {nothing} says that there is none]]',
    hint: '[[If {nothing} is right, there is no such row to list: remove it. ]]Give another one, wherever it stands: at most 64 characters, no control character, and not "*".',
  },
  'id-invisible': {
    message: '"{value}" contains an invisible character ({character})',
    hint: 'Type it again, without copying it: two such texts look alike and differ.',
  },
  'id-not-file-name': {
    message: '"{value}" cannot be a file name[[ next to "{other}"]], as the id of a member must be',
    hint: 'Give the member another identifier, in every table that names it: none of / \\ : * ? " < > |, no dot in front or at the end, no name that a system reserves (CON, NUL, COM1 …)[[, nor "{other}" in other case, which Windows and macOS take for the same file]].',
  },
  'id-number': {
    message:
      'an identifier is stored as [[a number: {number}]][[a number that its cell shows otherwise: {shown}]][[a date: {day}]][[a formula: {formula}]][[a text behind the apostrophe of a spreadsheet: {marked}]][[an answer, true or false: {truth}]]',
    hint: 'A spreadsheet drops zeros and digits of an identifier that way, or makes something else of it: format the column as text, and type it again from its source.',
  },
  'uai-invalid': {
    message: 'expected a UAI, found "{value}"',
    hint: 'Seven digits and a letter, such as 0550020Y: copy the UAI from its source.',
  },
  'uai-key': {
    message: 'the key letter of the UAI {value} is wrong',
    hint: 'A digit or the letter is wrong: copy the UAI from its source, without deducing it.',
  },
  'siret-invalid': {
    message: 'expected a SIRET, found "{value}"',
    hint: 'Fourteen digits: copy them from their source. A spreadsheet may have damaged them: format the column as text first.',
  },
  'siret-key': {
    message: 'the key of the SIRET {value} is wrong',
    hint: 'A digit is wrong, not necessarily the last: copy the SIRET from a document of its holder or from the official directory.',
  },
  'insee-invalid': {
    message: 'expected the INSEE code of a commune, found "{value}"',
    hint: '[[If a spreadsheet took away its first zero, it is {whole}: format the column as text, and write the code whole. ]]Five characters, such as 55502 or 2A004: check the code in the list of communes of INSEE. When in doubt, leave the cell empty.',
  },
  'range-reversed': {
    message: 'the end {to} is before the start {from}',
    hint: 'Both days count: look them up at their source, and correct the one that is wrong.',
  },
  'day-far': {
    message: 'the day is {value}, before 1900 or after 2100',
    hint: 'Most likely a digit of the year is wrong: the row counts on other days than it should. Take the day from its source. For no beginning or no end, leave the cell empty.',
  },
  'service-reversed': {
    message: 'its service ends on {to}, before it starts on {from}: this access is never in service',
    hint: 'If it was ordered and never opened, leave the row as it is; if not, look both days up at their source, and correct the one that is wrong.',
  },
} as const;
