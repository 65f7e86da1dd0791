/** Writes small OpenDocument sheets by hand. */
import { strToU8, zipSync } from 'fflate';

const MANIFEST =
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">' +
  '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>' +
  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';

/** The XML of each row, and what stands before the tables. */
export function writeOds(
  tables: readonly { readonly name: string; readonly rows: string }[],
  styles = '',
): Uint8Array {
  const namespaces = ['office', 'table', 'text', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const sheets = tables.map(
    ({ name, rows }, index) =>
      `<table:table table:name="${name}" table:style-name="ta${index + 1}">${rows}</table:table>`,
  );
  const content =
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" ${namespaces} xmlns:calcext="urn:calc">` +
    `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets.join('')}` +
    '</office:spreadsheet></office:body></office:document-content>';
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(MANIFEST),
  });
}

export function odsText(text: string, attributes = ''): string {
  return `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
}

export function odsNumber(value: string, type = 'float', attributes = ''): string {
  return `<table:table-cell office:value-type="${type}" office:value="${value}" ${attributes}><text:p>…</text:p></table:table-cell>`;
}
