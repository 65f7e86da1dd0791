import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import { type DocumentKind, documentKind } from './document-type.ts';
import type { Einvoice } from './einvoice.ts';
import type { TermReader } from './term-reader.ts';
import type { InvoiceTerms, PrecedingTerms } from './terms.ts';

/**
 * Notices for documents whose cost is in another one too: a corrective invoice restates the whole of the one it
 * corrects, and a final invoice that of its prepayments, unless its total is negative: then it gives back. And for
 * credit notes whose amounts may have the wrong sign.
 */
export function typeNotices(
  terms: InvoiceTerms,
  stated: Einvoice,
  kind: DocumentKind | undefined,
  read: TermReader,
): readonly Problem[] {
  const { number, type, file, credit, totals, preceding } = stated;
  const at = { file, row: terms.type[0]?.row ?? terms.root.row, column: 'BT-3', value: type };
  const names = preceding.length === 0 ? '' : preceding.join(', ');
  if (credit) return creditNotices(stated, kind, at);
  if (kind === 'prepayment') return [problem('einvoice-prepayment', at, { invoice: number, type })];
  const isFinal = terms.preceding.some(isPrepayment) || (preceding.length > 0 && hasPrepaid(terms, read));
  if ((kind !== 'corrective' && !isFinal) || totals.net.amount < 0n) return [];
  return [problem('einvoice-restates', at, { invoice: number, type, preceding: names })];
}

/** Where the root alone says that it is a credit note, the type contradicts it, and the sign depends on it. */
function creditNotices(
  { number, type, file, totals }: Einvoice,
  kind: DocumentKind | undefined,
  at: Place,
): readonly Problem[] {
  const { amount, row } = totals.net;
  const place = { file, row, column: 'BT-109', value: formatCents(amount) };
  return [
    ...(kind === 'credit' ? [] : [problem('einvoice-credit-type', at, { invoice: number, type })]),
    ...(amount < 0n
      ? [problem('einvoice-credit-negative', place, { invoice: number, value: bothAmounts(amount) })]
      : []),
  ];
}

function isPrepayment({ type }: PrecedingTerms): boolean {
  return type.some(({ text }) => documentKind(text?.trim() ?? '') === 'prepayment');
}

function hasPrepaid({ totals }: InvoiceTerms, read: TermReader): boolean {
  const prepaid = read.decimal('BT-113', totals.prepaid);
  return prepaid !== undefined && /[1-9]/.test(prepaid);
}
