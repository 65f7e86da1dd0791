import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import type { KeyPath } from './yaml-source.ts';

/** What `init` writes where only the group knows the text: `…`, `Article …`. */
const PLACEHOLDER = /^(?:\S+ )?…$/;

/** Texts that are printed, or are part of what a line is known by, and that still are as `init` proposed them. */
export function placeholders({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const { title, reference, rules, layouts } = convention;
  const texts: readonly (readonly [path: KeyPath, text: string | undefined])[] = [
    [['title'], title],
    [['reference', 'deliberation'], reference.deliberation],
    [['reference', 'legal_basis'], reference.legalBasis],
    ...layouts.map(({ supplier }, index) => [['invoices', index, 'supplier'], supplier] as const),
    ...rules.flatMap(
      ({ article, title: ofRule }, index) =>
        [
          [['rules', index, 'article'], article],
          [['rules', index, 'title'], ofRule],
        ] as const,
    ),
  ];
  return texts.flatMap(([path, value]) =>
    value !== undefined && PLACEHOLDER.test(value)
      ? [problem('placeholder-left', { ...placeOf(path), value }, { value })]
      : [],
  );
}
