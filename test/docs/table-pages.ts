import { tableSections } from '../../src/init/empty.ts';

const INTRODUCTIONS = {
  en: `# The tables that grappe reads

> En français : [tables.fr.md](tables.fr.md).

A table is a CSV file (\`,\` \`;\` or tabs; UTF-8, windows-1252, or the “Unicode text” of Excel) or a sheet (xlsx, ods) beside \`convention.yaml\`,
with English or French headers and words. Numbers may be written \`1 234,56\`, days \`2025-09-01\` or \`01/09/2025\`;
both ends of a period count. Rows are dated, because members, owners and rules change. A list with other columns gets a
[layout](layouts.md) in place of a retyped file. \`grappe schema TABLE\` prints the same for programs,
\`grappe schema --package\` a datapackage.json by which they read and judge the CSV and TSV files of a workspace. \`grappe schema\` names
all schemas, those of the files that grappe writes too (\`allocations\`, \`titres\`; \`announced\` is \`lines.csv\` of a forecast).`,
  fr: `# Les tables que grappe lit

> In English: [tables.md](tables.md).

Une table est un fichier CSV (\`,\` \`;\` ou tabulations ; UTF-8, windows-1252, ou le « Texte Unicode » d’Excel) ou une feuille (xlsx, ods) à côté de
\`convention.yaml\`, avec des en-têtes et des mots français ou anglais. Les nombres peuvent s’écrire \`1 234,56\`, les
jours \`2025-09-01\` ou \`01/09/2025\` ; les deux bornes d’une période comptent. Les lignes sont datées, parce que
membres, propriétaires et règles changent. Une liste aux autres colonnes reçoit une [disposition](layouts.fr.md) au lieu
d’être retapée. \`grappe schema TABLE\` donne la même chose pour les programmes (avec
\`--headers fr\`, les noms français), \`grappe schema --package\` un datapackage.json par lequel ils lisent et jugent
les CSV et TSV d’un dossier. \`grappe schema\` nomme tous les schémas, ceux des fichiers que grappe écrit aussi
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
