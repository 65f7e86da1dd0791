/** What a statement says of what is owed and of how it comes about, in English. */
export const statement = {
  toRepay: (party: string): string => `To be repaid to ${party}`,
  nothingToRepay: 'Nothing to repay',
  nothingNote: (gross: string): string =>
    `This member paid the operator itself for all that it bears: ${gross}.`,
  nothingBorne: 'This member bears nothing in this run.',
  reduction: (run: string, party: string): string =>
    `Reduction of the earlier title, closed run ${run}, ${party}`,
  complement: (run: string, party: string): string =>
    `Complement to the earlier title, closed run ${run}, ${party}`,
  toRecover: (party: string): string => `To be recovered from ${party}`,
  reductionFor: (run: string, party: string): string =>
    `Reduction of the title issued, closed run ${run}, ${party}`,
  complementFor: (run: string, party: string): string =>
    `Complement to the title issued, closed run ${run}, ${party}`,
  grossSum: (amount: string): string => `${amount} gross`,
  noSetOff: 'In full in each direction, without set-off; a correction is not added to the sum owed.',
  howItComes: 'How it comes about',
  borne: (period: string): string => `Borne for ${period}`,
  ofWhichOwn: '– paid to the operator by this member, no debt',
  ofWhichOwed: (party: string): string => `– to be repaid to ${party}`,
  correctionOf: (run: string): string => `Correction of the closed run ${run}`,
  borneInAll: 'Total borne, corrections included',
  corrects: 'Corrects',
  correctsShort: (run: string): string => `closed run ${run}`,
  byRuleCorrections: 'Corrections of closed runs, outside the rules of this run',
  outOfTable: 'Corrections of closed runs, not broken down here',
  toSign: 'The sum that is signed',
  draft: 'DRAFT',
  draftNote: 'Draft: the run is not closed, its amounts may still change.',
  closedOn: (day: string): string => `Closed on ${day}`,
  anchor: (hash: string): string => `Ledger of closed runs before this one (SHA-256): ${hash}`,
  unlessSaid: 'Unless said otherwise',
  borneAlone: 'Lines borne alone',
  sharedBy: (rule: string): string => `Shared lines: ${rule}`,
  observed: 'Observed on',
  totalOfLines: 'Total of the lines of this run',
  sitesElsewhere: (count: number): string =>
    `The sums of the ${count} establishments stand in the workbook and the CSV of this statement.`,
  continued: 'continued',
  moreLines: 'More lines',
  searchHint: 'invoice, label, access, establishment …',
  paidByMember: (party: string): string => `paid to the operator by ${party}`,
  servedOn: (days: string): string => `served ${days}`,
  imputationAnd: (text: string): string => `imputation ${text}`,
  howMuch: 'What is owed',
  contents: 'Contents',
};
