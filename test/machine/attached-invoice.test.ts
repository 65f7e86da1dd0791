/** An invoice that another program attaches to a PDF that another program made (pdfattach is of poppler-utils). */
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import PdfKit from 'pdfkit';
import { expect, test } from 'vitest';
import { readEinvoice } from '../../src/invoices/einvoice/read.ts';
import { invoiceOf } from '../invoices/einvoice/read-sample.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { SAMPLE } from '../invoices/einvoice/sample-invoice.ts';
import { runTool } from './reports/written-run.ts';

test('pdfattach adds factur-x.xml to three pages, and the invoice is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-attached-'));
  const pages = join(folder, 'pages.pdf');
  const xml = join(folder, 'factur-x.xml');
  const invoice = join(folder, 'invoice.pdf');
  writeFileSync(xml, cii(SAMPLE));
  const pdf = new PdfKit();
  const written = finished(pdf.pipe(createWriteStream(pages)));
  pdf.text('Facture').addPage().text('Détail').addPage().text('Conditions').end();
  await written;
  runTool('pdfattach', [pages, xml, invoice]);
  const { value, problems } = await readEinvoice(readFileSync(invoice), 'invoices/invoice.pdf');
  expect(problems).toEqual([]);
  expect(value).toEqual({ ...invoiceOf(cii(SAMPLE)), file: 'invoices/invoice.pdf' });
});
