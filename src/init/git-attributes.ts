import type { Language } from '../domain/language.ts';
import type { TemplateFile } from './example.ts';

const WHY = {
  en: 'Closed runs are compared byte for byte: git changes no line end.',
  fr: 'Les calculs clos se comparent octet par octet : git ne change aucune fin de ligne.',
} as const;

/** Makes git check out every file of a workspace with the bytes that were checked in, on every system. */
export function gitAttributes(language: Language): TemplateFile {
  return { path: '.gitattributes', content: `# ${WHY[language]}\n* -text\n` };
}
