import * as column from '../columns/columns.ts';

/** The two columns that date the rows of a table. */
export const validity = {
  valid_from: column
    .day('debut', 'First day on which the row is valid', 'Premier jour de validité')
    .optional(),
  valid_to: column.day('fin', 'Last day on which the row is valid', 'Dernier jour de validité').optional(),
};
