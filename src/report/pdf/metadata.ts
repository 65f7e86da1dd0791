import { xmlText } from '../../text/markup.ts';

/** What identifies a document to programs. */
export interface DocumentFacts {
  readonly title: string;
  readonly language: string;
  readonly creator: string;
}

/** The metadata of a document (XMP, ISO 16684-1), including that it is accessible to those who cannot see it. */
export function metadataText({ title, language, creator }: DocumentFacts): string {
  const property = (prefix: string, namespace: string, content: string): string =>
    `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">${content}</rdf:Description>`;
  const named = `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt>`;
  const dublinCore = `<dc:title>${named}</dc:title><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    property('dc', 'http://purl.org/dc/elements/1.1/', dublinCore),
    property(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      `<xmp:CreatorTool>${xmlText(creator)}</xmp:CreatorTool><xmp:CreateDate>2000-01-01T00:00:00Z</xmp:CreateDate>`,
    ),
    property('pdf', 'http://ns.adobe.com/pdf/1.3/', `<pdf:Producer>${xmlText(creator)}</pdf:Producer>`),
    property('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', '<pdfuaid:part>1</pdfuaid:part>'),
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}
