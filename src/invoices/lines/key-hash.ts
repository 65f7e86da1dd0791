/** Hashes the key of a line to an integer below 2⁵³; equal keys have equal hashes. */
export type KeyHash = (supplier: string, invoiceNumber: string, lineNumber: string) => number;

/** A hasher that keeps the state after the last invoice, since the lines of one follow each other. */
export function keyHasher(): KeyHash {
  let supplier: string | undefined;
  let invoice: string | undefined;
  // Two multiplicative hashes side by side (after cyrb53, public domain, bryc).
  let high = 0;
  let low = 0;
  return (nextSupplier, nextInvoice, line) => {
    if (nextSupplier !== supplier || nextInvoice !== invoice) {
      supplier = nextSupplier;
      invoice = nextInvoice;
      const text = `${nextSupplier}\u0000${nextInvoice}\u0000`;
      high = mix(text, 0xdead_beef, FIRST_FACTOR);
      low = mix(text, 0x41c6_ce57, SECOND_FACTOR);
    }
    return finish(mix(line, high, FIRST_FACTOR), mix(line, low, SECOND_FACTOR));
  };
}

const FIRST_FACTOR = 2_654_435_761;
const SECOND_FACTOR = 1_597_334_677;

function mix(text: string, state: number, factor: number): number {
  let mixed = state;
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), factor);
  return mixed;
}

function finish(high: number, low: number): number {
  let a = high;
  let b = low;
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
