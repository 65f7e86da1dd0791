import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language.ts';
import { compareText } from '../text/text-order.ts';
import { translateTable } from './translate.ts';

/** A file of a new workspace. */
export interface TemplateFile {
  /** From the workspace, with `/`. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

const FRENCH_README = 'README.fr.md';
/** The worked example that comes with grappe; one folder up, from the sources' folder and from the build. */
const EXAMPLE = ['../fixtures/grand-est', '../../fixtures/grand-est'];

/** The files of the worked example: in French as they are, in English with their words and numbers translated. */
export function exampleFiles(language: Language): readonly TemplateFile[] {
  const folder = exampleFolder();
  return filesBelow(folder).flatMap((path) => {
    const absolute = join(folder, path);
    // The page in the reader's language is the README of the workspace.
    if (path === (language === 'fr' ? 'README.md' : FRENCH_README)) return [];
    if (path === FRENCH_README) return [{ path: 'README.md', content: withoutTwin(absolute) }];
    if (path === 'README.md') return [{ path, content: withoutTwin(absolute) }];
    if (language === 'fr') return [{ path, content: readFileSync(absolute) }];
    if (path === 'convention.yaml')
      return [{ path, content: englishConvention(readFileSync(absolute, 'utf8')) }];
    return [{ path, content: translateTable(absolute, path) ?? readFileSync(absolute) }];
  });
}

/** The page without the line that names its twin, which the workspace does not have. */
function withoutTwin(absolute: string): string {
  return readFileSync(absolute, 'utf8').replace(/^> (?:En français|In English).*\n\n/m, '');
}

function exampleFolder(): string {
  for (const candidate of EXAMPLE) {
    const folder = join(import.meta.dirname, candidate);
    try {
      readdirSync(folder);
      return folder;
    } catch {
      // The sources and the build do not stand at the same depth.
    }
  }
  throw new Error('the worked example is not in the package');
}

function filesBelow(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort(compareText);
}

/** The convention for English tables: their decimal mark, and the language of what is printed. */
function englishConvention(text: string): string {
  return text.replace(/^numbers: .*$/m, 'numbers: { decimal: "." }').replace(/^locale: fr\b/m, 'locale: en');
}
