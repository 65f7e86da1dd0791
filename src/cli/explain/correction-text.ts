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
  const cells = rows
    .map(correctionFields)
    .map((row) => [
      ...[row.closed_run, row.member, row.site || onMember, row.old_share, row.new_share],
      ...[row.net_amount, row.vat_amount, row.gross_amount].map((amount) => money(amount, language)),
    ]);
  return section(correctionTitle, [textTable(header, cells, 5)]);
}

/** What a row of regularisations.csv says, as programs read it. */
export function correctionFields(row: Readonly<Record<string, string>>) {
  const at = (name: string): string => row[name] ?? '';
  return {
    closed_run: at('run'),
    member: at('member'),
    site: at('site'),
    old_share: at('old_share'),
    new_share: at('new_share'),
    net_amount: at('net_amount'),
    vat_amount: at('vat_amount'),
    gross_amount: at('gross_amount'),
  };
}
