import type { Problem } from '../diagnostics/problem.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostics/render.ts';
import type { Language } from '../domain/language.ts';
import { formatCents } from '../domain/numbers/money.ts';
import type { Balance } from '../settle/account.ts';
import { escaped } from '../text/printable.ts';

/** One document for a program; amounts in it are strings. It may be shown on a terminal, and cannot control it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(COMMANDING, escaped)}\n`;
}

/**
 * Characters that JSON leaves as they are and that terminals obey: control characters of Latin-1, and those of
 * direction.
 */
const COMMANDING = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

export function diagnosticsJson(problems: readonly Problem[], language: Language): readonly Diagnostic[] {
  return problems.map((item) => toDiagnostic(item, language));
}

export function balanceJson({ debtor, creditor, owed, advances, balance }: Balance) {
  return {
    debtor,
    creditor,
    owed: formatCents(owed),
    advances: formatCents(advances),
    balance: formatCents(balance),
  };
}
