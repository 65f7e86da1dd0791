import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import { addTo } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';

/** Net, VAT and gross as lines state them: a gross that is wrong on its line is another finding. */
export interface StatedSums {
  net: Cents;
  vat: Cents;
  gross: Cents;
}

/** An invoice of the workspace, as its lines describe it. */
export interface Invoice {
  readonly number: number;
  readonly supplier: string;
  /** What the invoice itself calls a supplier that is known by a number. */
  readonly supplierName: string | undefined;
  readonly invoiceNumber: string;
  readonly date: Day;
  readonly file: string;
  /** The index of its first line. */
  readonly first: number;
  /** Whether it charges anything: if not, it is a credit note. */
  charges: boolean;
  /** Whether any of its lines is judged. */
  selected: boolean;
  /** The sums of its lines without repeated ones; and of these. */
  readonly once: StatedSums;
  readonly again: StatedSums;
}

export type InvoiceBook = ReturnType<typeof invoiceBook>;

/** The invoices of the lines read so far, in the order in which they were met. */
export function invoiceBook() {
  const all: Invoice[] = [];
  const byKey = new Map<string, Invoice>();
  const byNumber = new Map<string, Invoice[]>();
  let last: Invoice | undefined;
  const onlyOne = (supplier: string, invoiceNumber: string): Invoice | undefined => {
    const [one, ...others] = (byNumber.get(invoiceNumber) ?? []).filter(
      (invoice) => supplier === '' || invoice.supplier === '',
    );
    return others.length === 0 ? one : undefined;
  };
  /**
   * The original of a credit: the invoice of its supplier; else the only one with that number, if it or the credit
   * names no supplier.
   */
  const find = (supplier: string, invoiceNumber: string): Invoice | undefined =>
    byKey.get(invoiceKey({ supplier, invoiceNumber })) ?? onlyOne(supplier, invoiceNumber);
  return {
    all,
    of(line: InvoiceLine, index: number): Invoice {
      const { supplier, invoiceNumber } = line;
      if (last?.invoiceNumber === invoiceNumber && last.supplier === supplier) return last;
      const key = invoiceKey(line);
      last = byKey.get(key);
      if (last === undefined) {
        last = newInvoice(line, index, all.length);
        all.push(last);
        byKey.set(key, last);
        addTo(byNumber, invoiceNumber, last);
      }
      return last;
    },
    at: (number: number): Invoice | undefined => all[number],
    find,
    /** The originals of a credit, of which several are joined with `+` (DATA.md); undefined for one that is not there. */
    originals(supplier: string, named: string): readonly (Invoice | undefined)[] {
      const one = find(supplier, named);
      return one === undefined ? named.split('+').map((number) => find(supplier, number)) : [one];
    },
  };
}

function newInvoice(line: InvoiceLine, first: number, number: number): Invoice {
  return {
    number,
    supplier: line.supplier,
    supplierName: line.supplierName,
    invoiceNumber: line.invoiceNumber,
    date: line.invoiceDate,
    file: line.file,
    first,
    charges: false,
    selected: false,
    once: noSums(),
    again: noSums(),
  };
}

export function noSums(): StatedSums {
  return { net: 0n, vat: 0n, gross: 0n };
}

export function addSums(sums: StatedSums, { net, vat, gross }: Readonly<StatedSums>): void {
  sums.net += net;
  sums.vat += vat;
  sums.gross += gross;
}

/** An invoice, possibly without a line that dates it. */
interface NamedInvoice {
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly date?: Day;
}

/** An invoice as the subject of a finding. */
export function subjectOfInvoice({ supplier, invoiceNumber, date }: NamedInvoice) {
  return { supplier, invoiceNumber, access: '', itemCode: '', date };
}
