import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isOtherCurrency, unitIn } from '../../domain/numbers/currency.ts';
import { holdsIn } from '../../domain/release.ts';
import type { RecordSettings } from '../records/open-records.ts';
import type { RecordSource } from '../records/record-source.ts';

/** The problem of a header of amounts that names another currency than the convention's, or thousands of it. */
export function otherCurrency(
  { fingerprint: { path: file }, headerRow: row }: RecordSource,
  header: string,
  { currency, release }: Partial<Pick<RecordSettings, 'currency' | 'release'>>,
): readonly Problem[] {
  const unit = holdsIn(release, '0.2') ? unitIn(header) : undefined;
  if (currency === undefined || unit === undefined || !isOtherCurrency(unit, currency)) return [];
  const place = { file, row, column: header, value: header };
  return [problem('header-currency', place, { header, unit, currency })];
}
