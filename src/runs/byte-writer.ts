/** The bytes of an output file on their way to the disk: small texts are collected, large pieces handed on as they are. */
export interface ByteWriter {
  readonly text: (text: string) => void;
  readonly bytes: (source: Uint8Array) => void;
  /** Hands on what is collected. */
  readonly flush: () => void;
}

const SIZE = 1 << 18;

/** From here on a piece is handed on at once. */
const LARGE = SIZE / 4;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** Collects texts for `put`; what is handed on holds until `put` returns. */
export function byteWriter(put: (bytes: Uint8Array) => void): ByteWriter {
  const buffer = Buffer.allocUnsafe(SIZE);
  let at = 0;

  const flush = (): void => {
    if (at > 0) put(buffer.subarray(0, at));
    at = 0;
  };
  return {
    flush,
    text(text) {
      if (text.length >= LARGE) {
        flush();
        put(Buffer.from(text, 'utf8'));
        return;
      }
      if (at + text.length * MOST_BYTES > SIZE) flush();
      at += buffer.write(text, at, 'utf8');
    },
    bytes(source) {
      flush();
      put(source);
    },
  };
}
