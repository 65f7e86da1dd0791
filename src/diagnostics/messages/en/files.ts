export const files = {
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
  'header-not-found': {
    message: 'no row has a cell "{header}", which ends the preamble',
    hint: 'It must be in the first {most} rows. Correct `preamble: { until: … }` of the layout, or give the number of rows.',
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
} as const;
