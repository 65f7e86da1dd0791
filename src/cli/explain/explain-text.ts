import type { SplitTrace } from '../../allocate/rounding/split-trace.ts';
import type { RoundingTrace, VatTrace } from '../../allocate/trace.ts';
import type { Explanation } from '../../audit/explanation.ts';
import type { Diagnostic } from '../../diagnostics/render.ts';
import { ROUNDING_TRAITS } from '../../domain/convention.ts';
import type { LineWithVat } from '../../domain/invoice-line.ts';
import type { TracedLine } from '../../jobs/explain/explain.ts';
import { amountsText, vatText } from '../../report/derivation/amounts-text.ts';
import { setsSignAside, splitTable } from '../../report/derivation/split-table.ts';
import { categoryText, imputationText, reportWords } from '../../report/words/words.ts';
import { printable } from '../../text/printable.ts';
import { fill } from '../../text/template.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import { daysText, isoDayText, money, section } from '../text-parts.ts';
import { failureText, runText } from './run-text.ts';

/** The derivation of a line for a person with a pocket calculator; `explanation` is the requested part of it. */
export function explanationText(
  { outcome, trace, supplier }: Omit<TracedLine, 'kind' | 'explanation'>,
  explanation: Explanation,
  problems: readonly Diagnostic[],
  words: Words,
): string {
  const { runs, failures, rounding } = explanation;
  return [
    lineText(explanation, supplier, outcome.line, trace.vat, words),
    daysSection(explanation, words),
    ...runs.map((run) => runText(run, words)),
    ...failures.map((failure) => failureText(failure, words)),
    ...(problems.length > 0 ? [problemsText(problems, words)] : []),
    ...(explanation.shares.length > 0 ? [sharesText(explanation, words)] : []),
    ...(explanation.billed_to === null ? [] : [payerText(explanation.billed_to, words)]),
    ...(rounding === null || trace.rounding === undefined
      ? []
      : [
          roundingText(trace.rounding, rounding, 'net', words),
          roundingText(trace.rounding, rounding, 'vat', words),
        ]),
    ...rowsText(explanation, words),
  ].join('\n\n');
}

function lineText(
  { line }: Explanation,
  supplier: string,
  amounts: LineWithVat,
  vat: VatTrace,
  words: Words,
): string {
  const { explain: text, access, category, item } = words;
  const { derivation } = reportWords(words.language);
  const facts: readonly (readonly [string, string | null])[] = [
    [text.place, `${line.file}:${line.row}`],
    [text.supplierLabel, supplier],
    [access, line.access],
    [text.serves, line.serves],
    [category, categoryText(line.category, reportWords(words.language))],
    [item, line.item_code],
    [text.label, line.label],
    [text.original, line.original_invoice],
    [text.amounts, amountsText(amounts, derivation, words.language)],
    ['', vatText(amounts, vat, derivation, words.language)],
  ];
  const shown = facts.filter(([, value]) => value !== null && value !== '');
  const title = text.title(line.invoice_number, isoDayText(line.invoice_date, words), line.line_number);
  return section(
    title,
    shown.map(([name, value]) => `${name.padEnd(12)} ${value}`),
  );
}

function daysSection({ days }: Explanation, words: Words): string {
  if (days === null) return section(words.explain.daysTitle, [words.explain.stops]);
  const { days: count, derivation } = reportWords(words.language);
  return section(words.explain.daysTitle, [
    `${daysText(days.from, days.to, words)}, ${count(days.count)}${words.explain.colon}${derivation.daysSource[days.source]}`,
    `${words.explain.basis[days.basis]}, ${words.explain.prorata[days.prorata]}`,
  ]);
}

function problemsText(problems: readonly Diagnostic[], words: Words): string {
  return section(
    words.explain.stops,
    problems.flatMap(({ code, message, hint }) => [
      `[${code}] ${printable(message)}`,
      `  ${printable(hint)}`,
    ]),
  );
}

/** share(m, s) = (d₁ × share₁ + d₂ × share₂ …) / D, written out. */
function sharesText({ shares, runs, days }: Explanation, words: Words): string {
  const count = days?.count ?? 1;
  const lines = shares.map(({ member, site, share }) => {
    const terms = runs.flatMap((run) =>
      run.shares
        .filter((item) => item.member === member && item.site === site && !item.share.startsWith('0/'))
        .map((item) => `${run.days}/${count} × ${item.share}`),
    );
    return `${member}${site === '' ? '' : ` ${site}`}${words.explain.colon}${terms.join(' + ')} = ${share}`;
  });
  return section(words.explain.shareTitle, lines);
}

function payerText(payer: NonNullable<Explanation['billed_to']>, words: Words): string {
  const place = payer.place === null ? '' : ` (${payer.place.file}:${payer.place.row})`;
  const { paidBy, derivation } = reportWords(words.language);
  return section(paidBy, [`${payer.member}${words.explain.colon}${derivation.payer[payer.source]}${place}`]);
}

type Row = Explanation['rows'][number];

/** The rows as in allocations.csv, why each has its imputation, and that they sum to the line. */
function rowsText({ rows, check }: Explanation, text: Words): readonly string[] {
  if (rows.length === 0) return [];
  const header = [text.member, text.explain.siteHeader, text.explain.share, text.net, text.vat, text.gross];
  const cells = rows.map((row) => [
    row.member,
    row.site === '' ? text.explain.onMember : row.site,
    row.share,
    money(row.net_amount, text),
    money(row.vat_amount, text),
    money(row.gross_amount, text),
  ]);
  const sections = [
    section(text.explain.rowsTitle, [textTable(header, cells, 2)]),
    section(text.explain.imputation, imputationLines(rows, text)),
  ];
  if (check === null) return [...sections, text.explain.narrowed];
  const sums = text.explain.sums(
    money(check.net_amount, text),
    money(check.vat_amount, text),
    money(check.gross_amount, text),
  );
  return [...sections, section(text.explain.checkTitle, [sums])];
}

function imputationLines(rows: readonly Row[], words: Words): readonly string[] {
  if (rows.every(({ imputation }) => imputation === null)) return [words.explain.noImputation];
  return rows.flatMap(({ member, site, imputation }) => {
    if (imputation === null) return [];
    const { place, sought, given, preferred_to: others } = imputation;
    const { siteTypes } = reportWords(words.language);
    const why = words.explain.imputationWhy(
      words.explain.flow[sought.flow],
      sought.site_type === null ? words.explain.noSiteType : siteTypes[sought.site_type],
      categoryText(sought.category, reportWords(words.language)),
      isoDayText(sought.day, words),
    );
    const precise =
      given.length === 0
        ? words.explain.givenNothing
        : words.explain.given(given.map((field) => words.explain.fields[field]).join(', '));
    const choice =
      others.length === 0
        ? words.explain.onlyOne
        : words.explain.preferredTo(
            others.map((other) => `${other.place.file}:${other.place.row}`).join(', '),
          );
    return [
      `${member}${site === '' ? '' : ` ${site}`}${words.explain.colon}${imputationText(imputation)} (${place.file}:${place.row})`,
      `  ${[why, precise, choice].join(reportWords(words.language).derivation.semicolon)}`,
    ];
  });
}

type Rounding = NonNullable<Explanation['rounding']>;

/** One amount: over the members, then each member's over its sites if it has several. */
function roundingText(
  { weights, ...amounts }: RoundingTrace,
  asked: Rounding,
  kind: 'net' | 'vat',
  words: Words,
): string {
  const { members, sites } = amounts[kind];
  const { derivation } = reportWords(words.language);
  const signed = setsSignAside(members);
  const title = fill(derivation.rounding[kind], { amount: words.amount(members.amount) });
  return section(title, [
    derivation.policy[asked.policy],
    ...(signed ? [derivation.signBack] : []),
    splitText(members, weights.ids, words),
    ...(ROUNDING_TRAITS[asked.policy].carriesOver ? [derivation.picocents] : []),
    ...asked[kind].sites.flatMap(({ member, parts }) => {
      const split = sites[weights.ids.indexOf(member)];
      if (split === undefined || parts.length === 1) return [];
      const ids = parts.map(({ id }) => id);
      return [
        words.explain.sitesOf(member),
        // Under `carry` only the sites are shared without the sign.
        ...(!signed && setsSignAside(split) ? [indent(derivation.signBack)] : []),
        indent(splitText(split, ids, words)),
      ];
    }),
  ]);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function splitText(split: SplitTrace, ids: readonly string[], words: Words): string {
  const names = ids.map((id) => (id === '' ? words.explain.onMember : id));
  const { derivation } = reportWords(words.language);
  const { head, rows, left } = splitTable(split, '', names, derivation, words.language);
  return `${textTable(head, rows, 2)}\n${left}`;
}

/** The rows of regularisations.csv by which a run corrects a line that a closed one charged. */
export function correctionText(rows: readonly Readonly<Record<string, string>>[], text: Words): string {
  const { siteHeader, oldShare, newShare, onMember, correctionTitle, correctedRun } = text.explain;
  const header = [correctedRun, text.member, siteHeader, oldShare, newShare, text.net, text.vat, text.gross];
  const cells = rows
    .map(correctionFields)
    .map((row) => [
      ...[row.closed_run, row.member, row.site || onMember, row.old_share, row.new_share],
      ...[row.net_amount, row.vat_amount, row.gross_amount].map((amount) => money(amount, text)),
    ]);
  return section(correctionTitle, [textTable(header, cells, 5)]);
}

/** A row of regularisations.csv for programs. */
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
