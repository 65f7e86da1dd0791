import type { Language } from '../domain/language.ts';
import { CONVENTION_FILE } from '../workspace/convention-places.ts';
import type { TemplateFile } from './example.ts';

const SCHEMA_FILE = 'convention.schema.json';
/** The line by which editors find the schema (yaml-language-server). */
const SCHEMA_LINE = `# yaml-language-server: $schema=${SCHEMA_FILE}\n`;

/** A convention without the line by which editors find its schema. */
export function withoutSchemaLine(convention: string): string {
  return convention.startsWith(SCHEMA_LINE) ? convention.slice(SCHEMA_LINE.length) : convention;
}

/** The files of a new workspace, with the schema of its convention, by which editors complete and check it. */
export function withEditorSchema(files: readonly TemplateFile[], schema: unknown): readonly TemplateFile[] {
  return [
    { path: SCHEMA_FILE, content: `${JSON.stringify(schema, undefined, 2)}\n` },
    ...files.map((file) =>
      file.path === CONVENTION_FILE
        ? { path: file.path, content: `${SCHEMA_LINE}${Buffer.from(file.content).toString('utf8')}` }
        : file,
    ),
  ];
}

const WHY = {
  en: 'Closed runs are compared byte for byte: git changes no line end.',
  fr: 'Les calculs clos se comparent octet par octet : git ne change aucune fin de ligne.',
} as const;

/** Makes git check out every file of a workspace with the bytes that were checked in, on every system. */
export function gitAttributes(language: Language): TemplateFile {
  return { path: '.gitattributes', content: `# ${WHY[language]}\n* -text\n` };
}
