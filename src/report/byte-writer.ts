/**
 * The bytes of an output file on their way to the disk: texts, bytes that stand ready, and numbers. Small pieces
 * are collected, large ones handed on as they are; what is handed on holds until `put` returns.
 */
export interface ByteWriter {
  readonly text: (text: string) => void;
  /** Bytes `from` to `to` (not included) of an array. */
  readonly bytes: (source: Uint8Array, from: number, to: number) => void;
  /** The digits of a safe integer ≥ 0. */
  readonly integer: (value: number) => void;
  /** `-12.50,-2.50,-15.00` of safe integers of cents, each as formatCents writes it. */
  readonly amounts: (net: number, vat: number, gross: number) => void;
  /** Hands on what is collected. */
  readonly flush: () => void;
}

const SIZE = 1 << 18;

/** From here on a piece is handed on at once. */
const LARGE = SIZE / 4;

/** From here on a piece is copied at once, below it byte by byte, which is quicker. */
const LONG = 1 << 8;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;
const MOST_DIGITS = 20;

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
const COMMA = 0x2c;

/** Below it an integer is divided in 32 bits, which is quicker. */
const SMALL = 1e9;

export function byteWriter(put: (bytes: Uint8Array) => void): ByteWriter {
  const buffer = Buffer.allocUnsafe(SIZE);
  const digits = new Uint8Array(MOST_DIGITS);
  let at = 0;

  const flush = (): void => {
    if (at > 0) put(buffer.subarray(0, at));
    at = 0;
  };
  const room = (count: number): void => {
    if (at + count > SIZE) flush();
  };
  /** Writes at least `least` digits, with a point before the last two where `least` is three. */
  const number = (value: number, least: number): void => {
    room(MOST_DIGITS);
    let count = 0;
    let rest = value;
    for (; rest >= SMALL; count++) {
      const tenth = Math.floor(rest / 10);
      digits[count] = rest - tenth * 10;
      rest = tenth;
    }
    for (; rest > 0 || count < least; count++) {
      const tenth = (rest / 10) | 0;
      digits[count] = rest - tenth * 10;
      rest = tenth;
    }
    let next = at;
    while (count > 0) {
      if (count === 2 && least === 3) buffer[next++] = POINT;
      count--;
      buffer[next++] = ZERO + (digits[count] ?? 0);
    }
    at = next;
  };
  const cents = (value: number): void => {
    if (value < 0) {
      room(1);
      buffer[at++] = MINUS;
    }
    number(value < 0 ? -value : value, 3);
  };
  const comma = (): void => {
    room(1);
    buffer[at++] = COMMA;
  };
  return {
    flush,
    text(text) {
      if (text.length >= LARGE) {
        flush();
        put(Buffer.from(text, 'utf8'));
        return;
      }
      room(text.length * MOST_BYTES);
      at += buffer.write(text, at, 'utf8');
    },
    bytes(source, from, to) {
      if (to - from >= LARGE) {
        flush();
        put(source.subarray(from, to));
        return;
      }
      room(to - from);
      if (to - from >= LONG) {
        buffer.set(source.subarray(from, to), at);
        at += to - from;
        return;
      }
      const ahead = at - from;
      for (let next = from; next < to; next++) buffer[ahead + next] = source[next] ?? 0;
      at = ahead + to;
    },
    integer: (value) => number(value, 1),
    amounts(net, vat, gross) {
      cents(net);
      comma();
      cents(vat);
      comma();
      cents(gross);
    },
  };
}
