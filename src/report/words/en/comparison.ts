/** What the page of a comparison says, in English. */
export const comparison = {
  title: 'What another key would change',
  changedRules: (file: string) => `Rules that ${file} changes:`,
  newRule: 'a new rule',
  droppedRule: 'no longer there',
  otherParameters: 'the same key, with other parameters',
  otherConditions: 'other days, costs or members',
  otherOrder: 'The rules stand in another order: the first that fits holds.',
  byMember: 'What each member bears (gross)',
  byCategory: 'Categories that change (gross)',
  byGrappe: 'Grappes that change (gross)',
  chart: 'Difference per grappe (gross)',
  before: 'Convention',
  after: 'Other key',
  difference: 'Difference',
  share: 'Share of the whole',
  /** Numbered, where several conventions stand side by side. */
  shareOfSeveral: 'Share',
  grappe: 'Grappe',
  noGrappe: 'outside grappes',
  unchanged: 'nothing changes.',
  note: 'Computed on the same invoice lines, closed or not; nothing was issued.',
};
