import type { Problem } from '../diagnostics/problem.ts';
import { type Diagnostic, type Language, toDiagnostic } from '../diagnostics/render.ts';
import { formatCents } from '../domain/money.ts';
import type { Totals } from '../report/totals.ts';

/** One document for a program; amounts in it are strings. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

export function diagnosticsJson(problems: readonly Problem[], language: Language): readonly Diagnostic[] {
  return problems.map((item) => toDiagnostic(item, language));
}

export function totalsJson({ lines, net, vat, gross }: Totals) {
  return {
    lines,
    net_amount: formatCents(net),
    vat_amount: formatCents(vat),
    gross_amount: formatCents(gross),
  };
}
