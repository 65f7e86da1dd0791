import type { Explanation } from '../../audit/explanation.ts';
import { type Diagnostic, type Language, printable } from '../../diagnostics/render.ts';
import { reportWords } from '../../report/words/words.ts';
import { words } from '../messages/words.ts';
import { roundingText } from './rounding-text.ts';
import { rowsText } from './rows-text.ts';
import { failureText, runText } from './run-text.ts';
import { daysText, isoDayText, money, section } from './text.ts';

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
      : [
          roundingText(rounding.net, rounding.policy, words(language).net, language),
          roundingText(rounding.vat, rounding.policy, words(language).vat, language),
        ]),
    ...rowsText(explanation, language),
  ].join('\n\n');
}

function lineText({ line, vat }: Explanation, language: Language): string {
  const text = words(language).explain;
  const facts: readonly (readonly [string, string | null])[] = [
    [text.place, `${line.file}:${line.row}`],
    [text.supplierLabel, line.supplier],
    [text.access, line.access],
    [text.serves, line.serves],
    [text.category, reportWords(language).categories[line.category]],
    [text.item, line.item_code],
    [text.label, line.label],
    [text.original, line.original_invoice],
    [text.amounts, amountsText(line, language)],
    ['', vatText(line, vat, language)],
  ];
  const shown = facts.filter(([, value]) => value !== null && value !== '');
  const title = text.title(line.invoice_number, isoDayText(line.invoice_date, language), line.line_number);
  return section(
    title,
    shown.map(([name, value]) => `${name.padEnd(12)} ${value}`),
  );
}

function amountsText(line: Explanation['line'], language: Language): string {
  const text = words(language);
  const rate = `${language === 'fr' ? line.vat_rate.replace('.', ',') : line.vat_rate} %`;
  return `${text.net} ${money(line.net_amount, language)} + ${text.vat} ${money(line.vat_amount, language)} (${rate}) = ${text.gross} ${money(line.gross_amount, language)}`;
}

function vatText(
  line: Explanation['line'],
  { how, invoice }: Explanation['vat'],
  language: Language,
): string {
  const text = words(language).explain;
  if (invoice === null) return text.vatHow[how];
  const amount = (value: string): string => money(value, language);
  const stated =
    invoice.stated_net === null || invoice.stated_vat === null
      ? []
      : [text.vatStated(amount(invoice.stated_vat), amount(invoice.stated_net))];
  const steps = text.vatInvoice(
    amount(invoice.net_before),
    amount(invoice.net_after),
    amount(invoice.vat_before),
    amount(invoice.vat_after),
    amount(line.vat_amount),
  );
  return [text.vatHow[how], ...stated, steps].join(text.semicolon);
}

function daysSection({ days }: Explanation, language: Language): string {
  const text = words(language).explain;
  if (days === null) return section(text.daysTitle, [text.stops]);
  const { days: count } = reportWords(language);
  return section(text.daysTitle, [
    `${daysText(days.from, days.to, language)}, ${count(days.count)}${words(language).explain.colon}${text.daysSource[days.source]}`,
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
  return section(text.payerTitle, [
    `${payer.member}${words(language).explain.colon}${text.payer[payer.source]}${place}`,
  ]);
}
