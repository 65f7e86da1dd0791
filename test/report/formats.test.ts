import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_FORMATS, type ReportFormat, STATEMENT_RENDERERS } from '../../src/report/formats.ts';
import { reportPage } from '../../src/report/html/report-page.ts';
import type { OnLacking } from '../../src/report/renderer.ts';
import type { Statement } from '../../src/report/statement/statement.ts';
import { en } from '../../src/report/words/en.ts';
import { fr } from '../../src/report/words/fr.ts';
import { type Month, month, RUN, withExample } from './example.ts';
import { pdfObjects } from './pdf-objects.ts';

const bytesOf = async (
  format: ReportFormat,
  statement: Statement,
  words = fr,
  onLacking: OnLacking = () => {},
): Promise<Buffer> => {
  const content = await (await STATEMENT_RENDERERS[format]())(statement, words, onLacking);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from([...content].join(''));
};
const textOf = async (format: ReportFormat, statement: Statement): Promise<string> =>
  (await bytesOf(format, statement)).toString('utf8');
const sheetsOf = async (statement: Statement): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await bytesOf('xlsx', statement))).map(([name, data]) => [
      name,
      strFromU8(data),
    ]),
  );
const page = ({ workspace, lines, totals }: Month): string =>
  reportPage(
    { workspace, name: { period: '2025-09', ...RUN }, lines, totals, corrections: [], findings: [] },
    fr,
  );

const HOSTILE = '=HYPERLINK("http://x.example";"a") </script><script>alert(1)</script>&';

/** September, with formulas and markup in a name, a label and an engagement. */
const hostile = <T>(use: (found: Month) => Promise<T>): Promise<T> => {
  const quoted = `"${HOSTILE.replaceAll('"', '""')}"`;
  return withExample(
    [
      ['members.csv', (text) => text.replace('Département de la Meuse', quoted)],
      ['sites.csv', (text) => text.replace('Collège Alfred Kastler', quoted)],
      ['invoices/2025-09.csv', (text) => text.replace('Pare-feu managé, septembre 2025', quoted)],
      ['imputations.csv', (text) => text.replaceAll('ENG-M-2025-007', '-ENG-M')],
    ],
    async (folder) => use(await month('2025-09', folder)),
  );
};

describe('every format', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(REPORT_FORMATS)('%s has the same bytes twice, in any time zone', async (format) => {
    const statement = (await month('2025-09')).of('CEA');
    const found = new Set<string>();
    for (const name of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Paris']) {
      process.env.TZ = name;
      found.add((await bytesOf(format, statement)).toString('base64'));
    }
    expect(found.size).toBe(1);
  });
});

describe('a statement as CSV', () => {
  let text: string;
  beforeAll(async () => {
    text = await textOf('csv', (await month('2025-09')).of('MEUSE'));
  });

  it('is what a French spreadsheet opens: BOM, semicolons, decimal commas, CRLF', () => {
    expect(text.startsWith('\uFEFFÉtat de répartition\r\n')).toBe(true);
    expect(text).toContain('\r\nTotal;20;1325,80;265,17;1590,97\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is comma and dot in English, without BOM', async () => {
    const english = String(await bytesOf('csv', (await month('2025-09')).of('MEUSE'), en));
    expect(english.startsWith('Statement of shared costs\n')).toBe(true);
    expect(english).toContain('\nTotal,20,1325.80,265.17,1590.97\n');
  });

  it('lets no text be a formula, and no amount be text', async () => {
    const found = await hostile((september) => textOf('csv', september.of('MEUSE')));
    expect(found).toContain(`"'=HYPERLINK(""http://x.example"";""a"")`);
    expect(found).toContain(";'-ENG-M\r\n");
    expect(found).not.toMatch(/[;\n]"?=/);
  });

  it('leaves a negative amount a number', async () => {
    expect(await textOf('csv', (await month('2025-10')).of('CEA'))).toContain(
      'Avoirs;1;-65,02;-13,01;-78,03',
    );
  });
});

describe('a statement as a workbook', () => {
  let files: Readonly<Record<string, string>>;
  beforeAll(async () => {
    files = await sheetsOf((await month('2025-09')).of('MEUSE'));
  });

  it('has a summary, its totals, the detail and the establishments', () => {
    const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)];
    expect(names.map(([, name]) => name)).toEqual(['Synthèse', 'Totaux', 'Détail', 'Établissements']);
  });

  it('freezes and repeats the header of the detail, filters it, and prints on A4 landscape', () => {
    const detail = files['xl/worksheets/sheet3.xml'] ?? '';
    expect(detail).toContain('state="frozen"');
    // Nothing says who orders an engagement in this month: columns without a word are none.
    expect(detail).toMatch(/<autoFilter ref="A1:A[A-D]21"\/>/);
    expect(detail).toContain('<pageSetup paperSize="9" orientation="landscape"');
    expect(files['xl/workbook.xml']).toContain("'Détail'!$1:$1</definedName>");
  });

  it('keeps leading zeros and SIRET as text, and amounts as numbers', () => {
    const strings = files['xl/sharedStrings.xml'] ?? '';
    for (const text of ['011', '22550001600152', '0550020Y', '414/677']) {
      expect(strings).toContain(`<t>${text}</t>`);
    }
    expect(files['xl/worksheets/sheet3.xml']).toContain('<v>177.28</v>');
    expect(strings).not.toContain('<t>177.28</t>');
  });

  it('holds no formula but its sums, whatever the names are', async () => {
    const found = await hostile((september) => sheetsOf(september.of('MEUSE')));
    const sheets = Object.keys(found).filter((name) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(4);
    for (const name of sheets)
      expect(found[name]?.replaceAll(/<f>SUM\([A-Z]+\d+:[A-Z]+\d+\)<\/f>/g, '')).not.toMatch(/<f[ >]/);
    expect(found['xl/sharedStrings.xml']).toContain('=HYPERLINK(');
  });

  it('bears its run on every printed page', () => {
    for (const sheet of [1, 2, 3]) {
      expect(files[`xl/worksheets/sheet${sheet}.xml`]).toContain(RUN.runId);
    }
  });
});

describe('a statement as PDF', () => {
  it('embeds its fonts, says its language, and names its headings and tables', async () => {
    const text = pdfObjects(await bytesOf('pdf', (await month('2025-09')).of('MEUSE')));
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).toContain('/Lang (fr-FR)');
    expect(text).toContain('/MarkInfo<</Marked true>>');
    expect(text.match(/<<\/S\/H1/g)).toHaveLength(1);
    expect(text).toContain('/A<</O/Table/Scope/Column>>');
  });

  it('tells programs that read no PDF what it is', async () => {
    const bytes = await bytesOf('pdf', (await month('2025-09')).of('MEUSE'));
    expect(bytes.toString()).toContain(
      '>État de répartition · Département de la Meuse (MEUSE) · septembre 2025</',
    );
  });

  it('goes through with a label longer than a page', async () => {
    const long = `"${'très long '.repeat(3_000)}"`;
    const label = (text: string): string => text.replace('Pare-feu managé, septembre 2025', long);
    await withExample([['invoices/2025-09.csv', label]], async (folder) => {
      const text = pdfObjects(await bytesOf('pdf', (await month('2025-09', folder)).of('MEUSE')));
      expect(text.match(/\/Type\/Page\//g)?.length).toBeGreaterThan(6);
    });
  });
});

describe('letters that a font lacks', () => {
  const named = (name: string) => [
    ['sites.csv', (text: string) => text.replace('Collège Alfred Kastler', name)] as const,
  ];
  const told = (name: string, format: ReportFormat): Promise<readonly string[]> =>
    withExample(named(name), async (folder) => {
      const found: string[] = [];
      const statement = (await month('2025-09', folder)).of('MEUSE');
      await bytesOf(format, statement, fr, (text, letters) => found.push(`${text}: ${letters.join('')}`));
      return found;
    });

  it('are told with the text that is drawn, once, by the PDF alone', async () => {
    expect(await told('Lycée Παλλάς', 'pdf')).toEqual(['Lycée Παλλάς: Παλλάς']);
    for (const format of ['csv', 'xlsx', 'html'] as const) {
      expect(await told('Lycée Παλλάς', format), format).toEqual([]);
    }
  });

  it.each(['Šiauliai ǌ', 'Кутузов', '中文', 'emoji 🏫'])('are told of %s', async (name) => {
    expect((await told(name, 'pdf')).join()).toContain(name);
  });

  it.each(['Œuvre d’Art – Łódź, Háček, Nguyễn', 'e\u0301cole ½ ⅔ → 3 ≥ 2'])(
    'are none in %s',
    async (name) => {
      expect(await told(name, 'pdf')).toEqual([]);
    },
  );
});

describe('the pages', () => {
  const loaded = (html: string): readonly string[] =>
    [...html.matchAll(/\b(?:src|href(?!="#)|action)\s*=|url\(|@import|<link|<iframe|<img/g)].map(
      ([text]) => text,
    );

  it('load nothing, and let through only their own style and script', async () => {
    const september = await month('2025-09');
    const statement = await textOf('html', september.of('MEUSE'));
    expect(statement).toContain("default-src 'none'");
    expect(statement).toContain("script-src 'none'");
    expect(loaded(statement)).toEqual([]);
    const report = page(september);
    expect(report).toMatch(/script-src 'sha256-[A-Za-z0-9+/]{43}='/);
    expect(loaded(report.replace(/<script>.*?<\/script>/s, ''))).toEqual([]);
    expect(report).not.toMatch(/ style="| on\w+="/);
  });

  it('show markup in names and labels as text', async () => {
    const [statement, report] = await hostile(async (september) => [
      await textOf('html', september.of('MEUSE')),
      page(september),
    ]);
    for (const html of [statement, report]) {
      expect(html).toContain('=HYPERLINK(&quot;http://x.example&quot;');
      expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
      expect(html).not.toMatch(/<script[^>]*alert/);
      expect(html.match(/<\/script>/g)?.length ?? 0).toBe(html === report ? 2 : 0);
    }
  });

  it('say every bar of a chart in its description', async () => {
    expect(page(await month('2025-09'))).toContain(
      "Collectivité européenne d'Alsace 7\u00a0378,84 (29,95\u00a0%)",
    );
  });
});
