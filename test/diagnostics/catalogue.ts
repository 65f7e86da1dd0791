import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CODES, type Code } from '../../src/diagnostics/codes.ts';
import { type ProblemSeverity, severityOf } from '../../src/diagnostics/problem.ts';
import { type Diagnostic, generalHint, generalMessage, textOf } from '../../src/diagnostics/render.ts';
import type { Language } from '../../src/domain/language.ts';
import { printable } from '../../src/text/printable.ts';
import { inFolder } from '../audit/workspace.ts';
import { PAGE_WORDS } from './catalogue-words.ts';
import { CIRCUMSTANCES } from './circumstances.ts';
import { BASE, contentOf, type Fixture, filesOf, fixtures, runFixture } from './fixture.ts';

const SEVERITIES: readonly ProblemSeverity[] = ['error', 'warning'];
const CODES_IN_ORDER = Object.keys(CODES).sort() as Code[];

/** The pages of the catalogue by their paths: per language an index, and a page for errors and for warnings. */
export async function catalogue(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const language of ['en', 'fr'] as const) {
    pages.set(pagePath('index', language), indexPage(language));
    for (const severity of SEVERITIES) {
      pages.set(pagePath(severity, language), await severityPage(severity, language));
    }
  }
  return pages;
}

function pagePath(page: ProblemSeverity | 'index', language: Language): string {
  const suffix = language === 'fr' ? '.fr.md' : '.md';
  return page === 'index' ? `docs/diagnostics${suffix}` : `docs/diagnostics/${page}s${suffix}`;
}

function nameOf(page: ProblemSeverity, language: Language): string {
  return basename(pagePath(page, language));
}

/** Every code with its message, so that a search for a word of a message finds the page that has the remedy. */
function indexPage(language: Language): string {
  const words = PAGE_WORDS[language];
  const rows = CODES_IN_ORDER.map((code) => {
    const severity = severityOf(code);
    const link = `[\`${code}\`](diagnostics/${nameOf(severity, language)}#${code})`;
    return `| ${link} | ${words.severities[severity]} | ${cellOf(generalMessage(code, language))} |`;
  });
  return [words.index, words.columns, '|---|---|---|', ...rows, ''].join('\n');
}

function cellOf(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

async function severityPage(severity: ProblemSeverity, language: Language): Promise<string> {
  const entries: string[] = [];
  for (const code of CODES_IN_ORDER)
    if (severityOf(code) === severity) entries.push(await entry(code, language));
  return [PAGE_WORDS[language].introductions[severity], ...entries].join('\n');
}

async function entry(code: Code, language: Language): Promise<string> {
  return `## ${code}\n\n${generalMessage(code, language)}  \n→ ${generalHint(code, language)}\n\n${await example(code, language)}`;
}

async function example(code: Code, language: Language): Promise<string> {
  const fixture = fixtures().find(({ name }) => name === code);
  if (fixture !== undefined) return folderExample(code, fixture, language);
  const circumstance = CIRCUMSTANCES[code];
  if (circumstance === undefined) return '';
  const said = await inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    cpSync(BASE, workspace, { recursive: true });
    return firstText(await circumstance.meet(workspace, language), code, language);
  });
  return `${circumstance.story[language]}\n\n${block(said)}`;
}

async function folderExample(code: Code, fixture: Fixture, language: Language): Promise<string> {
  const { diagnostics } = await runFixture(fixture, language);
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  const source = found === undefined ? '' : excerpt(fixture, found);
  const command = ['grappe allocate', ...fixture.options].join(' ');
  return `\`${command}\` (fixtures/diagnostics/${fixture.name})\n\n${block(source + firstText(diagnostics, code, language))}`;
}

function firstText(diagnostics: readonly Diagnostic[], code: Code, language: Language): string {
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  return found === undefined ? '' : shortened(textOf(found, language));
}

/** The header and the row of a problem; if another file causes it, what differs there from the base. */
function excerpt(fixture: Fixture, { file, row }: Diagnostic): string {
  if (!filesOf(fixture).includes(file)) return changes(fixture);
  if (row === null || contentOf(fixture, file).includes(0)) return '';
  const lines = contentOf(fixture, file).toString('utf8').split('\n');
  const shown = file.endsWith('.csv') && row > 1 ? [1, row] : [row];
  const width = String(row).length;
  const numbered = shown.map((at) => `${String(at).padStart(width)} | ${printable(lines[at - 1] ?? '')}`);
  return `${[file, ...numbered].map(shortened).join('\n')}\n\n`;
}

const MOST_LINES = 8;

function changes(fixture: Fixture): string {
  return filesOf(fixture)
    .filter((path) => existsSync(join(BASE, path)) && !contentOf(fixture, path).includes(0))
    .map((path) => {
      const before = readFileSync(join(BASE, path), 'utf8').split('\n');
      const lines = contentOf(fixture, path).toString('utf8').split('\n');
      const changed = lines.flatMap((line, index) =>
        before.includes(line) ? [] : [`${index + 1} | ${printable(line)}`],
      );
      return changed.length === 0 || changed.length > MOST_LINES
        ? ''
        : `${[path, ...changed].map(shortened).join('\n')}\n\n`;
    })
    .join('');
}

const WIDTH = 200;

function shortened(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line))
    .join('\n');
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\`\n`;
}
