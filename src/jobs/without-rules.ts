import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { Cents } from '../domain/money.ts';
import { CONVENTION_FILE } from '../workspace/layout-place.ts';

/** Where a convention has no rule at all, one problem at its list in the place of those of all lines that need one. */
export function withoutRules(
  problems: readonly Problem[],
  convention: Convention | undefined,
): readonly Problem[] {
  if (convention === undefined || convention.rules.length > 0) return problems;
  const unruled = problems.filter(({ code }) => code === 'no-rule');
  const [first] = unruled;
  if (first === undefined) return problems;
  const place = { file: CONVENTION_FILE, row: convention.rulesRow, column: 'rules' };
  const args = { count: unruled.length, value: first.args['value'] ?? '' };
  const stake = unruled.reduce<Cents>((sum, found) => sum + (found.stake ?? 0n), 0n);
  const others = problems.filter(({ code }) => code !== 'no-rule');
  return [...others, { ...problem('rules-none', place, args), stake }];
}
