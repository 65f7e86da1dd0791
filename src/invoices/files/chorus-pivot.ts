import type { WithProblems } from '../../diagnostics/problem.ts';
import { nameWithin } from '../../text/file-type.ts';
import { archiveEntries, unpackedWhole } from '../../workspace/records/archive.ts';
import { isInvoiceRoot } from '../einvoice/syntaxes.ts';
import { readXml } from '../einvoice/xml.ts';
import { canonicalName, elementsAt, fromBase64, type XmlElement } from '../einvoice/xml-element.ts';
import type { StatedInvoice } from '../invoice-path.ts';
import { MOST_BYTES } from './invoice-archive.ts';

/** An invoice in a pivot of Chorus Pro (`CPPFacturePivot`), with the files that its supplier deposited. */
export interface PivotInvoice extends Omit<StatedInvoice, 'file'> {
  readonly files: readonly PivotFile[];
}

export interface PivotFile {
  readonly name: string;
  /** Whether it is the invoice itself (`TypePJ` 01), not an additional file. */
  readonly isMain: boolean;
  /** In bytes, unpacked. */
  readonly size: number;
  /** Unpacks it; undefined where it is damaged or too large. */
  readonly bytes: () => Uint8Array | undefined;
}

/** How many bytes show what an XML file is. */
export const HEAD_BYTES = 4096;

/** Whether an XML file is a pivot, by its first bytes. */
export function isPivot(bytes: Uint8Array): boolean {
  return rootOf(bytes) === 'CPPFacturePivot';
}

/** Whether a file is an electronic invoice in XML, by its first bytes. */
export function isXmlInvoice(bytes: Uint8Array): boolean {
  return isInvoiceRoot(rootOf(bytes) ?? '');
}

/** The name of the first element, without its prefix; in UTF-16 each of its letters has a zero byte next to it. */
function rootOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  return /^[^<]*<(?:[^\s:<>/]+:)?([\w.-]+)[\s/>]/.exec(text)?.[1];
}

/**
 * The invoices of a pivot, in file order; undefined, with the problem, where it is not readable XML. It does not matter
 * whether its elements are in a namespace.
 */
export function readPivot(
  bytes: Uint8Array,
  path: string,
): WithProblems<readonly PivotInvoice[] | undefined> {
  const { value: root, problems } = readXml(bytes, path);
  if (root === undefined) return { value: undefined, problems };
  const units = elementsAt(inNoNamespace(root), plain('CPPFactures/CPPFacturePivotUnitaire'));
  const invoices = units.map((unit): PivotInvoice => {
    const text = (where: string): string => textAt(unit, where);
    return {
      number: text('DonneesFacture/Id'),
      date: text('DonneesFacture/DateEmissionFacture'),
      supplier: text('Fournisseur/Identifiant'),
      net: text('DonneesFacture/Montants/MontantHT'),
      gross: text('DonneesFacture/Montants/MontantTTC'),
      row: unit.row,
      files: elementsAt(unit, plain('PJ')).flatMap(filesOf),
    };
  });
  return { value: invoices, problems };
}

function inNoNamespace(element: XmlElement): XmlElement {
  const local = element.name.slice(element.name.indexOf('}') + 1);
  return { ...element, name: canonicalName('', local), children: element.children.map(inNoNamespace) };
}

/** A path of names without namespace. */
function plain(path: string): string {
  return path
    .split('/')
    .map((name) => canonicalName('', name))
    .join('/');
}

function textAt(element: XmlElement, path: string): string {
  return elementsAt(element, plain(path))[0]?.text?.trim() ?? '';
}

/**
 * An attachment is the file in base64, or a ZIP archive of it; a file that is itself an archive may contain several.
 */
function filesOf(attached: XmlElement): readonly PivotFile[] {
  const name = nameWithin(textAt(attached, 'NomPJ'));
  const isMain = textAt(attached, 'TypePJ') === '01';
  const content = fromBase64(textAt(attached, 'Contenu'));
  const packed = [...((content && archiveEntries(content)) ?? new Map()).values()].filter(
    (entry) => !entry.name.endsWith('/'),
  );
  const isArchive = /\.zip$/i.test(name);
  if (packed.length === 0 || (packed.length > 1 && !isArchive)) {
    return [{ name, isMain, size: content?.length ?? 0, bytes: () => content }];
  }
  return packed.map((entry) => {
    const inside = isArchive ? nameWithin(entry.name) : name;
    return { name: inside, isMain, size: entry.size, bytes: () => unpackedWhole(entry, MOST_BYTES) };
  });
}
