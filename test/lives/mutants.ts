/**
 * Mistakes in what makes sure that a line is charged once and correctly over the years: each is planted in the sources,
 * and the lives must find a difference (`npm run lives:mutants`). `from` must occur once in its file, or the script
 * fails.
 */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const MUTANTS: readonly Mutant[] = [
  // The order of lines.
  {
    name: 'a late part comes before what was charged of its invoice',
    file: 'src/jobs/closed-lines/recorded-order.ts',
    from: 'rankOf(a) - rankOf(b)',
    to: 'rankOf(b) - rankOf(a)',
  },
  {
    name: 'lines come in the order of today’s files',
    file: 'src/invoices/lines/closed-lines.ts',
    from: 'order: order++,',
    to: 'order: 0,',
  },
  {
    name: 'a late part knows nothing of what was charged of its invoice',
    file: 'src/jobs/closed-lines/mixed-invoices.ts',
    from: 'closed.runs.length === 0',
    to: 'closed.runs.length >= 0',
  },
  // Spent lines.
  {
    name: 'a line left aside is spent',
    file: 'src/invoices/lines/closed-lines.ts',
    from: 'spentBy: allocated ? run : undefined,',
    to: 'spentBy: run,',
  },
  {
    name: 'a line left aside and charged later is not spent',
    file: 'src/invoices/lines/closed-lines.ts',
    from: 'known.spentBy === undefined && allocated',
    to: 'known.spentBy === -1 && allocated',
  },
  {
    name: 'a spent line may be taken again by its month or number',
    file: 'src/invoices/lines/line-selection.ts',
    from: 'if (isSpent && !maySpendAgain)',
    to: 'if (isSpent && maySpendAgain)',
  },
  {
    name: 'another amount of a spent line is no change',
    file: 'src/jobs/closed-lines/closed-line-comparison.ts',
    from: 'line.net !== net ||',
    to: '',
  },
  {
    name: 'another rate of a spent line is no change',
    file: 'src/jobs/closed-lines/closed-line-comparison.ts',
    from: 'line.vatRate !== facts.vatRate ||',
    to: '',
  },
  {
    name: 'another date of a spent line is no change',
    file: 'src/jobs/closed-lines/closed-line-comparison.ts',
    from: 'line.invoiceDate !== facts.invoiceDate ||',
    to: '',
  },
  {
    name: 'a line that is gone is not missed',
    file: 'src/jobs/closed-lines/closed-line-comparison.ts',
    from: 'return known.spentBy !== undefined && !isGivenBack(known)',
    to: 'return known.spentBy === undefined && !isGivenBack(known)',
  },
  {
    name: 'a line that is withdrawn and there again goes unseen',
    file: 'src/jobs/closed-lines/withdrawals.ts',
    from: 'if (found.has(known)) problems',
    to: 'if (found.size < 0) problems',
  },
  {
    name: 'a line that is withdrawn needs no correction',
    file: 'src/jobs/closed-lines/withdrawals.ts',
    from: '!regularise.includes(known.spentBy)',
    to: 'regularise.includes(known.spentBy)',
  },
  // Corrections.
  {
    name: 'the VAT charged before is not taken off',
    file: 'src/settle/regularisation.ts',
    from: 'found.vat -= row.vat;',
    to: '',
  },
  {
    name: 'an earlier correction is forgotten',
    file: 'src/runs/closed/recorded-rows.ts',
    from: "if (cells['run'] === run.name) yield { by, cells };",
    to: '',
  },
  {
    name: 'a corrected line is held against what it was',
    file: 'src/invoices/lines/closed-lines.ts',
    from: 'known.net += line.net;',
    to: '',
  },
  {
    name: 'nothing of a withdrawn line is given back',
    file: 'src/settle/regularisation.ts',
    from: 'return differences(corrected, recorded, []);',
    to: 'return differences(corrected, [], recorded.slice(0, 0));',
  },
  {
    name: 'a change that moves no money is never decided',
    file: 'src/jobs/closed-lines/regularise.ts',
    from: 'differences.length === 0 && isRestated',
    to: 'differences.length < 0 && isRestated',
  },
  {
    name: 'old invoices are shared by the settings of today',
    file: 'src/domain/dated-settings.ts',
    from: 'settings.length === 1 ? first : settings.find',
    to: 'settings.length >= 1 ? settings.at(-1) : settings.find',
  },
  {
    name: 'a correction books its revenue by the day of the invoice',
    file: 'src/settle/regularisation.ts',
    from: "if (holdsIn(release, '0.2')) return day;",
    to: "if (!holdsIn(release, '0.2')) return day;",
  },
  {
    name: 'another budget chapter is no difference',
    file: 'src/settle/regularisation.ts',
    from: "  'chapter',\n",
    to: '',
  },
  {
    name: 'a correction passes over a line that cannot be shared any more',
    file: 'src/jobs/closed-lines/regularise.ts',
    from: 'lineProblems(line, outcome.faults).forEach(report)',
    to: 'lineProblems(line, outcome.faults).slice(9).forEach(report)',
  },
  // Closing and the ledger.
  {
    name: 'a run of corrections alone is nothing to close',
    file: 'src/jobs/close/issue-verified.ts',
    from: 'chargedTotals(manifest).lines === 0 && manifest.totals.regularised.lines === 0',
    to: 'chargedTotals(manifest).lines === 0',
  },
  {
    name: 'a stale draft is issued',
    file: 'src/jobs/close/issue-draft.ts',
    from: '[inputs, outputs, named].find(',
    to: '[inputs, outputs, named].slice(3).find(',
  },
  {
    name: '--as-is passes over lines that nobody decided on',
    file: 'src/jobs/close/issue-draft.ts',
    from: 'if (hasErrors(undecided))',
    to: 'if (hasErrors(undecided) && undecided.length === 0)',
  },
  {
    name: 'two drafts of one correction are both closed as they are',
    file: 'src/jobs/close/issue-verified.ts',
    from: 'return unseen === undefined ?',
    to: 'return unseen === undefined || closed.length > 0 ?',
  },
  {
    name: 'a draft whose lines another run has made late is issued',
    file: 'src/jobs/close/issue-draft.ts',
    from: 'draft.run_id === issued.run_id ?',
    to: "draft.run_id !== '' ?",
  },
  {
    name: 'a row of the ledger is chained to nothing',
    file: 'src/audit/ledger.ts',
    from: '    sha256OfText(ledger.text),\n',
    to: "    sha256OfText(''),\n",
  },
  // The year.
  {
    name: 'the year to date counts the invoices of other years',
    file: 'src/audit/year-to-date.ts',
    from: 'return years.filter((charged) => charged.year === year)',
    to: 'return years.filter((charged) => charged.year > 0)',
  },
  {
    name: 'the year to date counts runs of a period alone',
    file: 'src/audit/year-to-date.ts',
    from: "if (!holdsIn(release, '0.2')) return runsOfPeriods",
    to: "if (holdsIn(release, '0.2')) return runsOfPeriods",
  },
  {
    name: 'the account puts a run without a period in the month of its last row',
    file: 'src/jobs/year/account-sums.ts',
    from: 'last = Math.max(last, invoiceDate);',
    to: 'last = invoiceDate;',
  },
  {
    name: 'the account takes runs of other months',
    file: 'src/jobs/year/account-sums.ts',
    from: 'const counts = covers(period.days, lastDay);',
    to: "const counts = month !== '';",
  },
];
