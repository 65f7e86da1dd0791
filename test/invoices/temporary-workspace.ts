import { inFolder, writeFiles } from '../audit/workspace.ts';

export type FileContents = Readonly<Record<string, string | Uint8Array>>;

/** The switches that a convention must set, and who pays. */
export const SWITCHES = `title: Essai
billed_to: REGION
prorata: daily
rounding: largest_remainder
vat: line
basis: service
`;

const RULES = `rules:
  - id: cite-scolaire
    article: "Article 6"
    applies_to: { target: grappe }
    share: { by: students, as_of: { date: "10-01", year: previous } }
  - id: communs
    article: "Article 7"
    applies_to: { target: group }
    share: { by: fixed, parts: { REGION: 2/3, MEUSE: 1/3 } }
`;

/** The convention of Stenay with the layouts given; the real establishments of ALLOCATION.md §9. */
export function convention(layouts: string, switches: string = SWITCHES): string {
  return `${switches}${layouts}${RULES}`;
}

/** A workspace without invoices: the cité scolaire of Stenay behind A1, its lycée alone behind A2. */
export const STENAY: FileContents = {
  'convention.yaml': convention(''),
  'members.csv':
    'member,name,siret\nMEUSE,Département de la Meuse,22550001600152\nREGION,Région Grand Est,20005226400013\n',
  'sites.csv':
    'site,name,type,member,uai\n' +
    '0550020Y,Collège Alfred Kastler,college,MEUSE,0550020Y\n' +
    '0550072E,Lycée Alfred Kastler,lycee,REGION,0550072E\n',
  'grappes.csv':
    'grappe,name,kind,site\nSTENAY,Stenay,cite_scolaire,0550020Y\nSTENAY,Stenay,cite_scolaire,0550072E\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,0550020Y,2024-10-01,414\nstudents,0550072E,2024-10-01,263\n',
  'accesses.csv': 'access,serves,alone\nA1,STENAY,\nA2,0550072E,yes\n',
};

/** Does something in a folder that holds these files, and is gone afterwards, read-only runs included. */
export function inWorkspace<T>(files: FileContents, use: (folder: string) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    writeFiles(folder, files);
    return use(folder);
  });
}

/** A text as French programs of old write it. */
export function windows1252(text: string): Uint8Array {
  const high: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96, œ: 0x9c };
  return Uint8Array.from([...text].map((character) => high[character] ?? character.charCodeAt(0)));
}
