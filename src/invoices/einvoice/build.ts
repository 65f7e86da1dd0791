import type { Arguments } from '../../diagnostics/bilingual.ts';
import { isError, type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { nameWithin } from '../../text/file-type.ts';
import { amountDueProblems } from './amount-due.ts';
import { arithmeticProblems } from './arithmetic.ts';
import { buildLines, readRate, reportMissing } from './build-lines.ts';
import { documentKind, negated } from './document-type.ts';
import type {
  AttachedFile,
  Einvoice,
  EinvoiceOptions,
  EinvoiceRate,
  EinvoiceTotals,
  Seller,
  Total,
} from './einvoice.ts';
import { cleanXmlText, isPresent, shown, type TermReader, termReader } from './term-reader.ts';
import type { InvoiceTerms, RateTerms, Term } from './terms.ts';
import { typeNotices } from './type-notices.ts';
import { fromBase64 } from './xml-element.ts';

/**
 * The invoice made from the terms of a file, each of which is checked, as are the sums (`arithmetic.ts`). Undefined
 * where a term that counts is missing or wrong; if only sums do not hold, the invoice is returned, with errors.
 */
export function buildEinvoice(
  given: InvoiceTerms,
  file: string,
  options: EinvoiceOptions,
): WithProblems<Einvoice | undefined> {
  const { linesAside = false, release } = options;
  const terms = linesAside ? { ...given, lines: [] } : given;
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    problems.push(found);
  };
  const currency = termReader(file, undefined, report, release).text('BT-5', terms.currency);
  const read = termReader(file, currency, report, release);
  const header = readHeader(terms, currency, read);
  const lines = buildLines(terms, read);
  if ((linesAside ? terms.rates : terms.lines).length === 0) {
    const lacking = noLinesProblem(terms, header.profile, file, linesAside);
    report(lacking);
    // A profile without lines is right to lack other terms.
    if (lacking.code === 'einvoice-profile') return { value: undefined, problems };
  } else if (!linesAside && lines.length === 0 && problems.length === 0) {
    report(problem('einvoice-lines-missing', { file, row: terms.root.row }, {}));
  }
  const rates = terms.rates.map((rate) => buildRate(rate, read)).filter((rate) => rate !== undefined);
  const totals = buildTotals(terms, read);
  const preceding = [...new Set(terms.preceding.flatMap((item) => read.text('BT-25', item.number) ?? []))];
  const { number, date, type, kind } = header;
  if (totals === undefined) return { value: undefined, problems };
  const foreignVat = foreignVatWords(terms, currency);
  const errors = problems.filter(isError);
  if (errors.length > 0) {
    if (!errors.every(({ place }) => BESIDE_AMOUNTS.has(place.column))) return { value: undefined, problems };
    const sums = [
      ...arithmeticProblems({ file, profile: header.profile, lines, rates, totals }, options, foreignVat),
      ...amountDueProblems(terms.totals, totals.gross.amount, file),
    ];
    return { value: undefined, problems: [...problems, ...sums] };
  }
  if (number === undefined || date === undefined || type === undefined || currency === undefined) {
    return { value: undefined, problems };
  }
  const { profile, seller } = header;
  const credit = terms.creditRoot || kind === 'credit';
  const stated: Einvoice = {
    ...{ file, row: terms.root.row, syntax: terms.syntax, profile, number, date, type, credit, seller },
    buyer: frenchIds(terms.buyerIds).map(({ text }) => withoutSpaces(text ?? ''))[0],
    ...{ currency, currencyRow: terms.currency.find(isPresent)?.row ?? terms.root.row },
    ...{ preceding, attachments: attachedFiles(terms.attachments), lines, rates, totals },
  };
  const notices = [
    ...typeNotices(terms, stated, kind, read),
    ...arithmeticProblems(stated, options, foreignVat),
    ...amountDueProblems(terms.totals, totals.gross.amount, file),
  ];
  return { value: credit ? negated(stated) : stated, problems: [...problems, ...notices] };
}

/**
 * The terms on which neither a sum depends, nor whether a line or an amount counts (as on BT-5). If only these have
 * faults, the amounts are known, and contradictions between their sums are reported in the same run.
 */
const BESIDE_AMOUNTS: ReadonlySet<Problem['place']['column']> = new Set([
  ...['BT-1', 'BT-2', 'BT-3', 'BT-25', 'BT-27', 'BT-30', 'BT-31'],
  ...['BT-72', 'BT-73', 'BT-74', 'BT-97', 'BT-98', 'BT-104', 'BT-105'],
  ...['BT-128', 'BT-129', 'BT-133', 'BT-134', 'BT-135', 'BT-146', 'BT-149', 'BT-153', 'BT-155'],
]);

function readHeader(terms: InvoiceTerms, currency: string | undefined, read: TermReader) {
  const { row } = terms.root;
  if (currency === undefined) reportMissing(terms.currency, 'BT-5', row, read);
  const type = read.text('BT-3', terms.type) ?? reportMissing(terms.type, 'BT-3', row, read);
  const kind = type === undefined ? undefined : documentKind(type);
  if (type !== undefined && kind === undefined) {
    const place = { file: read.file, row: terms.type[0]?.row, column: 'BT-3', value: shown(type) };
    read.report(problem('einvoice-type', place, { value: shown(type) }));
  }
  return {
    profile: read.text('BT-24', terms.profile) ?? '',
    number: read.text('BT-1', terms.number) ?? reportMissing(terms.number, 'BT-1', row, read),
    date: read.day('BT-2', terms.date) ?? reportMissing(terms.date, 'BT-2', row, read),
    type,
    kind,
    seller: readSeller(terms, read),
  };
}

/** BT-30 identifies the seller where it is a SIRET or a SIREN; a register of another country does not. */
function readSeller(terms: InvoiceTerms, read: TermReader): Seller {
  const registration = read.text('BT-30', frenchIds(terms.sellerRegistration));
  const vatId = read.text('BT-31', terms.sellerVatId);
  return {
    registration: registration && withoutSpaces(registration),
    vatId: vatId && withoutSpaces(vatId),
    name: read.text('BT-27', terms.sellerName),
  };
}

/** Those of some identifiers that are a SIRET or a SIREN. */
function frenchIds(ids: Term): Term {
  return ids.filter(
    ({ schemeId, text }) =>
      (schemeId === undefined || schemeId === '0002' || schemeId === '0009') &&
      /^(?:\d{9}|\d{14})$/.test(withoutSpaces(text ?? '')),
  );
}

function withoutSpaces(text: string): string {
  return text.slice(0, 100).replace(/\s/g, '');
}

/**
 * MINIMUM and BASIC WL state what is owed, but not for what; BASIC WL states it by rate, as needed for lines that are
 * elsewhere.
 */
function noLinesProblem(
  { root, profile, rates }: InvoiceTerms,
  name: string,
  file: string,
  linesAside: boolean,
): Problem {
  if (!/(?:^|[:#])(?:minimum|basic-?wl)$/i.test(name)) {
    return problem('einvoice-lines-missing', { file, row: root.row }, {});
  }
  const place = { file, row: profile[0]?.row, column: 'BT-24', value: shown(name) };
  const args = { profile: shown(name), elsewhere: 'lines: elsewhere' };
  const hasRates = rates.length > 0 && !linesAside;
  return problem('einvoice-profile', place, { ...args, least: hasRates ? undefined : 'BASIC WL' });
}

/** The attached files. Those without a name, or empty, are references to files elsewhere. */
function attachedFiles(attachments: Term): readonly AttachedFile[] {
  return attachments.flatMap(({ fileName = '', text }) => {
    const name = attachedName(fileName);
    if (name === '' || text === undefined || text === '') return [];
    return [{ name, size: text.length, bytes: () => fromBase64(text) }];
  });
}

/** The name of an attached file, without the folders that it may have come from. */
export function attachedName(fileName: string): string {
  return cleanXmlText(nameWithin(fileName));
}

function buildRate({ element, base, vat, tax }: RateTerms, read: TermReader): EinvoiceRate | undefined {
  const { row } = element;
  const rate = readRate(tax, 'BT-118', 'BT-119', row, read);
  const basis = read.amount('BT-116', base) ?? reportMissing(base, 'BT-116', row, read);
  const amount = read.amount('BT-117', vat) ?? reportMissing(vat, 'BT-117', row, read);
  if (rate === undefined || basis === undefined || amount === undefined) return undefined;
  return { rate, base: basis, vat: amount, row };
}

/** Where the total of VAT is stated in other currencies than the invoice's alone: which they are. */
function foreignVatWords({ totals }: InvoiceTerms, currency = ''): Arguments {
  const others =
    totals.vat.length > 0 ? [] : totals.vatOfAnyCurrency.map(({ currencyId }) => currencyId ?? '');
  return { currency: shown(currency), other: shown([...new Set(others)].join(', ')) };
}

function buildTotals({ root, totals }: InvoiceTerms, read: TermReader): EinvoiceTotals | undefined {
  const required = (term: string, found: Term): Total | undefined => {
    const amount = read.amount(term, found) ?? reportMissing(found, term, root.row, read);
    return amount === undefined ? undefined : { amount, row: found[0]?.row ?? root.row };
  };
  const optional = (term: string, found: Term): Total => ({
    amount: read.amount(term, found) ?? 0n,
    row: found[0]?.row ?? root.row,
  });
  const lines = required('BT-106', totals.lines);
  const allowances = optional('BT-107', totals.allowances);
  const charges = optional('BT-108', totals.charges);
  const net = required('BT-109', totals.net);
  const vat = optional('BT-110', totals.vat);
  const gross = required('BT-112', totals.gross);
  if (lines === undefined || net === undefined || gross === undefined) return undefined;
  return { lines, allowances, charges, net, vat, gross };
}
