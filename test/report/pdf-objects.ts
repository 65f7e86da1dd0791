import { inflateSync } from 'node:zlib';

/** All that a PDF holds, its streams inflated one after the other by another library than the one that wrote them. */
export function pdfObjects(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const parts: string[] = [];
  for (const { index, 1: length } of text.matchAll(/\/Length (\d+)>>\nstream\n/g)) {
    const start = text.indexOf('stream\n', index) + 'stream\n'.length;
    parts.push(inflateSync(pdf.subarray(start, start + Number(length))).toString('latin1'));
  }
  return parts.join('\n');
}
