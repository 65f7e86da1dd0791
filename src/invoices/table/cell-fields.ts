import { type Fault, fault, type OnProblem } from '../../diagnostics/problem.ts';
import { cachedLatest } from '../../domain/cache.ts';
import type { Layout } from '../../domain/convention.ts';
import type { FieldPattern, PatternField } from '../../domain/field-pattern.ts';
import { uaisIn } from '../../domain/identifiers.ts';
import { formsToDeclare } from '../../domain/time/day-form.ts';
import { cleanText, oneBlank } from '../../text/clean-text.ts';
import { detached } from '../../text/detached.ts';
import { joined } from '../../text/joined.ts';
import type { CellReader } from '../../workspace/columns/cell-reader.ts';
import { type ColumnPlace, headerMissing, headerNamed } from '../../workspace/reading/header.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import { type OwnDays, ownDaysOf } from '../../workspace/written/days-in-text.ts';
import { type FieldValues, MOST_TEXT, matchFields, noDayIn } from '../../workspace/written/match-fields.ts';

/** A field read from the text of a column: the column, and the reader of the field in its cells. */
export interface CellField {
  /** -1 where the file lacks the column. */
  readonly index: number;
  readonly header: string;
  /** Reads the field where a pattern finds it, with the reader of the field; undefined where the text lacks it. */
  readonly readerOf: (read: CellReader) => CellReader;
}

/** The headers whose cells a layout reads for other fields. */
export function textHeaders({ fromColumns, chargeOrCredit, columns }: Layout): readonly string[] {
  const ofKinds = chargeOrCredit === undefined ? [] : [chargeOrCredit.column];
  return [...fromColumns.keys(), ...ofKinds].map((name) => headerNamed(name, columns));
}

/**
 * The fields that `from_columns` of a layout finds in the cells of a file; a missing column that is not `optional` is
 * reported.
 */
export function cellFields(
  file: RecordSource,
  layout: Layout,
  places: readonly ColumnPlace[],
  fail: OnProblem,
): ReadonlyMap<PatternField, CellField> {
  const found = new Map<PatternField, CellField>();
  for (const [name, patterns] of layout.fromColumns) {
    const wanted = headerNamed(name, layout.columns);
    const own = places.find(({ column }) => column.name === name);
    const index = own?.index ?? file.header.indexOf(wanted);
    if (index === -1 && layout.optional.includes(name)) continue;
    if (index === -1) fail(headerMissing(file, layout, `from_columns.${name}`, 'from_columns', wanted));
    const header = own?.header ?? wanted;
    // For equal texts the fault is the same object.
    const { path } = file.fingerprint;
    const isLabel = places.some((place) => place.column.name === 'label' && place.index === index);
    const valuesIn = cachedLatest(
      (raw: string) => readText(cleanText(raw), { path, patterns, isLabel }),
      detached,
    );
    for (const field of patterns.flatMap((pattern) => pattern.fields)) {
      found.set(field, { index, header, readerOf: (read) => fieldReader(field, valuesIn, read) });
    }
  }
  return found;
}

/** The fields in a text, none where it is empty; or why they are not known. */
type TextReading = { readonly values: FieldValues } | { readonly fault: Fault };

const NOTHING: TextReading = { values: new Map() };

/** A text with one of these fields is understood, even if it also names a month in doubt. */
const DAYS_OF_LINE: ReadonlySet<PatternField> = new Set(['period_start', 'period_end', 'service_date']);

interface TextColumn {
  /** The path of the file. */
  readonly path: string;
  readonly patterns: readonly FieldPattern[];
  readonly isLabel: boolean;
}

/** Reads a text by the first of some patterns that matches. */
function readText(text: string, column: TextColumn): TextReading {
  const { path: file, patterns } = column;
  if (text === '') return NOTHING;
  let doubt: string | undefined;
  let unread: Partial<OwnDays> | undefined;
  for (const pattern of patterns) {
    const [values, other] = matchFields(pattern, text, (period) => {
      doubt ??= period;
    });
    if (values === undefined) continue;
    if (pattern.fields.length === 0) {
      unread = unreadDays(text, column);
      if (unread !== undefined) break;
    }
    if (doubt !== undefined && !readsDays(pattern)) break;
    const two = other === undefined ? twoSites(values, text, pattern) : twoValues(values, other);
    if (two === undefined) return { values };
    const [field, first, second] = two;
    return { fault: fault('pattern-ambiguous', { pattern: pattern.source, file, field, first, second }) };
  }
  const expected = joined(
    patterns.map(({ source }) => `"${source}"`),
    ' · ',
  );
  const day = patterns.map((pattern) => noDayIn(pattern, text)).find((value) => value !== '') ?? '';
  const isLong = oneBlank(text).length > MOST_TEXT;
  const args = {
    value: text,
    form: formsToDeclare(patterns[0]?.days ?? [], day),
    patterns: expected,
    example: isLong ? '' : '{period_start}',
    last: '{period_end}',
    period: doubt,
    unread: unread?.text,
    pattern: unread?.pattern,
    day,
    most: isLong ? MOST_TEXT : '',
  };
  return { fault: fault('text-unmatched', args) };
}

/**
 * The days that a text gives though the pattern that matches it has no field; without their text where they are days in
 * another form. Those of a label are told by a warning where the line has none (`days-unread`), if no form is declared.
 */
function unreadDays(text: string, { patterns, isLabel }: TextColumn): Partial<OwnDays> | undefined {
  const isDeclared = patterns.some(({ days = [] }) => days.length > 0);
  if (isLabel && !isDeclared) return undefined;
  if (patterns.some((one) => isDayInAnotherForm(one, text))) return {};
  return isLabel || !patterns.some(readsDays) ? undefined : ownDaysOf(text);
}

function readsDays({ fields }: FieldPattern): boolean {
  return fields.some((field) => DAYS_OF_LINE.has(field));
}

/** Whether a text has a day where a pattern has one, though in no form that the layout reads. */
function isDayInAnotherForm(pattern: FieldPattern, text: string): boolean {
  const day = noDayIn(pattern, text);
  return formsToDeclare([], day) !== undefined || WITH_A_YEAR.test(day);
}

const WITH_A_YEAR = /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/;

type TwoValues = readonly [field: string, first: string, second: string];

function twoValues(values: FieldValues, others: FieldValues): TwoValues | undefined {
  for (const [field, first] of values) {
    const second = others.get(field) ?? '';
    if (second !== first) return [field, first, second];
  }
  return undefined;
}

/**
 * The UAI that a text gives as served, if it contains another one that the pattern does not read: the line may be for
 * both.
 */
function twoSites(values: FieldValues, text: string, { source }: FieldPattern): TwoValues | undefined {
  const served = values.get('serves') ?? '';
  const uais = uaisIn(text);
  const known = [served, ...uaisIn(source)];
  const second = uais.includes(served) ? uais.find((uai) => !known.includes(uai)) : undefined;
  return second === undefined ? undefined : ['serves', served, second];
}

function fieldReader(
  field: PatternField,
  valuesIn: (raw: string) => TextReading,
  read: CellReader,
): CellReader {
  return (raw) => {
    const found = valuesIn(raw);
    return 'fault' in found ? found : read(found.values.get(field) ?? '');
  };
}
