import { shellWord } from '../../../text/shell-word.ts';

export const init = {
  about: 'Makes a workspace to start from: the worked example, empty tables, or your own lists.',
  argument:
    'the folder to make, absent or empty; with --from, that of the lists (default: the current folder)',
  empty: 'empty tables with their headers, and a convention to complete',
  from: 'your own lists and invoices (CSV, TSV, xlsx, ods), or their folder: writes convention.yaml with their layouts; of one file alone, or -, its layout on standard output',
  inputNoTable:
    'Standard input (-) can only be a table: a CSV or a spreadsheet. Give any other file by its path.',
  inputAlone:
    'Standard input (-) is read alone: its layout goes to standard output. Leave DIR and the other files out.',
  nextFrom: (folder: string) =>
    `Next:\n  1. complete ${folder}/convention.yaml: the choices, the amounts, the rules\n  2. grappe check ${shellWord(folder)} -v\n  3. grappe allocate ${shellWord(folder)} --period YYYY-MM, the month of the invoice dates`,
  done: (folder: string) => `A workspace is ready in ${folder}`,
  next: (folder: string, example: boolean) =>
    example
      ? `Next:\n  1. grappe allocate ${shellWord(folder)} --period 2025-09\n  2. grappe reconcile ${shellWord(folder)} --period 2025-09\n  3. grappe explain ${shellWord(folder)} --invoice F2025-0010 --line 6`
      : `Next:\n  1. fill in the tables and the choices of ${folder}/convention.yaml, and put the operator’s files in ${folder}/invoices\n  2. grappe check ${shellWord(folder)} -v\n  3. grappe allocate ${shellWord(folder)} --period YYYY-MM, the month of the invoice dates`,
  notEmpty: (folder: string) =>
    `${folder} is not empty: grappe init overwrites nothing. Name a new folder, or show your lists: grappe init ${shellWord(folder)} --from ${shellWord(folder)}`,
};
