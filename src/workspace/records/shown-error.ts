/** What a formula without a result shows; programs other than LibreOffice write it as the number 0, or as a text. */
export const FORMULA_ERROR =
  /^(?:#(?:DIV\/0!|N\/[AD]|(?:REF|VALUE|VALEUR|NUM|NOMBRE|NULL|NUL)\s?!|(?:NAME|NOM)\s?\?)|Err:\d+)$/;

/** What a spreadsheet shows, and writes into a CSV, for a text that its column is too narrow for. */
export const TOO_NARROW = /^#{3,}$/;
