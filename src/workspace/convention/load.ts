import type * as z from 'zod';
import { hasErrors, type Outcome, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { nearest } from '../../domain/nearest.ts';
import { unknownKeysOf } from './nested.ts';
import { conventionSchema } from './schema.ts';
import { checkStructure } from './structure.ts';
import { type KeyPath, pathText, readYaml, type YamlSource } from './yaml-source.ts';

export const CONVENTION_FILE = 'convention.yaml';

/** The convention, and the way back from its keys to their lines. */
export interface ConventionReading {
  readonly convention: Convention;
  readonly placeOf: (path: KeyPath) => { file: string; row: number; column: string };
}

/** Reads the text of convention.yaml, with every problem that shows without the tables. */
export function readConvention(text: string): Outcome<ConventionReading | undefined> {
  const yaml = readYaml(text, CONVENTION_FILE);
  if (yaml.value === undefined) return { value: undefined, problems: yaml.problems };
  const source = yaml.value;
  const parsed = conventionSchema.safeParse(source.data ?? new Map());
  if (!parsed.success) {
    return { value: undefined, problems: parsed.error.issues.flatMap((issue) => explain(issue, source)) };
  }
  const { convention, rules, layouts } = parsed.data;
  const placeOf = (path: KeyPath) => ({
    file: CONVENTION_FILE,
    row: source.lineOf(path),
    column: pathText(path),
  });
  const reading: ConventionReading = {
    convention: {
      ...convention,
      rules: rules.map((rule, index) => ({ ...rule, row: source.lineOf(['rules', index]) })),
      layouts: layouts.map((layout, index) => ({ ...layout, row: source.lineOf(['invoices', index]) })),
    },
    placeOf,
  };
  const problems = checkStructure(reading);
  return { value: hasErrors(problems) ? undefined : reading, problems };
}

/** The problems of one issue of the schema: unknown keys, a missing key, or a value of another form. */
function explain(issue: z.core.$ZodIssue, source: YamlSource): readonly Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const unknown = unknownKeysOf(issue);
  if (unknown !== undefined)
    return unknown.map((key) => unknownKey(path, key, issue.message.split(' '), source));
  const place = { file: CONVENTION_FILE, row: source.lineOf(path), column: pathText(path) };
  const found = valueAt(source.data, path);
  if (found === undefined) {
    return [problem('key-missing', place, { key: pathText(path), expected: issue.message })];
  }
  const shown = typeof found === 'string' ? `"${found}"` : Array.isArray(found) ? '[ … ]' : '{ … }';
  return [problem('value-invalid', { ...place, value: shown }, { expected: issue.message, found: shown })];
}

function unknownKey(path: KeyPath, key: string, known: readonly string[], source: YamlSource): Problem {
  const place = {
    file: CONVENTION_FILE,
    row: source.lineOfKey(path, key),
    column: pathText([...path, key]),
    value: key,
  };
  return problem('key-unknown', place, { value: key, nearest: nearest(key, known) });
}

function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value instanceof Map) return value.get(part);
    return Array.isArray(value) && typeof part === 'number' ? value[part] : undefined;
  }, data);
}
