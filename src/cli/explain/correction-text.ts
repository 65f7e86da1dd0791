import type { Language } from '../../domain/language.ts';
import { words } from '../messages/words.ts';
import { textTable } from '../terminal.ts';
import { money, section } from './text.ts';

/** The rows of regularisations.csv by which a run corrects a line that a closed one charged. */
export function correctionText(
  rows: readonly Readonly<Record<string, string>>[],
  language: Language,
): string {
  const text = words(language);
  const { siteHeader, oldShare, newShare, onMember, correctionTitle, correctedRun } = text.explain;
  const header = [correctedRun, text.member, siteHeader, oldShare, newShare, text.net, text.vat, text.gross];
  const cells = rows.map((row) => [
    row['run'] ?? '',
    row['member'] ?? '',
    row['site'] || onMember,
    row['old_share'] ?? '',
    row['new_share'] ?? '',
    ...['net_amount', 'vat_amount', 'gross_amount'].map((name) => money(row[name] ?? '', language)),
  ]);
  return section(correctionTitle, [textTable(header, cells, 5)]);
}
