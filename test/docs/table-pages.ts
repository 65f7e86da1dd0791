import { tableSections } from '../../src/init/empty.ts';

const INTRODUCTIONS = {
  en: `# The tables that grappe reads

> En français : [tables.fr.md](tables.fr.md).

A table is a CSV file (\`,\` \`;\` or tabs; UTF-8, windows-1252, or the “Unicode text” of Excel) or a sheet (xlsx, ods) beside \`convention.yaml\`,
with English or French headers and words. Numbers may be written \`1 234,56\`, days \`2025-09-01\` or \`01/09/2025\`;
both ends of a period count. Rows are dated, because members, owners and rules change. Do not retype a list that has other
columns: describe it in a [layout](layouts.md). For programs, \`grappe schema TABLE\` prints the same, and
\`grappe schema --package\` a datapackage.json with which they can read and check the CSV and TSV files of a workspace. \`grappe schema\`
names all schemas, including those of the files that grappe writes (\`allocations\`, \`titres\`; \`announced\` is \`lines.csv\` of a forecast).`,
  fr: `# Les tables que grappe lit

> In English: [tables.md](tables.md).

Une table est un fichier CSV (\`,\` \`;\` ou tabulations ; UTF-8, windows-1252, ou le « Texte Unicode » d’Excel) ou une feuille (xlsx, ods) à côté de
\`convention.yaml\`, avec des en-têtes et des mots français ou anglais. Les nombres peuvent s’écrire \`1 234,56\`, les
jours \`2025-09-01\` ou \`01/09/2025\` ; les deux bornes d’une période comptent. Les lignes sont datées, parce que
membres, propriétaires et règles changent. Ne retapez pas une liste qui a d’autres colonnes : décrivez-la dans une
[disposition](layouts.fr.md). Pour les programmes, \`grappe schema TABLE\` donne la même chose (avec
\`--headers fr\`, les noms français), et \`grappe schema --package\` un datapackage.json avec lequel ils peuvent lire et contrôler
les CSV et TSV d’un dossier. \`grappe schema\` nomme tous les schémas, y compris ceux des fichiers que grappe écrit
(\`allocations\`, \`titres\` ; \`announced\` est \`lines.csv\` d’une prévision).`,
} as const;

/** docs/tables.md and docs/tables.fr.md by their paths, as \`npm run document\` writes them. */
export function tablePages(): ReadonlyMap<string, string> {
  const page = (language: 'en' | 'fr'): string =>
    `${INTRODUCTIONS[language]}\n\n${tableSections(language)}\n`;
  return new Map([
    ['docs/tables.md', page('en')],
    ['docs/tables.fr.md', page('fr')],
  ]);
}
