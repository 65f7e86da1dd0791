/** What the jobs of a year say, in English. */
export const year = {
  needsPeriod: (example: string): string => `Say which period: --period ${example}.`,
  account: {
    about: 'Adds up the closed runs of a period: the final account that each member signs.',
    period: 'the months to add up: 2025, 2025-Q3, 2025-07..2026-06',
    partial: 'let months without a closed run and late lines pass; every page says what is missing',
    force: 'replace an account that stands there',
    out: 'the folder to write (default: accounts/PERIOD of the workspace)',
    title: (period: string): string => `Account of ${period}`,
    balancesTitle: 'What each member owes for the period, VAT included; the two directions are not set off',
    owed: 'owed',
    advances: 'advances',
    balance: 'balance',
    giveBack: 'A negative balance is money to give back.',
    runsTitle: 'Closed runs added up',
    month: 'month',
    run: 'run',
    closedOn: 'closed on',
    partialTitle: 'Partial: this account does not hold',
    openMonth: (month: string): string => `${month}: no closed run`,
    lateLines: (month: string, lines: number, net: string): string =>
      `${month}: ${lines} late lines, ${net} without VAT`,
  },
};
