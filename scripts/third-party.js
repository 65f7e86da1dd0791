// What others wrote and the build bundles: THIRD-PARTY.md, from what esbuild says that it read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FONT = 'node_modules/@expo-google-fonts/ibm-plex-sans-condensed';

/** What docx holds in its own bundle, in a version that it does not state, and the text of its licence. */
const IN_DOCX = { name: 'nanoid', folders: ['node_modules/docx/node_modules/nanoid', 'node_modules/nanoid'] };

/** The packages that the inputs of a bundle come from, by name. */
function packagesOf(inputs) {
  return [...new Set(inputs.flatMap(packageFolder))].map(readPackage).sort(byName);
}

/**
 * The bill of materials of a bundle as CycloneDX 1.6 JSON, for scanners of vulnerabilities: they find no packages in
 * bundled files. Without serial number and time, so that the same libraries give the same bytes.
 */
export function sbomText(inputs) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const component = (type, item) => ({
    type,
    'bom-ref': `pkg:npm/${item.name.replace('@', '%40')}@${item.version}`,
    name: item.name,
    version: item.version,
    licenses: [item.licence.includes(' ') ? { expression: item.licence } : { license: { id: item.licence } }],
    purl: `pkg:npm/${item.name.replace('@', '%40')}@${item.version}`,
  });
  const components = [...packagesOf(inputs), { ...readPackage(FONT), licence: 'OFL-1.1' }].sort(byName);
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', { name, version, licence: 'MIT' }) },
    components: components.map((item) => component('library', item)),
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** The text of THIRD-PARTY.md for the inputs of a bundle. */
export function thirdPartyText(inputs) {
  const packages = packagesOf(inputs);
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = packages.map(({ name, version, text }) => `### ${name} ${version}\n\n${fenced(text)}`);
  const font = readPackage(FONT);
  const inDocx = readPackage(IN_DOCX.folders.find((folder) => existsSync(folder)) ?? '');
  return [
    '# What others wrote, and grappe bundles',
    '',
    'Made by `npm run build` from what it bundles; a test holds it. An installed grappe has no dependencies: all of',
    'this is in `dist/`, in the versions of `package-lock.json`, and none of it is fetched or built at installation.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    `| ${IN_DOCX.name} | as docx holds it | ${inDocx.licence} |`,
    `| ${font.name} (the font IBM Plex Sans Condensed, for PDF) | ${font.version} | OFL-1.1 |`,
    '',
    '## Texts of the licences',
    '',
    ...texts.flatMap((text) => [text, '']),
    `### ${IN_DOCX.name}\n\n${fenced(inDocx.text)}`,
    '',
    `### IBM Plex Sans Condensed\n\n${fenced(readFileSync(`${FONT}/LICENSE_FONT`, 'utf8'))}`,
    '',
  ].join('\n');
}

/** `node_modules/a/node_modules/@b/c/x.js` → the folder of `@b/c`. */
function packageFolder(path) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match ? [match[1]] : [];
}

function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  const by = typeof author === 'string' ? author : (author?.name ?? '');
  const text =
    file !== undefined && existsSync(join(folder, file))
      ? readFileSync(join(folder, file), 'utf8')
      : `${license} licence; the package states its author, ${by}, and holds no text of it.`;
  return { name, version, licence: license ?? licenceSaid(text), text };
}

/** A package that names no licence gives its text. */
function licenceSaid(text) {
  if (/^(The )?MIT License/i.test(text.trim())) return 'MIT';
  throw new Error(`a licence that has no name:\n${text}`);
}

function byName(a, b) {
  const [left, right] = [`${a.name} ${a.version}`, `${b.name} ${b.version}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function fenced(text) {
  return `\`\`\`text\n${text.replaceAll('\r\n', '\n').trim()}\n\`\`\``;
}
