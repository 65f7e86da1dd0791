/** How many characters a cell of a spreadsheet holds: what is longer could not be read again. */
export const CELL_LIMIT = 32_767;
