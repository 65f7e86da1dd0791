/** A short text a line, in a few bytes each. */
export interface TextColumn {
  readonly push: (text: string) => void;
  readonly at: (index: number) => string;
}

const LAST_BYTE = 0xff;

/** Texts of one-byte characters stand one after the other; the few others are kept as they are. */
export function textColumn(): TextColumn {
  let bytes = new Uint8Array(1024);
  let ends = new Int32Array(256);
  let count = 0;
  const others = new Map<number, string>();
  return {
    push(text) {
      let end = ends[count - 1] ?? 0;
      const start = end;
      while (end + text.length > bytes.length) bytes = longer(bytes);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (unit > LAST_BYTE) {
          others.set(count, text);
          end = start;
          break;
        }
        bytes[end++] = unit;
      }
      if (count === ends.length) ends = longer(ends);
      ends[count++] = end;
    },
    at(index) {
      const other = others.get(index);
      if (other !== undefined) return other;
      const start = ends[index - 1] ?? 0;
      return String.fromCharCode(...bytes.subarray(start, ends[index]));
    },
  };
}

/** The same numbers in an array that is longer by half. */
export function longer<T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(array: T): T {
  const Longer = array.constructor as new (length: number) => T;
  const result = new Longer(array.length + (array.length >> 1));
  result.set(array);
  return result;
}
