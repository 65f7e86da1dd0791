import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openPage, startBrowser } from './browser.ts';
import { exampleRun, fileUrl, runTool, temporaryFolder } from './written-run.ts';

let browser: Browser;
let run: string;
beforeAll(async () => {
  run = exampleRun('2025-10');
  browser = await startBrowser();
});
afterAll(() => browser.close());

const report = (): string => fileUrl(join(run, 'report.html'));
const statement = (): string => fileUrl(join(run, 'statements/CEA.html'));
const rowsOf = (page: Page): Promise<number> => page.locator('#rows > tr:not(.derivation)').count();

describe('report.html in Chromium', () => {
  it('asks the network for nothing but itself, and complains of nothing', async () => {
    const { page, requests, complaints } = await openPage(browser, report());
    expect(await rowsOf(page)).toBe(10);
    await page.close();
    expect([requests, complaints]).toEqual([[report()], []]);
  });

  it('says without its script where the lines stand, and shows nothing that does nothing', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(report());
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(await page.locator('button, input, select, #line-table').filter({ visible: true }).count()).toBe(
      0,
    );
    await page.close();
  });

  it('is searched and opened by keyboard alone', async () => {
    const { page } = await openPage(browser, report());
    for (let i = 0; i < 20 && !(await page.locator('#search').evaluate((e) => e.matches(':focus'))); i++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('deck grunewald abonnement');
    expect(await rowsOf(page)).toBe(1);
    // README: line 6, 742.30 net; 890.76 gross.
    expect(await page.locator('#status').textContent()).toContain('Lignes : 1 sur 82 · HT 742,30');
    const opener = page.locator('#rows button');
    for (let i = 0; i < 20 && !(await opener.evaluate((e) => e.matches(':focus'))); i++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    const derivation = ((await page.locator('.derivation').textContent()) ?? '').replaceAll('\u00a0', ' ');
    for (const figure of ['41/93', '52/93', '327,25', '5/93', '415,04', '88/93', '415,05', '87,80']) {
      expect(derivation).toContain(figure);
    }
    // REGION’s 415.05 over its two lycées: 87.79 and 47/52 of a cent, the larger remainder.
    for (const text of ['415,05 × 11/52', '87,79', '47/52', '1 centime à attribuer : Lycée Alfred Kastler']) {
      expect(derivation).toContain(text);
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('.derivation').count()).toBe(0);
    await page.close();
  });

  it('filters by member, category, invoice and credits', async () => {
    const { page } = await openPage(browser, report());
    await page.selectOption('#member', 'CEA');
    expect(await rowsOf(page)).toBe(40);
    expect(await page.locator('#status').textContent()).toContain('dont CEA : HT 5\u00a0132,59');
    await page.selectOption('#category', 'frais d’accès');
    expect(await rowsOf(page)).toBe(1);
    await page.selectOption('#category', '');
    await page.check('#credits');
    expect(await rowsOf(page)).toBe(1);
    await page.close();
  });

  it('lists what its filters say when a reader comes back to it', async () => {
    const { page } = await openPage(browser, report());
    await page.selectOption('#member', 'CEA');
    await page.check('#credits');
    await page.goto(statement());
    await page.goBack();
    // A browser that fills in what was chosen before does so after the script.
    await page.waitForTimeout(500);
    expect(await page.locator('#member').inputValue()).toBe('');
    expect(await page.locator('#credits').isChecked()).toBe(false);
    expect(await page.locator('#status').textContent()).toContain('Lignes : 82 sur 82');
    await page.close();
  });

  it('has no serious fault of accessibility, light or dark', async () => {
    const { page } = await openPage(browser, report());
    await page.locator('#rows button').first().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it('prints every line that was found, not only those on the screen', async () => {
    const { page } = await openPage(browser, report());
    const pdf = join(temporaryFolder(), 'report.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    const { stdout } = runTool('pdftotext', ['-layout', pdf, '-']);
    expect(stdout.match(/[FC]2025-0010 · ligne/g)).toHaveLength(82);
    expect(stdout).toContain('22 254,49');
    // Some ten lines a page, after two pages of sums.
    expect(stdout.split('\f').length).toBeLessThan(12);
  });

  it('prints the derivations that are open, and leaves them open', async () => {
    const { page } = await openPage(browser, report());
    await page.fill('#search', 'deck grunewald abonnement');
    await page.locator('#rows button').click();
    const pdf = join(temporaryFolder(), 'derivation.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    expect(await page.locator('.derivation').count()).toBe(1);
    await page.close();
    expect(runTool('pdftotext', ['-layout', pdf, '-']).stdout).toContain('41/93');
  });

  it('breaks a derivation that has no room below its line: whole, it left half a page empty', async () => {
    const { page } = await openPage(browser, report());
    await page.locator('#rows button').first().click();
    const pdf = join(temporaryFolder(), 'first-line.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    const [first = '', second = ''] = runTool('pdftotext', ['-layout', pdf, '-']).stdout.split('\f');
    expect(first).toContain('D’où viennent les parts');
    expect(second).toContain('Ce que supporte chaque membre, par établissement');
  });
});

describe('a statement in Chromium', () => {
  it('asks the network for nothing but itself, and complains of nothing', async () => {
    const { page, requests, complaints } = await openPage(browser, statement());
    // Each line of the member once, whatever table of the detail it stands in.
    expect(await page.locator('.details [id^=lines-] tbody tr').count()).toBe(40);
    await page.close();
    expect([requests, complaints]).toEqual([[statement()], []]);
  });

  it('has no serious fault of accessibility, light or dark', async () => {
    const { page } = await openPage(browser, statement());
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it('repeats the header of the detail on every printed page', async () => {
    const { page } = await openPage(browser, statement());
    const pdf = join(temporaryFolder(), 'statement.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    const pages = runTool('pdftotext', ['-layout', pdf, '-']).stdout.split('\f');
    const withLines = pages.filter((text) => /[FC]2025-0010/.test(text));
    expect(withLines.length).toBeGreaterThan(1);
    for (const text of withLines) expect(text).toMatch(/(Facture|Ligne) .*HT +TVA +TTC/);
  });
});
