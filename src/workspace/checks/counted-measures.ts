import { definitionOf, keysWithin } from '../../allocate/keys/common/use.ts';
import type { MeasureReference } from '../../domain/measure-reference.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { KeyPath } from '../convention/yaml-source.ts';

/** The measures that the keys of the rules count, each with its reference and its place. */
export function countedMeasures({
  convention,
  keys,
}: ParsedConvention): readonly (readonly [reference: MeasureReference, beside: KeyPath])[] {
  return convention.rules.flatMap(({ share }, index) =>
    keysWithin(keys, share).flatMap(({ share: inner, path }) =>
      definitionOf(keys, inner)
        .mentions(inner)
        .flatMap(({ reference, path: named }) => {
          const beside: KeyPath = ['rules', index, 'share', ...path, ...named.slice(0, -1)];
          return reference === undefined ? [] : [[reference, beside] as const];
        }),
    ),
  );
}
