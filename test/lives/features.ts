/** What the lives of this folder must have met, as they are counted. */
export const FEATURES = [
  'account compared',
  'closed under dated settings',
  'closed with some runs corrected',
  'closed: invoice',
  'closed: month',
  'closed: pending',
  'closed: until',
  'draft issued later',
  'issued as is',
  'late part, vat invoice, carry',
  'line corrected: vat invoice, carry',
  'line corrected: vat line, largest_remainder',
  'line left aside charged later',
  'refused: already allocated',
  'refused: changed line',
  'refused: moved line',
  'refused: vanished line',
  'refused: withdrawn line present',
  'restated without a cent',
  'stale draft refused',
  'withdrawn line given back under dated settings',
  'year to date compared',
] as const;

/** What chance alone brings in one life of some hundred: the life that meets everything brings it in any case. */
export const SELDOM: readonly string[] = [
  'draft issued later',
  'issued as is',
  'refused: moved line',
  'refused: withdrawn line present',
  'restated without a cent',
  'stale draft refused',
];
