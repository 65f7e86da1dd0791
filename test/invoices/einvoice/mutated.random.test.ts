import { describe, expect, it } from 'vitest';
import { diagnosticText } from '../../../src/diagnostics/render.ts';
import { einvoiceLines } from '../../../src/invoices/einvoice/lines.ts';
import { readEinvoice } from '../../../src/invoices/einvoice/read.ts';
import { SETTINGS } from './read-sample.ts';
import { cii } from './sample-cii.ts';
import { SAMPLE } from './sample-invoice.ts';
import { classicPdf, compressedPdf, objectsFor } from './sample-pdf.ts';
import { ubl } from './sample-ubl.ts';

/** A generator of numbers below a limit, the same on every machine (Lehmer). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Flips, cuts, repeats, moves or rewrites some bytes. */
function mutated(bytes: Buffer, next: (below: number) => number): Buffer {
  let result = Buffer.from(bytes);
  for (let times = 1 + next(3); times > 0; times--) {
    const at = next(result.length + 1);
    const length = 1 + next(40);
    const piece = result.subarray(at, at + length);
    const kind = next(6);
    if (kind === 0) result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
    else if (kind === 1) result = Buffer.concat([result.subarray(0, at), piece, result.subarray(at)]);
    else if (kind === 2) result = result.subarray(0, at);
    else if (kind === 3)
      result = Buffer.concat([result.subarray(0, at), Buffer.from('-9<&/0'), result.subarray(at)]);
    else if (at < result.length) result[at] = kind === 4 ? (result[at] ?? 0) ^ (1 << next(8)) : 48 + next(10);
  }
  return result;
}

const FILES: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['UBL', Buffer.from(ubl(SAMPLE))],
  ['CII', Buffer.from(cii({ ...SAMPLE, type: '381' }))],
  ['UTF-16', Buffer.from(`\ufeff${ubl(SAMPLE).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  ['PDF', classicPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from(cii(SAMPLE)) }]))],
  [
    'compressed PDF',
    compressedPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from(cii(SAMPLE)) }])),
  ],
];

describe.each(FILES)('a thousand damaged files of %s', (_, bytes) => {
  it('are read or refused, never thrown at, and what is read without an error sums up', async () => {
    const next = numbers(20_250_917);
    let refused = 0;
    for (let round = 0; round < 1000; round++) {
      const { value, problems } = await readEinvoice(mutated(bytes, next), 'invoices/f');
      const found = value === undefined ? [] : einvoiceLines(value, SETTINGS).problems;
      for (const problem of [...problems, ...found]) {
        expect(diagnosticText(problem, 'fr')).not.toMatch(/\{\w+\}/);
      }
      if (value === undefined || problems.some(({ severity }) => severity === 'error')) refused++;
      else {
        const sum = value.lines.reduce((total, { net }) => total + net, 0n);
        expect(sum).toBe(value.totals.net.amount);
      }
      if (value === undefined) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    }
    expect(refused).toBeGreaterThan(300);
  });
});
