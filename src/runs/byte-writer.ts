/** The bytes of an output file on their way to the disk: small texts are collected, large pieces handed on as they are. */
export interface ByteWriter {
  readonly text: (text: string) => void;
  readonly bytes: (source: Uint8Array) => void;
  /** Hands on what is collected. */
  readonly flush: () => void;
}

const SIZE = 1 << 18;

/** Texts are encoded together when so much has come, as UTF-16 units: one by one they cost more than they hold. */
const PIECE = 1 << 13;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** Collects texts for `put`; what is handed on holds until `put` returns. */
export function byteWriter(put: (bytes: Uint8Array) => void): ByteWriter {
  const buffer = Buffer.allocUnsafe(SIZE);
  let at = 0;
  let pending = '';

  const hand = (): void => {
    if (at > 0) put(buffer.subarray(0, at));
    at = 0;
  };
  const encode = (): void => {
    if (at + pending.length * MOST_BYTES > SIZE) hand();
    if (pending.length * MOST_BYTES > SIZE) put(Buffer.from(pending, 'utf8'));
    else at += buffer.write(pending, at, 'utf8');
    pending = '';
  };
  const flush = (): void => {
    encode();
    hand();
  };
  return {
    flush,
    text(text) {
      pending += text;
      if (pending.length > PIECE) encode();
    },
    bytes(source) {
      flush();
      put(source);
    },
  };
}
