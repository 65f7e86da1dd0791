interface OfKind {
  readonly kind: string;
}

type OfOneKind<Thing extends OfKind, Kind> = Thing extends unknown
  ? Kind extends Thing['kind']
    ? Thing
    : never
  : never;

/** A sentence for each kind of thing, made from the thing. */
export type Sentences<Thing extends OfKind> = {
  readonly [Kind in Thing['kind']]: (thing: OfOneKind<Thing, Kind>) => string;
};

/** The sentence about a thing, by its kind. */
export function sentenceOf<Thing extends OfKind>(sentences: Sentences<Thing>, thing: Thing): string {
  const say: (thing: never) => string = sentences[thing.kind as Thing['kind']];
  return say(thing as never);
}
