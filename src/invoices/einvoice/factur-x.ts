import { limitWords } from '../../diagnostics/bilingual.ts';
import { type Fault, fault, problemAt, type WithProblems } from '../../diagnostics/problem.ts';
import { extensionOf } from '../../text/file-type.ts';
import { compareText } from '../../text/text-order.ts';
import type { EmbeddedTable } from './pdf/embedded-files.ts';
import { askPdf } from './pdf/guarded-reader.ts';
import { shown } from './term-reader.ts';
import { XML_LIMITS } from './xml.ts';

/** The names under which Factur-X, ZUGFeRD and XRechnung embed the invoice. */
const INVOICE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** A PDF with an invoice has a few pages; nothing larger is opened. */
const PDF_MOST_BYTES = 64 * 1024 * 1024;

/** The embedded files of a Factur-X. */
interface EmbeddedInvoice {
  readonly xml: Uint8Array;
  /** The CSVs and sheets embedded with it. */
  readonly tables: readonly EmbeddedTable[];
}

/** The invoice embedded in a PDF (Factur-X: PDF/A-3), in bounded time and memory. */
export async function embeddedInvoice(
  bytes: Uint8Array,
  file: string,
): Promise<WithProblems<EmbeddedInvoice | undefined>> {
  const failed = (found: Fault): WithProblems<undefined> => ({
    value: undefined,
    problems: [problemAt(found, { file })],
  });
  if (bytes.length > PDF_MOST_BYTES)
    return failed(fault('xml-limit', { what: limitWords('bytes'), most: PDF_MOST_BYTES }));
  const answer = await askPdf({ pdf: bytes, names: INVOICE_NAMES, mostBytes: XML_LIMITS.bytes });
  switch (answer.kind) {
    case 'file':
      return { value: { xml: answer.content, tables: answer.tables }, problems: [] };
    case 'encrypted':
      return failed(fault('pdf-encrypted', {}));
    case 'unreadable':
      return failed(fault('pdf-unreadable', {}));
    case 'too-large':
      return failed(fault('xml-limit', { what: limitWords('bytes'), most: XML_LIMITS.bytes }));
    case 'several':
      return failed(fault('pdf-invoices-several', { found: listed(answer.names) }));
    case 'none': {
      const found = listed(answer.names);
      const xml = listed(answer.names.filter((name) => extensionOf(name) === 'xml'));
      return failed(fault('pdf-without-invoice', { found, expected: INVOICE_NAMES.join(', '), xml }));
    }
  }
}

function listed(names: readonly string[]): string {
  return shown([...new Set(names)].sort(compareText).join(', '));
}
