export const year = {
  'account-empty': {
    message: 'no closed run counts in {period}',
    hint: 'Close runs first ("grappe close"): an account adds up closed runs and nothing else.',
  },
  'month-open': {
    message: 'no closed run holds {month}',
    hint: 'Allocate and close that month, or add --partial: every page then says what is missing.',
  },
  'lines-late': {
    message: '{lines} invoice lines dated in {month} are in no closed run ({net} without VAT)',
    hint: 'Take them with "grappe allocate --pending" and close that run, or add --partial: every page then says so.',
  },
  'account-exists': {
    message: '{path} already holds an account',
    hint: 'Add --force to replace it, or choose another folder with --out.',
  },
  'not-an-account': {
    message: '{path} is there and is no account',
    hint: 'grappe replaces nothing but its own accounts: choose another folder with --out.',
  },
  'advance-outside': {
    message:
      'an advance for {period} is not deducted from the account of {account}: it is for other months as well',
    hint: 'Make the account of the whole of {period}, or split the row by the months that it is for.',
  },
} as const;
