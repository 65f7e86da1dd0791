import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { allocations, correctedRun, exampleRun, rowsOf, runTool, temporaryFolder } from './written-run.ts';

const EVERY_SHEET_AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

type Sheets = ReadonlyMap<string, readonly (readonly string[])[]>;
const read = new Map<string, Sheets>();

/** The sheets of a workbook as LibreOffice reads them, by name; each workbook is opened once. */
function sheets(workbook: string): Sheets {
  const known = read.get(workbook);
  if (known !== undefined) return known;
  const folder = converted(workbook, EVERY_SHEET_AS_CSV);
  const found = new Map(
    readdirSync(folder).map((name) => [
      name.replace(/^[^-]*-|\.csv$/g, ''),
      parse(readFileSync(join(folder, name)), { relax_column_count: true }),
    ]),
  );
  read.set(workbook, found);
  return found;
}

/** The folder of what LibreOffice makes of a workbook on a machine of the locale; it complains of nothing. */
function converted(workbook: string, form: string, locale = 'en-US'): string {
  const folder = temporaryFolder();
  const profile = `-env:UserInstallation=file://${suiteOf(locale)}`;
  const { stdout, stderr } = runTool('soffice', [
    ...[profile, '--headless', '--convert-to', form, '--outdir', folder],
    workbook,
  ]);
  expect(`${stdout}${stderr}`).not.toMatch(/repair|corrupt|error/i);
  return folder;
}

/** What the office suite keeps of a user, by locale: it takes longer to make it than to convert a workbook. */
const suites = new Map<string, string>();

function suiteOf(locale: string): string {
  const suite = suites.get(locale) ?? temporaryFolder();
  if (!suites.has(locale)) {
    mkdirSync(join(suite, 'user'));
    writeFileSync(join(suite, 'user/registrymodifications.xcu'), settings(locale));
  }
  suites.set(locale, suite);
  return suite;
}

/** The settings of an office suite whose user has the locale. */
function settings(locale: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>`;
}

/** The workbook with one more row in its summary, whose formulas LibreOffice must compute. */
function withFormulas(workbook: string, formulas: readonly string[]): string {
  const files = unzipSync(readFileSync(workbook));
  const name = 'xl/worksheets/sheet1.xml';
  const cells = formulas.map((formula, i) => `<c r="${'ABC'[i]}900"><f>${formula}</f></c>`).join('');
  const xml = strFromU8(files[name] ?? new Uint8Array());
  files[name] = strToU8(xml.replace('</sheetData>', `<row r="900">${cells}</row></sheetData>`));
  const path = join(temporaryFolder(), 'statement.xlsx');
  writeFileSync(path, zipSync(files));
  return path;
}

let run: string;
beforeAll(() => {
  run = exampleRun('2025-10');
});

describe.each(['CEA', 'MEUSE', 'REGION'])('the workbook of %s', (member) => {
  let workbook: string;
  beforeAll(() => {
    workbook = join(run, `statements/${member}.xlsx`);
  });

  it('is well-formed in every part', () => {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(workbook)))) {
      const errors: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', ({ message }) => errors.push(message));
      parser.write(strFromU8(bytes)).close();
      expect(errors, name).toEqual([]);
    }
  });

  it('opens in LibreOffice, which sums the lines to our totals', () => {
    const rows = allocations(run).filter((row) => row.member === member);
    const detail = sheets(workbook).get('Détail') ?? [];
    const header = detail[0] ?? [];
    // Read by its own header: amounts stand where HT, TVA and TTC do.
    const columns = ['HT', 'TVA', 'TTC'].map((title) => columnName(header.indexOf(title)));
    expect(detail).toHaveLength(rows.length + 2);
    const last = rows.length + 1;
    const formulas = columns.map((column) => `SUM('Détail'!${column}2:${column}${last})`);
    const summary = sheets(withFormulas(workbook, formulas)).get('Synthèse') ?? [];
    const computed = summary.at(-1)?.slice(0, 3).map(cents);
    const names = ['net_amount', 'vat_amount', 'gross_amount'] as const;
    const ours = names.map((name) => rows.reduce((sum, row) => sum + cents(row[name] ?? ''), 0n));
    expect(computed).toEqual(ours);
    expect(
      detail
        .at(-1)
        ?.filter((cell) => /^-?[\d\s]+,\d{1,2}$/.test(cell))
        .map(cents),
    ).toEqual(ours);
  });

  it('prints what is signed on its first page, and every page at 7 points or more', () => {
    const { pages, smallest } = printed(workbook);
    expect(pages[0]).toMatch(/État de répartition[\s\S]*Comment on y arrive[\s\S]*Nom, qualité et signature/);
    expect(pages[0]).toMatch(/Situation/);
    const detail = pages.filter((text) => /[ACF]2025-0010/.test(text));
    expect(detail.length).toBeGreaterThan(0);
    for (const text of detail) expect(text).toMatch(/Facture[\s\S]*TTC/);
    expect(smallest).toBeGreaterThanOrEqual(7);
  });

  it('keeps room under the last line of every row of several, on each sheet of rows', () => {
    const [ours, needed] = [workbook, withoutHeights(workbook)].map(rowHeights);
    for (const sheet of ['Détail', 'Établissements']) {
      const heights = ours?.get(sheet) ?? [];
      const least = needed?.get(sheet) ?? [];
      expect(heights, sheet).toHaveLength(least.length);
      const several = [...heights.keys()].slice(1).filter((row) => (least[row] ?? 0) > ONE_LINE);
      if (sheet === 'Détail') expect(several.length).toBeGreaterThan(10);
      const touching = several.filter((row) => (heights[row] ?? 0) < (least[row] ?? 0) + 1);
      expect(touching, sheet).toEqual([]);
    }
  });

  it('has no column without a word', () => {
    for (const [name, rows] of sheets(workbook)) {
      if (name === 'Synthèse' || name === 'Totaux') continue;
      const [header = [], ...body] = rows;
      const empty = header.filter((_, column) =>
        body.slice(0, -1).every((row) => (row[column] ?? '') === ''),
      );
      expect(empty, name).toEqual([]);
    }
  });

  it('opens with what is owed, in figures and in words', () => {
    const rows = sheets(workbook).get('Synthèse') ?? [];
    const owed = rowsOf(run, 'settlement.csv').find((row) => row['debtor'] === member);
    const figure = rows.find((row) => row[0]?.startsWith('À rembourser à'));
    if (owed === undefined) expect(rows[2]?.[0]).toBe('Rien à rembourser');
    else
      expect(cents(figure?.slice(1).find((cell) => cell !== '') ?? '')).toBe(
        cents(owed['gross_amount'] ?? ''),
      );
  });

  it('keeps the text of identifiers', () => {
    const detail = sheets(workbook).get('Détail') ?? [];
    expect(detail[1]?.[0]).toBe('99900421100010');
    expect(detail.some((row) => row.includes('011'))).toBe(true);
  });
});

it.each([
  ['fr', /^-?\d{1,3}(?:\s\d{3})*,\d\d$/, /\d\s\d{3},\d\d €\sTTC/],
  ['en', /^-?\d{1,3}(?:,\d{3})*\.\d\d$/, /€\d,\d{3}\.\d\d\sgross/],
] as const)(
  'a workbook writes numbers as its language does, on every machine (%s)',
  (language, amount, sum) => {
    const workbook = join(correctedRun(language), 'statements/CEA.xlsx');
    for (const locale of ['en-US', 'fr-FR']) {
      const text = printed(workbook, locale).pages.join('\n');
      const figures = text.split(/ {2,}|\n/).filter((word) => /^-?\d[\d\s.,]*[.,]\d\d$/.test(word));
      expect(figures.length).toBeGreaterThan(100);
      expect(
        figures.filter((word) => !amount.test(word)),
        locale,
      ).toEqual([]);
      expect(text, locale).toMatch(sum);
    }
  },
);

it('a summary of many rows prints as wide as the sheets beside it', () => {
  const folder = converted(join(correctedRun('fr'), 'statements/REGION.xlsx'), 'pdf');
  const { stdout } = runTool('pdftotext', ['-bbox', join(folder, 'REGION.pdf'), '-']);
  const [summary = 0, sums = 0] = stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      // What stands above and below the sheet is as wide as the page.
      const words = [...page.matchAll(/yMin="([\d.]+)" xMax="([\d.]+)"/g)].map(([, y, x]) => [
        Number(y),
        Number(x),
      ]);
      return Math.max(...words.map(([y = 0, x = 0]) => (y > 45 && y < 550 ? x : 0)));
    });
  expect(Math.abs(summary - sums)).toBeLessThan(20);
});

describe.each(['fr', 'en'] as const)('the workbook of the office (%s)', (language) => {
  it('prints each sheet on one page in width, at 7 points or more', () => {
    const run = correctedRun(language, 'reports: { threshold: "15.00" }');
    const workbook = join(run, language === 'fr' ? 'bureau/bureau.xlsx' : 'office/office.xlsx');
    const words =
      language === 'fr' ? ['Sorte', 'Objet', 'seuil', 'Nature'] : ['Kind', 'Object', 'threshold', 'Nature'];
    const { pages, smallest } = printed(workbook);
    expect(pages).toHaveLength(3);
    for (const word of words) expect(pages.at(-1)).toContain(word);
    expect(smallest).toBeGreaterThanOrEqual(7);
  });
});

/** What LibreOffice prints of a workbook: the text of each page, and the smallest size of letters in points. */
function printed(
  workbook: string,
  locale?: string,
): { readonly pages: readonly string[]; readonly smallest: number } {
  const folder = converted(workbook, 'pdf', locale);
  const pdf = join(folder, `${workbook.split('/').at(-1)?.replace('.xlsx', '')}.pdf`);
  const { stdout } = runTool('pdftohtml', ['-xml', '-i', '-zoom', '3', '-stdout', pdf]);
  const sizes = [...stdout.matchAll(/<fontspec [^>]*size="(\d+)"/g)].map(([, size]) => Number(size) / 3);
  const { stdout: text } = runTool('pdftotext', ['-layout', pdf, '-']);
  return { pages: text.split('\f').slice(0, -1), smallest: Math.min(...sizes) };
}

/** The workbook, whose rows an office suite makes as high as their texts. */
function withoutHeights(workbook: string): string {
  const files = unzipSync(readFileSync(workbook));
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    files[name] = strToU8(strFromU8(bytes).replaceAll(/ ht="[^"]*" customHeight="1"/g, ''));
  }
  const path = join(temporaryFolder(), 'statement.xlsx');
  writeFileSync(path, zipSync(files));
  return path;
}

/** In points; more than a row of one line has. */
const ONE_LINE = 18;

/** The heights of the rows of each sheet, in points, as LibreOffice has them. */
function rowHeights(workbook: string): ReadonlyMap<string, readonly number[]> {
  const folder = converted(workbook, 'fods');
  const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
  const styles = new Map(
    [
      ...text.matchAll(
        /style:name="(ro\d+)" [^>]*>\s*<style:table-row-properties style:row-height="([\d.]+)(in|cm|mm)"/g,
      ),
    ].map(([, name = '', size, unit = '']) => [
      name,
      (Number(size) * 72) / ({ in: 1, cm: 2.54, mm: 25.4 }[unit] ?? 0),
    ]),
  );
  return new Map(
    [...text.matchAll(/<table:table table:name="([^"]*)"([\s\S]*?)<\/table:table>/g)].map(
      ([, name = '', body = '']) => [
        name,
        [
          ...body.matchAll(
            /<table:table-row table:style-name="(ro\d+)"(?: table:number-rows-repeated="(\d+)")?/g,
          ),
        ].flatMap(([, style = '', times = '1']) =>
          Array.from({ length: Math.min(Number(times), 1000) }, () => styles.get(style) ?? Number.NaN),
        ),
      ],
    ),
  );
}

function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? '' : columnName(before - 1)) + String.fromCharCode(65 + (index % 26));
}

/** `1 234,50` or `1234.5` as LibreOffice shows it: 123450. */
function cents(text: string): bigint {
  const [, whole = '', decimals = ''] =
    /^(-?.*?)(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/[^\d.,-]/g, '')) ?? [];
  return BigInt(whole.replaceAll(/[.,]/g, '') + decimals.padEnd(2, '0'));
}
