import type { VatTrace } from '../../allocate/trace.ts';
import type { Explanation } from '../../audit/explanation.ts';
import type { Diagnostic } from '../../diagnostics/render.ts';
import type { Language } from '../../domain/language.ts';
import { parseCents } from '../../domain/money.ts';
import { amountsText, type LineAmounts, vatText } from '../../report/derivation/amounts-text.ts';
import { categoryText } from '../../report/words/category-text.ts';
import { reportWords } from '../../report/words/words.ts';
import { recordedAmounts } from '../../settle/totals.ts';
import { printable } from '../../text/printable.ts';
import { words } from '../messages/words.ts';
import { roundingText } from './rounding-text.ts';
import { rowsText } from './rows-text.ts';
import { failureText, runText } from './run-text.ts';
import { daysText, isoDayText, section } from './text.ts';

/** The derivation of a line for a person with a pocket calculator. */
export function explanationText(
  explanation: Explanation,
  problems: readonly Diagnostic[],
  language: Language,
): string {
  const { runs, failures, rounding } = explanation;
  return [
    lineText(explanation, language),
    daysSection(explanation, language),
    ...runs.map((run) => runText(run, language)),
    ...failures.map((failure) => failureText(failure, language)),
    ...(problems.length > 0 ? [problemsText(problems, language)] : []),
    ...(explanation.shares.length > 0 ? [sharesText(explanation, language)] : []),
    ...(explanation.billed_to === null ? [] : [payerText(explanation.billed_to, language)]),
    ...(rounding === null
      ? []
      : [roundingText(rounding, 'net', language), roundingText(rounding, 'vat', language)]),
    ...rowsText(explanation, language),
  ].join('\n\n');
}

function lineText({ line, vat }: Explanation, language: Language): string {
  const { explain: text, access, category, item } = words(language);
  const { derivation } = reportWords(language);
  const amounts = amountsOf(line, vat);
  const facts: readonly (readonly [string, string | null])[] = [
    [text.place, `${line.file}:${line.row}`],
    [text.supplierLabel, line.supplier],
    [access, line.access],
    [text.serves, line.serves],
    [category, categoryText(line.category, reportWords(language))],
    [item, line.item_code],
    [text.label, line.label],
    [text.original, line.original_invoice],
    [text.amounts, amountsText(amounts, derivation, language)],
    ['', vatText(amounts, vatTraceOf(vat), derivation, language)],
  ];
  const shown = facts.filter(([, value]) => value !== null && value !== '');
  const title = text.title(line.invoice_number, isoDayText(line.invoice_date, language), line.line_number);
  return section(
    title,
    shown.map(([name, value]) => `${name.padEnd(12)} ${value}`),
  );
}

/** What the amounts of a line were read from: the document holds them as decimals. */
function amountsOf(line: Explanation['line'], { invoice }: Explanation['vat']): LineAmounts {
  const { stated_net: net = null, stated_vat: vat = null } = invoice ?? {};
  return {
    ...recordedAmounts(line),
    vatRate: line.vat_rate,
    statedRateVat: net === null || vat === null ? undefined : { net: parseCents(net), vat: parseCents(vat) },
  };
}

function vatTraceOf({ how, invoice }: Explanation['vat']): VatTrace {
  if (how !== 'invoice') return { kind: how };
  if (invoice === null) throw new Error('VAT of the invoice comes with its steps');
  return {
    kind: how,
    netBefore: parseCents(invoice.net_before),
    netAfter: parseCents(invoice.net_after),
    vatBefore: parseCents(invoice.vat_before),
    vatAfter: parseCents(invoice.vat_after),
  };
}

function daysSection({ days }: Explanation, language: Language): string {
  const text = words(language).explain;
  if (days === null) return section(text.daysTitle, [text.stops]);
  const { days: count, derivation } = reportWords(language);
  return section(text.daysTitle, [
    `${daysText(days.from, days.to, language)}, ${count(days.count)}${text.colon}${derivation.daysSource[days.source]}`,
    `${text.basis[days.basis]}, ${text.prorata[days.prorata]}`,
  ]);
}

function problemsText(problems: readonly Diagnostic[], language: Language): string {
  return section(
    words(language).explain.stops,
    problems.flatMap(({ code, message, hint }) => [
      `[${code}] ${printable(message)}`,
      `  ${printable(hint)}`,
    ]),
  );
}

/** share(m, s) = (d₁ × share₁ + d₂ × share₂ …) / D, written out. */
function sharesText({ shares, runs, days }: Explanation, language: Language): string {
  const count = days?.count ?? 1;
  const lines = shares.map(({ member, site, share }) => {
    const terms = runs.flatMap((run) =>
      run.shares
        .filter((item) => item.member === member && item.site === site && !item.share.startsWith('0/'))
        .map((item) => `${run.days}/${count} × ${item.share}`),
    );
    return `${member}${site === '' ? '' : ` ${site}`}${words(language).explain.colon}${terms.join(' + ')} = ${share}`;
  });
  return section(words(language).explain.shareTitle, lines);
}

function payerText(payer: NonNullable<Explanation['billed_to']>, language: Language): string {
  const text = words(language).explain;
  const place = payer.place === null ? '' : ` (${payer.place.file}:${payer.place.row})`;
  const { paidBy, derivation } = reportWords(language);
  return section(paidBy, [`${payer.member}${text.colon}${derivation.payer[payer.source]}${place}`]);
}
