import type { Problem } from '../diagnostics/problem.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostics/render.ts';
import type { Language } from '../domain/language.ts';
import { formatCents } from '../domain/numbers/money.ts';
import { uncommanding } from '../text/printable.ts';

/** A document for a program; amounts in cents become texts: `12.50`. Shown on a terminal, it cannot control it. */
export function jsonText(document: unknown): string {
  const inEuros = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' ? formatCents(value) : value;
  return `${uncommanding(JSON.stringify(document, inEuros, 2))}\n`;
}

export function diagnosticsJson(problems: readonly Problem[], language: Language): readonly Diagnostic[] {
  return problems.map((item) => toDiagnostic(item, language));
}
