/** Hashes the key of a line to an integer below 2⁵³; equal keys have equal hashes. */
export type KeyHash = (supplier: string, invoiceNumber: string, lineNumber: string) => number;

/** The two halves of a hash behind the supplier and the number of an invoice. */
type InvoiceHash = readonly [high: number, low: number];

function invoiceHash(supplier: string, invoiceNumber: string): InvoiceHash {
  return mix(`${supplier}\u0000${invoiceNumber}\u0000`, [0xdead_beef, 0x41c6_ce57]);
}

/** A hasher that remembers the state behind the last invoice, since lines of one follow each other. */
export function keyHasher(): KeyHash {
  let supplier: string | undefined;
  let invoice: string | undefined;
  let state: InvoiceHash = [0, 0];
  return (nextSupplier, nextInvoice, line) => {
    if (nextSupplier !== supplier || nextInvoice !== invoice) {
      supplier = nextSupplier;
      invoice = nextInvoice;
      state = invoiceHash(nextSupplier, nextInvoice);
    }
    const [high, low] = mix(line, state);
    return finish(high, low);
  };
}

const FIRST_FACTOR = 2_654_435_761;
const SECOND_FACTOR = 1_597_334_677;

/** Two multiplicative hashes side by side (after cyrb53, public domain, bryc). */
function mix(text: string, [high, low]: InvoiceHash): InvoiceHash {
  let a = high;
  let b = low;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, FIRST_FACTOR);
    b = Math.imul(b ^ unit, SECOND_FACTOR);
  }
  return [a, b];
}

function finish(high: number, low: number): number {
  let a = high;
  let b = low;
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
