import { withoutAccents } from '../../../text/plain-form.ts';
import type { PageData, PageLine } from './page-data.ts';

/** The criteria of a search; an empty text matches anything. */
export interface LineFilter {
  readonly text: string;
  readonly member: string;
  readonly category: string;
  /** By {@link invoiceId}. */
  readonly invoice: string;
  readonly creditsOnly: boolean;
}

/** What identifies an invoice: two suppliers may use one number. */
export function invoiceId({ supplier, invoice }: Pick<PageLine, 'supplier' | 'invoice'>): string {
  return JSON.stringify([invoice, supplier]);
}

/** The numbers that invoices of several suppliers have: only the supplier tells such invoices apart. */
export function sharedNumbers(lines: readonly Pick<PageLine, 'supplier' | 'invoice'>[]): ReadonlySet<string> {
  const supplierOf = new Map<string, string>();
  const shared = new Set<string>();
  for (const { supplier, invoice } of lines) {
    if ((supplierOf.get(invoice) ?? supplier) !== supplier) shared.add(invoice);
    supplierOf.set(invoice, supplier);
  }
  return shared;
}

interface Sum {
  readonly net: bigint;
  readonly vat: bigint;
}

export type LineIndex = ReturnType<typeof lineIndex>;

/** The lines of the page prepared for search: each keystroke goes through all of them. */
export function lineIndex({ lines, plans }: PageData) {
  const entries = lines.map((line) => {
    const shares = plans[line.plan]?.shares ?? [];
    const parts = new Map<string, Sum>();
    line.rows.forEach((row, index) => {
      const member = shares[index]?.member ?? '';
      const before = parts.get(member) ?? { net: 0n, vat: 0n };
      parts.set(member, { net: before.net + BigInt(row.net), vat: before.vat + BigInt(row.vat) });
    });
    const { supplier, invoice, date, number, label, access, category, serves, rule, paidBy } = line;
    const words = [supplier, invoice, date, number, label, access, category, serves, rule, paidBy];
    const names = shares.flatMap(({ member, site }) => [member, site]);
    const rules = plans[line.plan]?.steps.flatMap(({ target, rule }) => [target, rule]) ?? [];
    const sum = { net: BigInt(line.net), vat: BigInt(line.vat) };
    return { text: folded([...words, ...names, ...rules].join(' ')), line, parts, sum };
  });
  const all: readonly number[] = lines.map((_, number) => number);
  return {
    all,
    find(filter: LineFilter): readonly number[] {
      const words = folded(filter.text)
        .split(' ')
        .filter((word) => word !== '');
      return all.filter((number) => {
        const entry = entries[number];
        if (entry === undefined) return false;
        const { text, line, parts, sum } = entry;
        if (filter.member !== '' && !parts.has(filter.member)) return false;
        if (filter.category !== '' && line.category !== filter.category) return false;
        if (filter.invoice !== '' && invoiceId(line) !== filter.invoice) return false;
        if (filter.creditsOnly && sum.net >= 0n) return false;
        return words.every((word) => text.includes(word));
      });
    },
    /** Sums of the lines, and of what one member bears of them. */
    sums(numbers: readonly number[], member: string): { readonly lines: Sum; readonly member: Sum } {
      let ofLines: Sum = { net: 0n, vat: 0n };
      let ofMember: Sum = { net: 0n, vat: 0n };
      for (const number of numbers) {
        const entry = entries[number];
        if (entry === undefined) continue;
        ofLines = plus(ofLines, entry.sum);
        ofMember = plus(ofMember, entry.parts.get(member) ?? { net: 0n, vat: 0n });
      }
      return { lines: ofLines, member: ofMember };
    },
  };
}

function plus(a: Sum, b: Sum): Sum {
  return { net: a.net + b.net, vat: a.vat + b.vat };
}

/** A text for comparison: without case and accents, its blanks as one space. */
function folded(text: string): string {
  return withoutAccents(text).replace(/\s+/g, ' ');
}
