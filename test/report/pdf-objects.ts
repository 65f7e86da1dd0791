import { inflateSync } from 'node:zlib';

/** All that a PDF holds, its streams inflated one after the other by another library than the one that wrote them. */
export function pdfObjects(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const parts: string[] = [];
  for (const { index, 1: filter, 2: length } of text.matchAll(
    /(\/FlateDecode)?\/Length (\d+)>>\nstream\n/g,
  )) {
    const start = text.indexOf('stream\n', index) + 'stream\n'.length;
    const content = pdf.subarray(start, start + Number(length));
    parts.push((filter === undefined ? content : inflateSync(content)).toString('latin1'));
  }
  return parts.join('\n');
}
