export const year = {
  'account-empty': {
    message: 'no closed run counts in {period}',
    hint: 'Close runs first ("grappe close <folder of the run>"): an account adds up closed runs and nothing else.',
  },
  'month-open': {
    message: 'no closed run holds {months}',
    hint: 'For each that has invoices: `grappe allocate --period {month}`, then `grappe close runs/{month} --on YYYY-MM-DD`, the day of the closing. A month without an invoice has no run: {others}, or add --partial, and every page says what is missing.',
  },
  'lines-late': {
    message: 'invoice lines dated in {month} that are in no closed run: {lines} ({net} without VAT)',
    hint: 'Take them: "grappe allocate --period {month} --pending --out runs/{month}-late{suffix}", and close that run (without --period, --pending takes every month that is open); or add --partial: every page then says so.',
  },
  'account-exists': {
    message: '{path} already holds an account',
    hint: 'Add --force to replace it, or choose another folder with --out.',
  },
  'not-an-account': {
    message: '{path} already exists, and is not an account',
    hint: 'grappe replaces only its own accounts: choose another folder with --out.',
  },
  'account-overlaps': {
    message:
      'this other account adds up the same closed runs ({runs}): its titles and those of the new one are for the same money',
    hint: 'Issue the titles of one of the two. Write those of the other account that were issued into {advances.csv}: the new one, made again, then asks only for what is left.',
  },
  'run-astride': {
    message:
      'the closed run of {period} is for months outside {account} as well, and counts in {month}: this account holds all of it',
    hint: 'Make the account of a period that holds the whole of {period}.',
  },
  'charged-elsewhere': {
    message:
      'lines dated in {account} that {run} charged, which counts in {month}: {count}, for {net} net; this account holds none of them',
    hint: 'If this account is to hold them, make it of a period that goes on to {month}. If not, that of {month} holds them.',
  },
  'advance-outside': {
    message:
      'an advance for {period} is not deducted from the account of {account}: it is for other months as well',
    hint: 'Make the account of the whole of {period}, or split the row by the months that it is for.',
  },
  'advance-to-self': {
    message: '{member} is the debtor of this advance and its creditor',
    hint: 'Name the member that pays it and the one to whom it is paid, or remove the row.',
  },
  'price-missing': {
    message:
      '[[the inventory names no item of the access on {without}]][[no price of the item "{item}" on {day}]]: the access cannot be forecast',
    hint: 'Give the access its {accesses.item_code|item_code}, and the item a row in {prices.csv} that holds on that day, at the price of the market.',
  },
  'price-incomplete': {
    message: 'the price of {item} on {day} has no {column}: its accesses cannot be forecast',
    hint: 'Fill in {column} in its row of {prices.csv}, as the contract says; add the column if the file lacks it.',
  },
  'measure-ahead': {
    message: 'observations of "{measure}" for {period} are not there yet: the last ones are used instead',
    hint: 'Make the forecast again once they are in {measures.csv}. Only a forecast does this: a run never.',
  },
  'billed-longer': {
    message:
      'in the year before the period, the operator billed for more than a month at a time what the inventory does not announce and the forecast lacks: {names}, {net} net',
    hint: 'What comes again by the quarter or the year: add it to {accesses.csv}, and to {prices.csv} its price and how often it is billed (`*` in {accesses.serves|serves} for the whole group); for the rest, put a sum beside the forecast in the vote.',
  },
  'billed-beyond': {
    message:
      'the operator billed in {month} what the inventory does not announce and the forecast lacks[[: accesses and items ({count}), {net} net]][[; usage and others, {besides} net]][[: usage and others, {other} net]]',
    hint: '"grappe forecast --check {month}" names each. What is billed wrongly, such as a terminated access, is disputed ("grappe reconcile --period {month}") and not added. Add what will come again to {accesses.csv}, and its price to {prices.csv} (`*` in {accesses.serves|serves} for the whole group); for the rest, put a sum beside the forecast in the vote.',
  },
  'forecast-exists': {
    message: '{path} already holds a forecast',
    hint: 'Add --force to replace it, or choose another folder with --out.',
  },
  'not-a-forecast': {
    message: '{path} already exists, and is not a forecast',
    hint: 'grappe replaces only its own forecasts: choose another folder with --out.',
  },
  'budget-year': {
    message: 'a budget is voted for a year, and {period} is not within one',
    hint: 'With --budget, ask for one year: `--period 2026`, for example.',
  },
  'budget-tie': {
    message: 'row {other} names as much as this one of the imputation {imputation}, which both are for',
    hint: 'As the accounts office of the member says, name one more of chapter, function, nature in one of them, or vote the imputation in a row of its own.',
  },
  'budget-unmet': {
    message:
      'the vote is for the imputation {imputation}, which no expense of {member} has; of its expenses {amount} with VAT are forecast for which nothing was voted',
    hint: 'The vote looks as if none of it were spent. Expenses have the imputation that {imputations.csv} gives them, and none without that table: fill it in, or correct chapter, function and nature here, as the accounts office of the member says.',
  },
} as const;
