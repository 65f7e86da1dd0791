import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openPage, startBrowser } from './browser.ts';
import { cents, layoutFaults, tableTexts } from './layout.ts';
import { fileUrl, rowsOf, runTool, sumsBy, temporaryFolder } from './written-run.ts';

const EXAMPLE = 'fixtures/grand-est';
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12'];
const SCREENS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const PAGES = ['account.html', 'forecast.html', 'comparison.html', 'CEA.html', 'closed CEA.html'] as const;

let browser: Browser;
let workspace = '';
let account = '';
let forecast = '';

/** The four months of the worked example closed, its account, the forecast of 2026, and another key. */
beforeAll(async () => {
  workspace = join(temporaryFolder(), 'workspace');
  cpSync(EXAMPLE, workspace, { recursive: true });
  const grappe = (...args: readonly string[]) => runTool(process.execPath, ['bin/grappe.js', ...args]);
  for (const month of MONTHS) {
    const reports = month === '2025-12' ? 'html' : 'none';
    grappe('allocate', workspace, '--period', month, '--reports', reports, '--no-reconcile');
    grappe('close', join(workspace, 'runs', month), '--on', '2026-01-20');
  }
  cpSync('fixtures/grand-est-year/advances.csv', join(workspace, 'advances.csv'));
  cpSync('fixtures/grand-est-year/budget.csv', join(workspace, 'budget.csv'));
  grappe('account', workspace, '--period', '2025-09..2025-12');
  grappe('forecast', workspace, '--period', '2026', '--budget');
  const other = join(temporaryFolder(), 'other.yaml');
  const text = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
  writeFileSync(other, text.replace('by: equal, per: site', 'by: equal, per: member'));
  const withs = ['--with', other, '--with', join(workspace, 'convention.yaml')];
  const page = grappe('compare', workspace, ...withs, '--period', '2025', '--format', 'html').stdout;
  writeFileSync(join(workspace, 'comparison.html'), page);
  account = join(workspace, 'accounts/2025-09..2025-12');
  forecast = join(workspace, 'forecasts/2026');
  browser = await startBrowser();
});
afterAll(() => browser.close());

function pathOf(name: (typeof PAGES)[number]): string {
  switch (name) {
    case 'account.html':
      return join(account, name);
    case 'forecast.html':
      return join(forecast, name);
    case 'comparison.html':
      return join(workspace, name);
    case 'CEA.html':
      return join(account, 'statements', name);
    case 'closed CEA.html':
      return join(workspace, 'runs/2025-12/statements/CEA.html');
  }
}

it('what is missing of a partial account stands in boxes that do not touch', async () => {
  const out = join(temporaryFolder(), 'partial');
  const options = ['--period', '2025-07..2026-02', '--partial', '--out', out];
  runTool(process.execPath, ['bin/grappe.js', 'account', workspace, ...options]);
  const { page } = await openPage(browser, fileUrl(join(out, 'account.html')), SCREENS.desktop);
  const gaps = await page.evaluate(
    `[...document.querySelectorAll('.state')].map((box) => box.getBoundingClientRect())
      .flatMap((box, index, all) => all[index - 1]?.top === box.top ? [box.left - all[index - 1].right] : [])`,
  );
  expect(gaps).toEqual([expect.any(Number)]);
  expect(Math.min(...(gaps as readonly number[]))).toBeGreaterThanOrEqual(4);
  await page.close();
});

it('comparison.html names the period, the other conventions, and the group that they are of', async () => {
  const { page } = await openPage(browser, fileUrl(pathOf('comparison.html')), SCREENS.desktop);
  const subject = (await page.locator('.subject').textContent())?.replaceAll('\u00a0', ' ');
  expect(subject).toBe(
    '2025 · other.yaml, convention.yaml · Groupement de commandes, accès internet des établissements, marché 2025 (exemple)',
  );
  await page.close();
});

describe.each(['desktop', 'phone'] as const)('on a %s', (screen) => {
  it.each(PAGES)('%s has no text under 11 px, no label cut, and moves nothing sideways', async (name) => {
    const { page, requests, complaints } = await openPage(browser, fileUrl(pathOf(name)), SCREENS[screen]);
    const { wide, small, cut } = await layoutFaults(page);
    const moves = await page.evaluate(
      `[document.documentElement, ...document.querySelectorAll('.scroll')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent.slice(0, 30))`,
    );
    expect({ wide, small, cut, moves, complaints, requests: requests.length }).toEqual({
      wide: [],
      small: [],
      cut: [],
      moves: [],
      complaints: [],
      requests: 1,
    });
    await page.close();
  });

  it.each(PAGES)('%s has no serious fault of accessibility, light or dark', async (name) => {
    const { page } = await openPage(browser, fileUrl(pathOf(name)), SCREENS[screen]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});

describe.each([
  ['account.html', () => account],
  ['forecast.html', () => forecast],
] as const)('%s', (name, folder) => {
  it('says what expense.csv says, member by member', async () => {
    const { page } = await openPage(browser, fileUrl(pathOf(name)));
    const shown = (await tableTexts(page, 'borne')).slice(0, -1).map((cells) => cents(cells.at(-1) ?? ''));
    const expected = sumsBy(rowsOf(folder(), 'expense.csv'), ({ member }) => member ?? '');
    expect(shown).toEqual([...expected.values()]);
    await page.close();
  });
});

it.each(PAGES)('%s prints at 7 points or more, its foot under something else', async (name) => {
  const { page } = await openPage(browser, fileUrl(pathOf(name)));
  const pdf = join(temporaryFolder(), 'printed.pdf');
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  const { stdout } = runTool('pdftohtml', ['-xml', '-i', '-zoom', '3', '-stdout', pdf]);
  const sizes = [...stdout.matchAll(/<fontspec [^>]*size="(\d+)"/g)].map(([, size]) => Number(size) / 3);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  const last = runTool('pdftotext', ['-layout', pdf, '-']).stdout.split('\f').at(-2) ?? '';
  expect(last.trim()).not.toMatch(/^(Additionné|Calculé) /);
});

it('an account of two pages holds on the first what is signed, and on the second all details', () => {
  const pdf = join(account, 'statements/MEUSE.pdf');
  const pages = runTool('pdftotext', ['-layout', pdf, '-']).stdout.split('\f').slice(0, -1);
  const details = /^(?:Ce que ce membre|Calculs clos additionnés)/gm;
  expect(pages.map((page) => page.match(details)?.length ?? 0)).toEqual([0, 4]);
  expect(pages[0]).toContain('Nom, qualité et signature');
});

it('the months of a chart follow each other from left to right, over the whole width', async () => {
  const { page } = await openPage(browser, fileUrl(pathOf('account.html')), SCREENS.desktop);
  const places = (await page.evaluate(
    `[...document.querySelectorAll('svg[aria-labelledby^=month-chart]')]
      .map((drawing) => drawing.getBoundingClientRect()).map(({ left, top }) => [Math.round(left), Math.round(top)])`,
  )) as readonly (readonly [left: number, top: number])[];
  const inFirstRow = places.filter(([, top]) => top === places[0]?.[1]).map(([left]) => left);
  expect(inFirstRow).toEqual(places.slice(0, 3).map(([left]) => left));
  expect(inFirstRow).toEqual([...inFirstRow].sort((one, other) => one - other));
  expect(places).toHaveLength(4);
  await page.close();
});

it('account.html says the balances of balance.csv', async () => {
  const { page } = await openPage(browser, fileUrl(pathOf('account.html')));
  const shown = (await tableTexts(page, 'balances')).map((cells) => cents(cells.at(-1) ?? ''));
  expect(shown).toEqual(
    rowsOf(account, 'balance.csv').map(({ balance = '' }) => BigInt(balance.replace('.', ''))),
  );
  await page.close();
});
