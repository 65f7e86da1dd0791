/** What a CSV text is: dialects, and the same records and the same refusals as csv-parse. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/diagnostics/problem.ts';
import type { Preamble } from '../../src/domain/layout.ts';
import type { Release } from '../../src/domain/release.ts';
import { csvBatches, detectDialect } from '../../src/workspace/records/csv.ts';
import { openCsv } from '../../src/workspace/records/csv-file.ts';
import type { Delimiter } from '../../src/workspace/records/csv-records.ts';
import type { TextFile } from '../../src/workspace/records/input-file.ts';

/** The records of a text that arrives in pieces; undefined where it is no CSV. */
function read(
  text: string,
  delimiter: Delimiter,
  pieces: readonly string[] = [text],
  release?: Release,
): unknown {
  const { records, problems } = readAll(text, delimiter, pieces, release);
  return problems.length === 0 ? records : undefined;
}

/** The records up to the first that is no CSV, and what is wrong with that one. */
function readAll(
  text: string,
  delimiter: Delimiter,
  pieces: readonly string[] = [text],
  release?: Release,
): { readonly records: readonly (readonly string[])[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const file: Pick<TextFile, 'fingerprint' | 'text'> = {
    fingerprint: { path: 't.csv', sha256: '', bytes: text.length },
    *text() {
      yield* pieces.filter((piece) => piece !== '');
      yield '';
    },
  };
  const records: (readonly string[])[] = [];
  for (const batch of csvBatches(file, delimiter, (found) => void problems.push(found), release)) {
    expect(batch.firstRow).toBe(records.length + 1);
    records.push(...batch.records);
  }
  return { records, problems };
}

function readByCsvParse(text: string, delimiter: Delimiter): unknown {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
  } catch {
    return undefined;
  }
}

describe('records', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,,\n', [['a', '', '']]],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['"a,b",c\n', [['a,b', 'c']]],
    ['"a""b"\n', [['a"b']]],
    ['"deux\nlignes",x\n', [['deux\nlignes', 'x']]],
    ['"deux\r\nlignes",x\r\n', [['deux\r\nlignes', 'x']]],
    ['"",""\n', [['', '']]],
    ['""""\n', [['"']]],
    [' a , b \n', [[' a ', ' b ']]],
    ['a\n"b"', [['a'], ['b']]],
    ['a;b\n', [['a;b']]],
  ])('%j', (text, records) => {
    expect(read(text, ',')).toEqual(records);
    expect(readByCsvParse(text, ',')).toEqual(records);
  });

  test.each(['"a\n', 'a"b,c\n', '"a"b\n', '"a" ,b\n', 'a,"b\nc,d\n', '"\n'])('%j is no CSV', (text) => {
    expect(read(text, ',')).toBeUndefined();
    expect(readByCsvParse(text, ',')).toBeUndefined();
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'é', ' ', ',', ';', '\t', '"', '""', '\n', '\r\n', '\r', '","', '"\n"'),
    maxLength: 24,
  });
  const delimiters = fc.constantFrom<Delimiter>(',', ';', '\t');

  test('are those of csv-parse on any text, and so are the refusals, under a release that let a CR alone pass', () => {
    fc.assert(
      fc.property(text, delimiters, (written, delimiter) => {
        expect(read(written, delimiter, [written], [0, 1])).toEqual(readByCsvParse(written, delimiter));
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  test('and none else is refused but one with a CR alone outside quotes', () => {
    fc.assert(
      fc.property(text, delimiters, (written, delimiter) => {
        const outside = written.split('"').filter((_, index) => index % 2 === 0);
        const expected = outside.join('"').replaceAll('\r\n', '').includes('\r')
          ? undefined
          : readByCsvParse(written, delimiter);
        expect(read(written, delimiter)).toEqual(expected);
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  test.each([
    ['a;b\r1;2\r3;4\r', 0],
    ['a;b\r\n1;2\r\n"3";4\r5;6\r\n', 2],
    ['a;b\n1;"x\ry"\n"3"\r4;5\n', 2],
    ['a;b\r\n1;2\r\r\n', 1],
    ['a;b\n1;2\r', 1],
  ])('those before a CR alone outside quotes are read: %j', (written, before) => {
    for (let cut = 0; cut <= written.length; cut++) {
      const { records, problems } = readAll(written, ';', [written.slice(0, cut), written.slice(cut)]);
      expect(records).toHaveLength(before);
      expect(problems.map(({ code, place }) => [code, place.row])).toEqual([['csv-line-end', before + 1]]);
    }
  });

  test('do not depend on where the text is cut into pieces', () => {
    fc.assert(
      fc.property(text, delimiters, fc.array(fc.nat(24), { maxLength: 3 }), (written, delimiter, cuts) => {
        const ends = [...cuts.filter((cut) => cut < written.length), written.length].sort((a, b) => a - b);
        const pieces = ends.map((end, i) => written.slice(ends[i - 1] ?? 0, end));
        expect(read(written, delimiter, pieces)).toEqual(read(written, delimiter));
      }),
      { seed: 1, numRuns: 10_000 },
    );
  });

  test.each(['e"f,g', 'e"f"g,h'])(
    'those before one that is no CSV (%s) are read, wherever the text is cut',
    (bad) => {
      const written = `a,b\n"c\n",d\n${bad}\nh,i\n`;
      for (let cut = 0; cut < written.length; cut++) {
        const { records, problems } = readAll(written, ',', [written.slice(0, cut), written.slice(cut)]);
        expect(records).toEqual([
          ['a', 'b'],
          ['c\n', 'd'],
        ]);
        expect(problems.map(({ code, place }) => [code, place.row])).toEqual([['csv-syntax', 3]]);
      }
    },
  );

  test('a damaged record may hold more cells than a call takes arguments', () => {
    const cells = 300_000;
    const { records } = readAll(`a\n"b"${','.repeat(cells)}\n`, ',');
    expect(records.at(-1)).toHaveLength(cells + 1);
  });

  test('a record that never ends is refused before it fills the memory', () => {
    const long = 'x'.repeat(1 << 20);
    expect(read(`a\n${long}${long}`, ',', ['a\n', long, long])).toBeUndefined();
  });
});

describe('the dialect', () => {
  test.each([
    ['a,b,c\n', ',', 'LF'],
    ['a;b,c;d\r\n', ';', 'CRLF'],
    ['a\tb\tc,d\n', '\t', 'LF'],
    ['"x;y;z",b\n', ',', 'LF'],
    ['seule\n', ',', 'LF'],
    ['a;b', ';', 'LF'],
  ] as const)('of %j', (header, delimiter, lineEnd) => {
    expect(detectDialect(header, 'utf-8')).toEqual({ delimiter, encoding: 'utf-8', lineEnd });
  });

  test('is that by which the header has the cell that a preamble ends at', () => {
    // One tab, one comma: only the tab leaves the cell whole.
    expect(detectDialect('Code UAI\tLibellé, usuel\n', 'utf-8', 'Code UAI').delimiter).toBe('\t');
    expect(detectDialect('Code UAI\tLibellé, usuel\n', 'utf-8').delimiter).toBe(',');
  });
});

function open(text: string, preamble?: Preamble, release?: Release) {
  const problems: Problem[] = [];
  const file = openCsv(Buffer.from(text), 't.csv', (found) => void problems.push(found), preamble, release);
  return { file, problems };
}

describe('blank rows above the header', () => {
  test.each(['\n\na;b\n1;2\n', ';\r\n ;""\r\na;b\r\n1;2\r\n'])('are passed over and counted: %j', (text) => {
    const { file } = open(text);
    expect([file?.headerRow, file?.header]).toEqual([3, ['a', 'b']]);
    expect([...(file?.batches(() => {}) ?? [])]).toEqual([{ firstRow: 4, records: [['1', '2']] }]);
  });

  test('are no header where a preamble is said, or nothing follows', () => {
    const codes = ({ problems }: ReturnType<typeof open>) =>
      problems.map(({ code, place }) => `${code} ${place.row}`);
    expect(codes(open('t\n\na;b\n', { rows: 1 }))).toEqual(['csv-empty 2']);
    expect(codes(open('\n;;\n\n'))).toEqual(['csv-empty 1']);
  });
});

test('the row by which Excel is told the separator is no header, and is passed over', () => {
  for (const separator of ['sep=;', 'SEP=,', 'sep=\t', '"sep=;"', 'sep=;;;', '\ufeffsep=;']) {
    const { file, problems } = open(`${separator}\r\na;b\r\n1;2\r\n`);
    expect([problems, file?.headerRow, file?.header]).toEqual([[], 2, ['a', 'b']]);
  }
  expect(open('sep=;\n').problems.map(({ code }) => code)).toEqual(['csv-empty']);
  expect(open('sep=b;c\n1;2\n').file?.header).toEqual(['sep=b', 'c']);
  expect(open('sep=;\na;b\n', { rows: 1 }).file?.header).toEqual(['a', 'b']);
});

describe('a file whose rows end in CR alone', () => {
  const header = (text: string, preamble?: Preamble, release?: Release) => {
    const { file, problems } = open(text, preamble, release);
    return file?.header ?? problems.map(({ code, place }) => `${code} ${place.row}`);
  };
  const rows = 'a;b\r1;2\r3;4\r';

  test.each<readonly [what: string, preamble: Preamble]>([
    ['at its first row', { rows: 0 }],
    ['behind rows that are counted', { rows: 2 }],
    ['behind rows up to a cell', { until: 'a' }],
  ])('is refused with its header %s', (_, preamble) => {
    expect(header(rows, preamble)).toEqual(['csv-line-end 1']);
    expect(header(rows.repeat(1 << 18), preamble)).toEqual(['csv-line-end 1']);
  });

  test('is one header for a run of 0.1, as it was', () => {
    expect(header(rows, { rows: 0 }, [0, 1])).toEqual(['a', 'b 1', '2 3', '4']);
  });
});
