/** UTF-8 with or without BOM, else windows-1252 by the WHATWG table. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/diagnostics/problem.ts';
import type { Release } from '../../src/domain/release.ts';
import { openCsv } from '../../src/workspace/records/csv-file.ts';
import {
  type Encoding,
  type EncodingGuess,
  encodeWindows1252,
  scanEncoding,
  textPieces,
} from '../../src/workspace/records/encoding.ts';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

/** Code points of the bytes 0x80 to 0x9F in the index of windows-1252 (encoding.spec.whatwg.org). */
const WHATWG_80_9F = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];

function guess(...pieces: readonly (string | readonly number[])[]): EncodingGuess {
  const scan = scanEncoding();
  for (const piece of pieces) scan.add(Buffer.from(piece as string));
  return scan.result();
}

function decode(encoding: Encoding, pieces: readonly Buffer[]): string {
  const next = textPieces(encoding);
  return pieces.map((piece) => next(piece, false)).join('') + next(Buffer.alloc(0), true);
}

describe('windows-1252', () => {
  test('every byte, by the WHATWG table', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    const expected = bytes.map((byte) => WHATWG_80_9F[byte - 0x80] ?? byte);
    const text = decode('windows-1252', [Buffer.from(bytes)]);
    expect([...text].map((character) => character.codePointAt(0))).toEqual(expected);
  });

  test('the euro, the apostrophe and the ligature of French files', () => {
    expect(decode('windows-1252', [Buffer.from([0x80, 0x92, 0x9c])])).toBe('€’œ');
  });
});

describe('the encoding of a file', () => {
  test('is UTF-8 where all of it is', () => {
    expect(guess('Désignation;€')).toEqual({ encoding: 'utf-8' });
    expect(guess('plain')).toEqual({ encoding: 'utf-8' });
    expect(guess()).toEqual({ encoding: 'utf-8' });
  });

  test('is UTF-8 with a BOM where it begins with one', () => {
    expect(guess([0xef, 0xbb, 0xbf], 'é')).toEqual({ encoding: 'utf-8-bom' });
  });

  test('is windows-1252 where one byte is not UTF-8, early or late', () => {
    expect(guess([0xe9, 0x3b])).toEqual({ encoding: 'windows-1252' });
    expect(guess('long '.repeat(1000), [0x41, 0xe9])).toEqual({ encoding: 'windows-1252' });
  });

  test('a character that ends with the file unfinished is not UTF-8', () => {
    expect(guess('a', [0xe2, 0x82])).toEqual({ encoding: 'windows-1252' });
  });

  test('characters that no UTF-8 may hold: overlong, surrogate, beyond U+10FFFF', () => {
    for (const bytes of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80]]) {
      expect(guess(bytes)).toEqual({ encoding: 'windows-1252' });
    }
  });

  test('is UTF-16 where its mark says so, as Excel writes "Unicode text"', () => {
    const bytes = Buffer.from('\ufeffDésignation\t€ 🙂\r\n', 'utf16le');
    expect(guess([...bytes])).toEqual({ encoding: 'utf-16le' });
    expect(guess([...bytes.subarray(0, 7)], [...bytes.subarray(7)])).toEqual({ encoding: 'utf-16le' });
    const pieces = [...bytes].map((byte) => Buffer.from([byte]));
    expect(decode('utf-16le', pieces)).toBe('Désignation\t€ 🙂\r\n');
  });

  test('UTF-16 otherwise, NUL bytes, and a BOM before what is not UTF-8 are refused', () => {
    expect(guess([0xff, 0xfe, 0x41])).toEqual({ unsupported: 'UTF-16' });
    expect(guess([0xff, 0xfe, 0, 0xd8])).toEqual({ unsupported: 'UTF-16' });
    expect(guess([0xff, 0xfe, 0, 0xdc, 0x41, 0])).toEqual({ unsupported: 'UTF-16' });
    expect(guess([0xfe, 0xff, 0, 0x41])).toEqual({ unsupported: 'UTF-16' });
    expect(guess([0x41, 0, 0x42, 0])).toEqual({ unsupported: 'UTF-16' });
    expect(guess([0, 0x41, 0, 0x42])).toEqual({ unsupported: 'UTF-16' });
    expect(guess('a', [0])).toEqual({ unsupported: 'binary' });
    expect(guess([0x41, 0, 0x42, 0x43, 0])).toEqual({ unsupported: 'binary' });
    expect(guess([0xef, 0xbb, 0xbf, 0xe9])).toEqual({ unsupported: 'UTF-8 + windows-1252' });
  });

  test('does not depend on where the bytes are cut into pieces, nor does the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (bytes, cuts) => {
          const ends = [...cuts.filter((cut) => cut < bytes.length), bytes.length].sort((a, b) => a - b);
          const pieces = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
          const [whole, cut] = [[bytes], pieces].map((parts) => {
            const scan = scanEncoding();
            for (const part of parts) if (part.length > 0) scan.add(part);
            return scan.result();
          });
          expect(cut).toEqual(whole);
          if (whole !== undefined && 'encoding' in whole) {
            expect(decode(whole.encoding, pieces)).toBe(decode(whole.encoding, [bytes]));
          }
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

test.each([
  [
    'UTF-16 of another kind',
    Buffer.from('\ufeffmember,name\n', 'utf16le').swap16(),
    'LibreOffice as "Text CSV"',
  ],
  ['UTF-16 without its mark', Buffer.from('member,name\n', 'utf16le'), 'LibreOffice as "Text CSV"'],
  ['two encodings', Buffer.from([0xef, 0xbb, 0xbf, 0xe9, 0x0a]), 'correct the accented letters'],
])(
  'of %s the remedy says how to save it, and of letters only where some are damaged',
  async (_, bytes, said) => {
    const { folder, write } = smallGroup();
    write('members.csv', bytes);
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    const told = ['LibreOffice as "Text CSV"', 'correct the accented letters'].filter((part) =>
      stderr.includes(part),
    );
    expect(told).toEqual([said]);
  },
);

describe('a file with rows in two encodings', () => {
  const rows = [
    Buffer.from('site;name\n'),
    Buffer.from('A;Collège\nB;plain\n'),
    Buffer.from('C;Lyc\u00e9e\n', 'latin1'),
  ];
  const said = (bytes: Uint8Array, release?: Release) => {
    const problems: Problem[] = [];
    const file = openCsv(bytes, 'sites.csv', (found) => problems.push(found), undefined, release);
    return [file?.header, problems.map(({ code, args }) => [code, args['utf8'], args['others']])];
  };

  test('is refused, with the rows of each; an invoice too', async () => {
    expect(said(Buffer.concat(rows))).toEqual([undefined, [['encoding-mixed', '2', '4']]]);
    const quoted = [Buffer.from('site;name\n"A";"Col\nlège"\n'), Buffer.from('C;Lyc\u00e9e\n', 'latin1')];
    expect(said(Buffer.concat(quoted))).toEqual([undefined, [['encoding-mixed', '2', '3']]]);
    const { folder, write } = smallGroup();
    const lines = [lineOf('F2', '2025-09-30', '1.00'), lineOf('F3', '2025-09-30', '2.00')];
    const labelled = lines.map((line) => line.replace('\n', ',Accès\n'));
    const [header, first = '', second = ''] = [LINES_HEADER.replace('\n', ',label\n'), ...labelled];
    write('invoices/x.csv', Buffer.concat([Buffer.from(header + first), Buffer.from(second, 'latin1')]));
    const { exitCode, stderr } = await runCommand(['allocate', folder, '--reports', 'none', '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^invoices\/x\.csv:2: error\[encoding-mixed\]/),
    ]);
  });

  test('is refused where it is the convention, and nothing is said that hangs on it', async () => {
    const { folder, write, edit } = smallGroup();
    edit('convention.yaml', 'A small group', 'Réseau');
    edit('convention.yaml', 'rules:', 'tables: { sites: { file: liste.csv } }\nrules:');
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    const [first = '', rest = ''] = text.replace('Article 6', 'Résumé').split(/(?<=^title.*\n)/);
    write('convention.yaml', Buffer.concat([Buffer.from(first), Buffer.from(rest, 'latin1')]));
    renameSync(join(folder, 'sites.csv'), join(folder, 'liste.csv'));
    const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect([exitCode, stderr.split('\n')]).toEqual([
      2,
      [
        expect.stringMatching(/^convention\.yaml:1: error\[encoding-mixed\].* \(1\), .* \(11\): /),
        expect.stringContaining('Open convention.yaml in a text editor'),
        '1 error, 0 warnings.',
        '',
      ],
    ]);
  });

  test('is read, with damaged letters, for a run of 0.1', () => {
    expect(said(Buffer.concat(rows), [0, 1])).toEqual([['site', 'name'], []]);
  });

  test('is none of windows-1252 with every letter of French, signs and marks beside each other', () => {
    const text = 'site;name\nA;Éàçèùâêîôûëïü œŒÿ « CITÉ » – 5 ‰ … d’Œx, CHÂTEAU, SÃO, Å, Ã\n';
    const encoded = encodeWindows1252(text);
    expect('bytes' in encoded && said(encoded.bytes)).toEqual([['site', 'name'], []]);
  });

  test.each([...'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûüÿŒœŸ'])('is noticed by %s', (letter) => {
    const bytes = Buffer.concat([
      Buffer.from(`site;name\nA;${letter}\n`),
      Buffer.from('B;\u00e9\n', 'latin1'),
    ]);
    expect(said(bytes)).toEqual([undefined, [['encoding-mixed', '2', '3']]]);
  });
});
