import { type Problem, problem } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import { equals, formatFraction, fraction, ONE, sum } from '../../domain/fraction.ts';
import type { Key, Rule } from '../../domain/rule.ts';
import { TITLE_COLUMNS, type TitleColumn, titleHeader } from '../../domain/title-columns.ts';
import { nearest } from '../../text/nearest.ts';
import { INVOICE_COLUMNS } from './layout-schema.ts';
import type { ConventionReading } from './reading.ts';
import type { KeyPath } from './yaml-source.ts';

const HUNDRED = fraction(100n, 1n);

/** What is wrong with a convention whatever the tables hold. */
export function checkStructure(reading: ConventionReading): readonly Problem[] {
  return [
    ...ruleIds(reading),
    ...reading.convention.rules.flatMap((rule, index) => [
      ...ruleDates(rule, ['rules', index], reading),
      ...ruleTarget(rule, ['rules', index], reading),
      ...keyProblems(rule.share, rule, ['rules', index, 'share'], reading),
    ]),
    ...layoutColumns(reading),
    ...layoutPreambles(reading),
    ...layoutAmounts(reading),
    ...markets(reading),
    ...titleColumns(reading),
  ];
}

function ruleIds({ convention, placeOf }: ConventionReading): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Rule>();
  convention.rules.forEach((rule, index) => {
    const place = { ...placeOf(['rules', index, 'id']), value: rule.id };
    if (rule.id === 'own' || rule.id.includes('+')) {
      problems.push(problem('rule-id-reserved', place, { value: rule.id }));
    }
    const other = seen.get(rule.id);
    if (other !== undefined) {
      problems.push(problem('rule-id-repeated', place, { value: rule.id, other: other.row }));
    }
    seen.set(rule.id, rule);
  });
  return problems;
}

function ruleDates(rule: Rule, path: KeyPath, { placeOf }: ConventionReading): readonly Problem[] {
  const { from, to } = rule.days;
  if (from <= to) return [];
  return [problem('range-reversed', placeOf([...path, 'to']), { from: formatDay(from), to: formatDay(to) })];
}

/** Conditions and `over` that have no meaning for the rule's target. */
function ruleTarget(rule: Rule, path: KeyPath, { placeOf }: ConventionReading): readonly Problem[] {
  const { target } = rule.appliesTo;
  const misplaced = (keyPath: KeyPath, key: string, allowed: string): Problem =>
    problem('key-target', placeOf([...path, ...keyPath]), { key, target, allowed });
  const problems: Problem[] = [];
  if (target !== 'grappe') {
    if (rule.appliesTo.kinds) problems.push(misplaced(['applies_to', 'kinds'], 'kinds', 'grappe'));
    if (rule.appliesTo.grappes) problems.push(misplaced(['applies_to', 'grappes'], 'grappes', 'grappe'));
  }
  if (rule.over && target !== 'group') problems.push(misplaced(['share', 'over'], 'over', 'group'));
  return problems;
}

function keyProblems(key: Key, rule: Rule, path: KeyPath, reading: ConventionReading): readonly Problem[] {
  const { target } = rule.appliesTo;
  switch (key.by) {
    case 'weight':
    case 'head': {
      if (target === 'grappe') return [];
      const place = reading.placeOf([...path, 'by']);
      return [problem('key-target', place, { key: key.by, target, allowed: 'grappe' })];
    }
    case 'fixed': {
      const total = sum(key.parts.values());
      if (equals(total, ONE) || equals(total, HUNDRED)) return [];
      const place = reading.placeOf([...path, 'parts']);
      return [problem('parts-sum', place, { sum: formatFraction(total) })];
    }
    case 'mix': {
      const total = sum(key.of.map(({ part }) => part));
      const place = reading.placeOf([...path, 'of']);
      return [
        ...(equals(total, ONE) ? [] : [problem('mix-sum', place, { sum: formatFraction(total) })]),
        ...key.of.flatMap((item, index) =>
          keyProblems(item.share, rule, [...path, 'of', index, 'share'], reading),
        ),
      ];
    }
    default:
      return [];
  }
}

/** Layouts name canonical columns; a name that is none is a slip. */
function layoutColumns({ convention, placeOf }: ConventionReading): readonly Problem[] {
  return convention.layouts.flatMap((layout, index) =>
    (['columns', 'defaults'] as const).flatMap((section) =>
      [...layout[section].keys()]
        .filter((name) => !INVOICE_COLUMNS.includes(name))
        .map((name) =>
          problem(
            'key-unknown',
            { ...placeOf(['invoices', index, section, name]), value: name },
            { value: name, nearest: nearest(name, INVOICE_COLUMNS) },
          ),
        ),
    ),
  );
}

/** Fields from a preamble need one. */
function layoutPreambles({ convention, placeOf }: ConventionReading): readonly Problem[] {
  return convention.layouts.flatMap(({ fromPreamble, preamble }, index) =>
    fromPreamble.length === 0 || preamble !== undefined
      ? []
      : [
          problem('key-missing', placeOf(['invoices', index, 'from_preamble']), {
            key: `invoices[${index}].preamble`,
            expected: '5 | { until: "…" }',
          }),
        ],
  );
}

/** An amount stands in one column or in two, not in both ways. */
function layoutAmounts({ convention, placeOf }: ConventionReading): readonly Problem[] {
  return convention.layouts.flatMap((layout, index) =>
    [...layout.amounts].flatMap(([column, { charge }]) => {
      const mapped = layout.columns.get(column);
      if (mapped === undefined) return [];
      const place = { ...placeOf(['invoices', index, 'columns', column]), value: mapped };
      return [problem('column-repeated', place, { column, first: charge, second: mapped })];
    }),
  );
}

/** `reports: titres:` gives each column of titres.csv a name of its own. */
function titleColumns({ convention, placeOf }: ConventionReading): readonly Problem[] {
  const { titres } = convention.reports;
  const listed = titres.columns?.map((column, index) => ({
    key: ['reports', 'titres', 'columns', index],
    column: 'field' in column ? column.field : column.value,
    name: titleHeader(column, titres),
  }));
  const all = TITLE_COLUMNS.map((column) => ({
    key: ['reports', 'titres', column],
    column,
    name: titres.names.get(column) ?? column,
  }));
  const columns = listed ?? all;
  return columns.flatMap(({ key, column, name }, index) => {
    const twin = columns.find((other, at) => other.name === name && at !== index);
    const named = listed !== undefined || titres.names.has(column as TitleColumn);
    if (twin === undefined || !named) return [];
    const args = { column: name, first: column, second: twin.column };
    return [problem('column-repeated', { ...placeOf(key), value: name }, args)];
  });
}

function markets({ convention, placeOf }: ConventionReading): readonly Problem[] {
  return [...convention.reconcile.markets]
    .filter(([, days]) => days.from > days.to)
    .map(([name, days]) =>
      problem('range-reversed', placeOf(['reconcile', 'markets', name, 'to']), {
        from: formatDay(days.from),
        to: formatDay(days.to),
      }),
    );
}
