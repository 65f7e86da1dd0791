import { type OnProblem, type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { nearestId } from '../../domain/identifiers.ts';
import type { BrokenLine } from '../../domain/invoice-line.ts';
import { unlistedAccess } from '../../domain/unlisted-access.ts';
import { alikeFinder, foreignOf, latinForm } from '../../text/look-alike.ts';
import { alikeNames, idNamed } from '../../workspace/checks/references.ts';
import type { DefinedIds } from '../../workspace/load.ts';
import type { DatedInvoice } from './known-invoice.ts';

/** The ids that a row of `invoices/` names, and its net, which is at stake if one of them is unknown. */
type NamedIds = Pick<BrokenLine, 'access' | 'serves' | 'billedTo' | 'file' | 'row' | 'net'>;

/** Reports the ids of a line that no table has, whatever its period; returns whether there was none. */
export function unknownIdReporter(
  known: DefinedIds | undefined,
): (named: NamedIds, report: OnProblem) => boolean {
  if (known === undefined) return () => true;
  return (named, report) => {
    const { serves, billedTo } = named;
    const servesKnown = serves === undefined || serves === '*' || known.targets.has(serves);
    const payerKnown = billedTo === undefined || known.members.has(billedTo);
    if (!servesKnown) {
      const nearest = () => idNamed(serves, 'target', known.targetRows) ?? nearestId(serves, known.targets);
      const place = placeOf(named, 'serves', serves);
      report(atStake(named, problem('serves-unknown', place, { value: serves, nearest })));
    }
    if (!payerKnown) {
      const nearest = () =>
        idNamed(billedTo, 'member', known.targetRows) ?? nearestId(billedTo, known.members);
      const place = placeOf(named, 'billed_to', billedTo);
      report(atStake(named, problem('member-unknown', place, { value: billedTo, nearest })));
    }
    return servesKnown && payerKnown;
  };
}

/**
 * The same for a row that could not become a line, including its access: that of a line is looked up when the line is
 * shared.
 */
export function brokenRowIdReporter(
  known: DefinedIds | undefined,
): (named: NamedIds, report: OnProblem) => void {
  const reportOthers = unknownIdReporter(known);
  const accesses = known?.accesses;
  return (named, report) => {
    reportOthers(named, report);
    const { access, serves } = named;
    if (access === undefined || serves !== undefined || accesses === undefined || accesses.has(access))
      return;
    const place = placeOf(named, 'access', access);
    report(atStake(named, problem('access-unknown', place, unlistedAccess(access, accesses))));
  };
}

function placeOf({ file, row }: NamedIds, column: string, value: string): Place {
  return { file, row, column, value };
}

function atStake({ net }: NamedIds, found: Problem): Problem {
  return net === undefined ? found : { ...found, stake: net };
}

/** Invoices and suppliers that look alike in two alphabets, each with the first one that looks so. */
export function alikeInvoices(invoices: readonly DatedInvoice[]): readonly Problem[] {
  const isForeign = ({ supplier, invoiceNumber }: DatedInvoice): boolean =>
    latinForm(supplier) !== supplier || latinForm(invoiceNumber) !== invoiceNumber;
  if (!invoices.some(isForeign)) return [];
  const firsts = new Map<string, DatedInvoice>();
  const found = invoices.flatMap((invoice) => {
    const { supplier, invoiceNumber, file, row } = invoice;
    const look = JSON.stringify([latinForm(supplier), latinForm(invoiceNumber)]);
    const first = getOrInsert(firsts, look, () => invoice);
    if (first === invoice) return [];
    const [column, id, other] =
      first.invoiceNumber === invoiceNumber
        ? (['supplier', supplier, first.supplier] as const)
        : (['invoice_number', invoiceNumber, first.invoiceNumber] as const);
    const args = { id, other, foreign: foreignOf(id, other) };
    return [problem('id-look-alike', { file, row, column, value: id }, args)];
  });
  const told = new Set(found.map(({ place }) => place.value));
  const suppliers = alikeNames('supplier', invoices, ({ supplier }) => supplier, alikeFinder());
  return [...found, ...suppliers.filter(({ place }) => !told.has(place.value))];
}
