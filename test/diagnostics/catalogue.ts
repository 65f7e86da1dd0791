import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, type Code } from '../../src/diagnostics/codes.ts';
import { en } from '../../src/diagnostics/messages/en.ts';
import { fr } from '../../src/diagnostics/messages/fr.ts';
import { type Diagnostic, type Language, printable, textOf } from '../../src/diagnostics/render.ts';
import { CIRCUMSTANCES } from './circumstances.ts';
import { BASE, contentOf, type Fixture, filesOf, fixtures, inFolder, runFixture } from './fixture.ts';

const INTRODUCTION = `# Problems that grappe reports

Each problem has a code that never changes, a place (\`file:row:column\`) and a remedy. \`row\` counts records as a
spreadsheet shows them, the header being 1; for YAML and XML it is the line of the file. An **error** stops the run,
and nothing is written; a **warning** is only shown. Words in braces stand for what was found.

Every example below was run: the folders are in [fixtures/diagnostics](../fixtures/diagnostics), each laid over its
\`base\`. This page is written by \`npm run document\`, and a test fails when it is stale.
`;

/** docs/diagnostics.md: each code with its wording in both languages and what grappe really said of its example. */
export async function catalogue(): Promise<string> {
  const codes = Object.keys(CODES).sort() as Code[];
  const list = codes.map((code) => `[\`${code}\`](#${code})`).join(' · ');
  const entries: string[] = [];
  for (const code of codes) entries.push(await entry(code));
  return [INTRODUCTION, `${list}\n`, ...entries].join('\n');
}

async function entry(code: Code): Promise<string> {
  const wording = [en, fr].map((language) => `- ${language[code].message}  \n  → ${language[code].hint}`);
  return `## ${code}\n\n*${CODES[code]}*\n\n${wording.join('\n')}\n\n${await example(code)}`;
}

async function example(code: Code): Promise<string> {
  const fixture = fixtures().find(({ name }) => name === code);
  if (fixture !== undefined) return folderExample(code, fixture);
  const circumstance = CIRCUMSTANCES[code];
  if (circumstance === undefined) return '';
  const said = async (language: Language): Promise<string> =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'group');
      cpSync(BASE, workspace, { recursive: true });
      return firstText(await circumstance.meet(workspace, language), code, language);
    });
  return `${circumstance.story}\n\n${block(`${await said('en')}\n${await said('fr')}`)}`;
}

async function folderExample(code: Code, fixture: Fixture): Promise<string> {
  const { diagnostics } = await runFixture(fixture);
  const inFrench = (await runFixture(fixture, 'fr')).diagnostics;
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  const source = found === undefined ? '' : excerpt(fixture, found);
  const texts = `${firstText(diagnostics, code, 'en')}\n${firstText(inFrench, code, 'fr')}`;
  const command = ['grappe allocate', ...fixture.options].join(' ');
  const folder = `[${fixture.name}](../fixtures/diagnostics/${fixture.name})`;
  return `\`${command}\` on ${folder}:\n\n${block(source + texts)}`;
}

function firstText(diagnostics: readonly Diagnostic[], code: Code, language: Language): string {
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  return found === undefined ? '' : shortened(textOf(found, language));
}

/** The header and the row of a problem; where another file brings it about, what differs there from the base. */
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
