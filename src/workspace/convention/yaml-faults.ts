import {
  type Document,
  isScalar,
  type LineCounter,
  type Node,
  type Pair,
  Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import { repeatedKeys } from './repeated-keys.ts';

/** A mistake in a YAML text: the line to correct, and the key of its words (`yaml-words.ts`). */
export interface YamlFault {
  readonly row: number;
  /** `CODE, message`, as the parser writes it. */
  readonly message: string;
}

type Found = Pick<YAMLError, 'code' | 'message' | 'pos'>;

/** The view of the parser at one place of the text. */
interface Seen {
  readonly error: Found;
  readonly errors: readonly Found[];
  readonly text: string;
  readonly lines: readonly string[];
  readonly quoted: readonly Quoted[];
  readonly lineAt: (offset: number) => number;
  /** The text before a place in its line. */
  readonly before: (offset: number) => string;
}

interface Quoted {
  readonly start: number;
  readonly end: number;
}

/**
 * The errors of the parser, each where the officer has to correct it, and aliases without an anchor. The parser names
 * the place where it could not read on; the mistake is often earlier: a quote opened lines above, a tab, a missing
 * space. `alike`: whether to report also a key repeated in another spelling, and an anchor instead of a text.
 */
export function yamlFaults(
  document: Document,
  text: string,
  counter: LineCounter,
  alike: boolean,
): readonly YamlFault[] {
  const repeated = repeatedKeys(document, alike).map((at): Found => {
    return { code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [at, at + 1] };
  });
  const errors = [...document.errors, ...document.warnings, ...repeated];
  const aliases = aliasFaults(document, counter, alike);
  if (errors.length === 0) return aliases;
  const lines = text.split(/\r?\n/);
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const quoted = severalLinesInQuotes(document, lineAt);
  const before = (offset: number): string => {
    const { line, col } = counter.linePos(offset);
    return (lines[line - 1] ?? '').slice(0, col - 1);
  };
  const seen = { errors, text, lines, quoted, lineAt, before };
  return [...independent(errors).map((error) => faultOf({ error, ...seen })), ...aliases];
}

/** Aliases without an earlier anchor, or of what contains them; on request, also anchors of nothing: `article: &6`. */
function aliasFaults(document: Document, counter: LineCounter, ofNothing: boolean): readonly YamlFault[] {
  const found: YamlFault[] = [];
  const anchors = new Map<string, Node>();
  visit(document, {
    Value(_, node) {
      if (node.anchor === undefined) return;
      anchors.set(node.anchor, node);
      if (ofNothing && isScalar(node) && node.type === 'PLAIN' && node.value === '')
        found.push({ row: counter.linePos(node.range?.[0] ?? 0).line, message: 'BAD_ALIAS, Anchor' });
    },
    Alias(_, { source, range }) {
      const target = anchors.get(source)?.range;
      const [start, end] = range ?? [0, 0];
      const isWithin = target != null && target[0] <= start && end <= target[1];
      const kind = !anchors.has(source) ? 'UNKNOWN_ALIAS' : isWithin ? 'CIRCULAR_ALIAS' : undefined;
      if (kind !== undefined)
        found.push({ row: counter.linePos(start).line, message: `${kind}, *${source}` });
    },
  });
  return found;
}

/** A slip within braces that the parser reads as a key without a value. */
interface Slip {
  readonly message: string;
  /** Changes the pair to what is meant, so that no other error follows from the slip. */
  readonly mend: () => symbol | undefined;
}

/** A missing space after the colon (`per:site`), or a comma in a number (`34,5`), in the pair after another one. */
export function slipIn(pair: Pair, before: Pair | undefined): Slip | undefined {
  const key = isScalar(pair.key) ? String(pair.key.value) : '';
  if (pair.value !== null) return undefined;
  const number = before?.value;
  if (DECIMALS.test(key) && isScalar(number) && /\d$/.test(String(number.value))) {
    const mend = (): symbol => {
      number.value = `${number.value}.${key}`;
      return visit.REMOVE;
    };
    return { message: 'COMMA_IN_NUMBER', mend };
  }
  const [, name, value = ''] = /^(\w+):(.+)$/.exec(key) ?? [];
  if (name === undefined) return undefined;
  const mend = (): undefined => {
    pair.key = new Scalar(name);
    pair.value = new Scalar(value.trim());
  };
  return { message: /^\s/.test(value) ? OTHER_SPACE_AFTER_COLON : NO_SPACE, mend };
}

/** A key without quotes beside a space that YAML does not know: `article :` as word processors write it. */
export function spacedKey({ key }: Pair): Slip | undefined {
  if (!isScalar(key) || key.type !== 'PLAIN') return undefined;
  const [text, meant] = [String(key.value), String(key.value).trim()];
  if (text === meant) return undefined;
  const mend = (): undefined => {
    key.value = meant;
  };
  return { message: 'OTHER_SPACE', mend };
}

/**
 * Why a key without quotes is not the one meant: in a line, a no-break space indents it; else something is missing
 * before braces, which then become part of it: `share:{ by: equal }`, `share = { by: equal }`.
 */
export function brokenKey({ key }: Pair, ofLine: boolean): string | undefined {
  if (!isScalar(key) || key.type !== 'PLAIN') return undefined;
  const text = String(key.value);
  if (ofLine && /^\s/.test(text)) return 'SPACE_AS_INDENT';
  const [, between] = /^\w+(:\s*| *= *)[{[]/.exec(text) ?? [];
  if (between === undefined) return undefined;
  if (between.includes('=')) return NO_COLON;
  return between === ':' ? NO_SPACE : OTHER_SPACE_AFTER_COLON;
}

/** What a decimal comma splits off as a key of its own: `34,5` and `2,5 %`. */
const DECIMALS = /^\d+\s?[%€]?$/;

const NO_COLON = 'MISSING_CHAR, Implicit map keys';
const NO_SPACE = 'MISSING_CHAR, Missing space after :';
const OTHER_SPACE_AFTER_COLON = 'SPACE_AFTER_COLON';

/** Repeated keys are independent; of the other errors, only the first certainly does not follow from another. */
function independent(errors: readonly Found[]): readonly Found[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
}

/** The first known case that applies; else the parser's own place and words. */
function faultOf(seen: Seen): YamlFault {
  const { error, lineAt, text } = seen;
  const own = { row: lineAt(error.pos[0]), message: `${error.code}, ${error.message}` };
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^,}:]*(?=[,}])/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return DECIMALS.test(key.trim()) ? { ...own, message: 'COMMA_IN_NUMBER' } : own;
  }
  return openQuote(seen) ?? wrongSpace(seen) ?? openBrace(seen) ?? keyAndValue(seen) ?? own;
}

/** A quote that is not closed: where it is opened. */
function openQuote({ error, quoted, lineAt }: Seen): YamlFault | undefined {
  const open = quoted.find(({ end }) => end === error.pos[0]);
  return open && { row: lineAt(open.start), message: 'MISSING_CHAR, Missing closing "quote' };
}

/** A line that begins with a tab or with another kind of space, as word processors write it. */
function wrongSpace({ error, lines, lineAt }: Seen): YamlFault | undefined {
  if (error.code === 'BAD_SCALAR_START') return undefined;
  const row = lineAt(error.pos[0]);
  const leadOf = (at: number): string => /^\s*/.exec(lines[at - 1] ?? '')?.[0] ?? '';
  if (leadOf(row).includes('\t')) return { row, message: 'TAB_AS_INDENT' };
  const other = [row, row - 1].find((at) => /[^ \t]/.test(leadOf(at)));
  return other === undefined ? undefined : { row: other, message: 'SPACE_AS_INDENT' };
}

/** A brace or bracket that is not closed: the parser notices it at the beginning of the next line. */
function openBrace({ error, lines, lineAt, before }: Seen): YamlFault | undefined {
  if (error.code !== 'BAD_INDENT' || !error.message.startsWith('Flow')) return undefined;
  const row = lineAt(error.pos[0]);
  if (/^\s*[}\]]/.test(lines[row - 1] ?? '')) return { row, message: 'BAD_INDENT' };
  const begins = /^[ -]*$/.test(before(error.pos[0]));
  const last = lines.slice(0, row - 1).findLastIndex((line) => line.trim() !== '') + 1;
  return { row: begins && last > 0 ? last : row, message: 'MISSING_CHAR, Flow map' };
}

/** Something wrong between a key and its value, or before the next key. */
function keyAndValue({ error, errors, text, lines, lineAt }: Seen): YamlFault | undefined {
  const [row, end] = [lineAt(error.pos[0]), lineAt(error.pos[1])];
  const line = lines[row - 1] ?? '';
  if (error.code === 'MULTILINE_IMPLICIT_KEY' || error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    if (/^[ -]*\w+:[^\S \t]/.test(line)) return { row, message: OTHER_SPACE_AFTER_COLON };
    if (/^[ -]*\w+:\S/.test(line)) return { row, message: NO_SPACE };
    if (!line.includes(':') || /^[ -]*\w+ *=/.test(line)) return { row, message: NO_COLON };
  }
  if (text.slice(...error.pos).trim() === '' && error.message.startsWith('Unexpected scalar'))
    return { row, message: 'OTHER_SPACE' };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    if (/^\s*-/.test(line) && error.message.includes('sequence')) return { row, message: 'BAD_INDENT' };
    // The value continues on the next line, which is a key that is indented too far.
    const on = errors.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0]);
    if (on !== undefined) return { row: lineAt(on.pos[1]), message: 'BAD_INDENT' };
  }
  if (error.code === 'BLOCK_IN_FLOW' && row === end) {
    return { row, message: 'MISSING_CHAR, Missing , between' };
  }
  return undefined;
}

/** Quoted texts of several lines: most of them lack their closing quote. */
function severalLinesInQuotes(document: Document, lineAt: (offset: number) => number): readonly Quoted[] {
  const found: Quoted[] = [];
  visit(document, {
    Scalar(_, scalar: Scalar) {
      if (!isScalar(scalar) || !scalar.type?.startsWith('QUOTE') || !scalar.range) return;
      const [start, end] = scalar.range;
      if (lineAt(start) < lineAt(end)) found.push({ start, end });
    },
  });
  return found;
}
