import type { Layout } from '../domain/convention.ts';
import type { PlainCsv } from '../invoices/plain-csv.ts';
import type { MarkRule } from '../workspace/numbers.ts';
import { isFull, type Kind, newKind } from './kind.ts';
import type { Press } from './press.ts';

/** The kinds of files that were met. */
export interface KnownKinds {
  /** That of the next block of a file, and the numbers of kinds that no later block is of. */
  readonly of: (plain: PlainCsv) => { readonly kind: Kind; readonly forget: readonly number[] };
  /** Begins anew. */
  readonly forget: () => void;
}

export function knownKinds(piece: Press['piece']): KnownKinds {
  const shared = new Map<Layout | undefined, Map<MarkRule, Kind>>();
  /** The last file with fields of its own. */
  let own: { readonly plain: PlainCsv; readonly kind: Kind } | undefined;
  let next = 0;
  let forgotten: number[] = [];
  const renewed = (known: Kind | undefined, slots: PlainCsv['slots']): Kind => {
    if (known !== undefined) forgotten.push(known.number);
    return newKind(slots, next++, piece);
  };
  const kindOf = (plain: PlainCsv): Kind => {
    const { layout, mark, ownFields, slots } = plain;
    if (ownFields) {
      if (own?.plain !== plain || isFull(own.kind)) own = { plain, kind: renewed(own?.kind, slots) };
      return own.kind;
    }
    const byMark = shared.get(layout) ?? new Map<MarkRule, Kind>();
    shared.set(layout, byMark);
    const known = byMark.get(mark);
    if (known !== undefined && !isFull(known)) return known;
    const kind = renewed(known, slots);
    byMark.set(mark, kind);
    return kind;
  };
  return {
    of(plain) {
      const kind = kindOf(plain);
      const forget = forgotten;
      forgotten = [];
      return { kind, forget };
    },
    forget() {
      for (const byMark of shared.values()) for (const { number } of byMark.values()) forgotten.push(number);
      if (own !== undefined) forgotten.push(own.kind.number);
      shared.clear();
      own = undefined;
    },
  };
}
