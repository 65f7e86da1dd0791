export const cells = {
  'cell-empty': {
    message: 'expected {column}, found an empty cell',
    hint: 'Fill it in: grappe assumes no value. For an operator’s file, its layout may say it: `defaults:`, or `line_number: row`.',
  },
  'either-empty': {
    message: 'expected {column} or {other}, found neither',
    hint: 'Fill in exactly one of the two.',
  },
  'either-both': {
    message: 'found {column} {value} and {other} {second} in one row',
    hint: 'Leave one of the two empty: a row is about one of them.',
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
  'period-invalid': {
    message: 'expected a year or months, found "{value}"',
    hint: 'Write 2026; where months are allowed also 2026-Q1, 2026-03 or 2026-01..2026-06.',
  },
  'choice-invalid': {
    message: 'expected one of {choices}, found "{value}"',
    hint: '[[Nearest: {nearest}. ]]Case, accents, spaces and hyphens do not count.',
  },
  'text-invalid': {
    message: 'the text holds a control character',
    hint: 'Type the cell again.',
  },
  'id-invalid': {
    message: '"{value}" cannot be an identifier',
    hint: 'Give another one: at most 64 characters, no control character, and not "*".',
  },
  'id-invisible': {
    message: '"{value}" holds a character that is not seen ({character})',
    hint: 'Type the cell again, without copying it: two such texts look alike and are not.',
  },
  'id-not-file-name': {
    message: '"{value}" cannot name a file, and a member has one',
    hint: 'Give the member another identifier, in every table that names it: no "/" or "\\", no dot in front, no name that a system reserves (CON, NUL, COM1 …).',
  },
  'id-number': {
    message: 'an identifier is kept as a number: {value}',
    hint: 'A spreadsheet drops its zeros and digits that way: format the column as text, and type it again.',
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
    hint: 'Five characters, such as 55502 or 2A004, with the leading zero; or leave it empty.',
  },
  'range-reversed': {
    message: 'the end {to} is before the start {from}',
    hint: 'Both days count; correct one of them.',
  },
} as const;
