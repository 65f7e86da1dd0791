import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openPage, startBrowser } from './browser.ts';
import { brokenTexts, cents, layoutFaults, tableTexts, unalignedTitles } from './layout.ts';
import { LONG_WORDS, manyMembersRun } from './many-members.ts';
import { added, rowsById, shownTables, wantedDebts, wantedSteps, wantedSums } from './statement-sums.ts';
import { correctedRun, fileUrl, rowsOf, sumsBy } from './written-run.ts';

let browser: Browser;
let runs: Readonly<Record<'fr' | 'en', string>>;
let many: string;
let wordy: string;
beforeAll(async () => {
  many = manyMembersRun();
  wordy = manyMembersRun(LONG_WORDS);
  runs = { fr: correctedRun('fr'), en: correctedRun('en') };
  browser = await startBrowser();
});
afterAll(() => browser.close());

const PAGES = ['report.html', 'statements/CEA.html', 'statements/MEUSE.html', 'statements/REGION.html'];
const SCREENS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

async function opened(language: 'fr' | 'en', name: string, screen: keyof typeof SCREENS): Promise<Page> {
  const { page } = await openPage(browser, fileUrl(join(runs[language], name)), SCREENS[screen]);
  await page.evaluate(`for (const folded of document.querySelectorAll('details')) folded.open = true`);
  return page;
}

/** What the bars of a browser leave of the height of a phone. */
const WITHIN_BARS = 664;

/** Where the search of report.html ends, from the top of the page. */
async function endOfSearch(page: Page): Promise<number> {
  const box = await page.locator('#search').boundingBox();
  return (box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0);
}

it('the search of report.html stands in view on a phone where thirty members have long names', async () => {
  const { page } = await openPage(browser, fileUrl(join(many, 'report.html')), SCREENS.phone);
  expect(await endOfSearch(page)).toBeLessThan(SCREENS.phone.height);
  await page.close();
});

describe.each(['fr', 'en'] as const)('the pages, %s', (language) => {
  describe.each(['desktop', 'phone'] as const)('on a %s', (screen) => {
    it.each(PAGES)('%s reaches over no edge, and has no text under 11 px', async (name) => {
      const page = await opened(language, name, screen);
      expect(await layoutFaults(page)).toEqual({ wide: [], small: [], cut: [] });
      await page.close();
    });

    it.each(PAGES)('%s breaks no sum, mark or code at the end of a line', async (name) => {
      const page = await opened(language, name, screen);
      for (const line of await page.locator('#rows button').all()) await line.click();
      expect(await brokenTexts(page)).toEqual([]);
      await page.close();
    });

    it('the search of report.html stands in view on opening', async () => {
      const { page } = await openPage(browser, fileUrl(join(runs[language], 'report.html')), SCREENS[screen]);
      expect(await endOfSearch(page)).toBeLessThan(screen === 'phone' ? WITHIN_BARS : SCREENS[screen].height);
      await page.close();
    });
  });

  // In French on a phone and in English on a desktop: the two languages share their elements, the two screens their words.
  it.each(PAGES)('%s has no serious fault of accessibility, light or dark', async (name) => {
    const page = await opened(language, name, language === 'fr' ? 'phone' : 'desktop');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it.each(PAGES)('%s shows the titles of figures where the figures end', async (name) => {
    const page = await opened(language, name, 'desktop');
    for (const line of await page.locator('#rows button').all()) await line.click();
    expect(await unalignedTitles(page)).toEqual([]);
    await page.close();
  });

  it.each(PAGES)('%s keeps the last column of its tables in sight on a tablet', async (name) => {
    const { page } = await openPage(browser, fileUrl(join(runs[language], name)), {
      width: 768,
      height: 1024,
    });
    const ends = await page.evaluate(
      `[...document.querySelectorAll('.scroll > table')].map((table) =>
        Math.ceil(table.tHead.rows[0].lastElementChild.getBoundingClientRect().right))`,
    );
    expect(Math.max(...(ends as readonly number[]))).toBeLessThanOrEqual(768);
    await page.close();
  });

  it('REGION.html shows each sum beside the first line of what it is, in a narrow window too', async () => {
    const { page } = await openPage(browser, fileUrl(join(runs[language], 'statements/REGION.html')), {
      width: 900,
      height: 800,
    });
    const places = await page.evaluate(
      `[...document.querySelectorAll('.owed .sum')].map((sum) =>
        [...sum.children].map((part) => Math.round(part.getClientRects()[0].top)))`,
    );
    const tops = places as readonly (readonly number[])[];
    expect(tops.length).toBeGreaterThan(2);
    for (const [label, sum] of tops) expect(sum).toBe(label);
    await page.close();
  });

  it('report.html says what the files of the run say, corrections in', async () => {
    const run = runs[language];
    const page = await opened(language, 'report.html', 'desktop');
    const settlement = rowsOf(run, 'settlement.csv');
    const shown = await tableTexts(page, 'settlement');
    expect(shown.map((cells) => [cells[2], ...cells.slice(-3).map(cents)])).toEqual(
      settlement.map(({ corrects, net_amount, vat_amount, gross_amount }) => [
        corrects,
        ...[net_amount, vat_amount, gross_amount].map((text) => cents(text ?? '')),
      ]),
    );
    const charges = rowsOf(run, 'charges.csv');
    const byMember = sumsBy(charges, ({ member }) => member ?? '');
    const members = await tableTexts(page, 'members');
    const corrected = sumsBy(rowsOf(run, 'regularisations.csv'), ({ member }) => member ?? '');
    expect(members.slice(0, -1).map((cells) => cents(cells[3] ?? ''))).toEqual([...byMember.values()]);
    expect(members.slice(0, -1).map((cells) => cents(cells[4] ?? ''))).toEqual(
      [...byMember.keys()].map((member) => corrected.get(member) ?? 0n),
    );
    const total = [...byMember.values()].reduce((sum, gross) => sum + gross, 0n);
    expect(cents(members.at(-1)?.[3] ?? '')).toBe(total);
    const categories = await tableTexts(page, 'categories');
    const ofCategories = sumsBy(charges, ({ member, category }) => `${member} ${category}`);
    const inTable = categories.slice(0, -1).flatMap((cells) => cells.slice(1, -1).map(cents));
    expect(inTable.filter((amount) => amount !== 0n).sort()).toEqual([...ofCategories.values()].sort());
    expect(cents(categories.at(-1)?.at(-1) ?? '')).toBe(total);
    const corrections = [
      ...(await tableTexts(page, 'correction-1')),
      ...(await tableTexts(page, 'correction-2')),
    ];
    const bases = sumsBy(rowsOf(run, 'regularisations.csv'), (row) => row['run'] ?? '');
    expect(
      corrections.filter(([first]) => first === 'Total').map((cells) => cents(cells.at(-1) ?? '')),
    ).toEqual([...bases.values()]);
    await page.close();
  });

  it.each(['CEA', 'MEUSE', 'REGION'])(
    '%s.html says what the files of the run say, corrections in',
    async (member) => {
      const run = runs[language];
      const page = await opened(language, `statements/${member}.html`, 'desktop');
      const [steps, ...tables] = await shownTables(page);
      const known = wantedSteps(run, member);
      expect(steps?.rows.filter((row) => !known.includes(row))).toEqual([]);
      expect(steps?.foot).toEqual(known.slice(-1));
      expect(rowsById(tables)).toEqual(wantedSums(run, member));
      for (const { id, rows, foot } of tables) if (foot.length > 0) expect(foot, id).toEqual([added(rows)]);
      const owed = (await page.evaluate(
        `[...document.querySelectorAll('.owed .sum')].map((sum) => [...sum.children].map((part) => part.textContent))`,
      )) as readonly [label: string, figures: string][];
      // A reduction has no sign: its name says the direction.
      const signed = owed.map(([label, figures]) =>
        /^R[ée]duction /.test(label) ? -cents(figures) : cents(figures),
      );
      expect(signed.sort()).toEqual(wantedDebts(run, member));
      await page.close();
    },
  );

  it('report.html rounds its percentages, and they add up to what it says', async () => {
    const page = await opened(language, 'report.html', 'desktop');
    const members = await tableTexts(page, 'members');
    const parts = members.map((cells) => cents(cells.at(-1) ?? ''));
    expect(parts.slice(0, -1).reduce((sum, part) => sum + part, 0n)).toBe(parts.at(-1));
    const gross = members.map((cells) => Number(cents(cells[3] ?? '')));
    const decimals = ((members[0]?.at(-1) ?? '').split(/[.,]/)[1] ?? '').replace(/\D/g, '').length;
    for (const [index, part] of parts.entries()) {
      const exact = ((gross[index] ?? 0) / (gross.at(-1) ?? 1)) * 100 * 10 ** decimals;
      expect(Math.abs(Number(part) - exact)).toBeLessThan(0.5 + 1e-6);
    }
    await page.close();
  });

  it('the chart bears the amounts and percentages of the table', async () => {
    const page = await opened(language, 'report.html', 'phone');
    const values = (await page.evaluate(
      `[...document.querySelectorAll('[aria-labelledby^=member-chart] .chart-value')].map((e) => e.textContent)`,
    )) as string[];
    const members = await tableTexts(page, 'members');
    expect(values).toEqual(members.slice(0, -1).map((cells) => `${cells[3]} (${cells.at(-1)})`));
    await page.close();
  });
});

describe.each(['desktop', 'phone'] as const)('the pages of thirty members, on a %s', (screen) => {
  it.each(['report.html', 'statements/M0.html', 'statements/M5.html'])(
    '%s reaches over no edge, and has no text under 11 px',
    async (name) => {
      const { page } = await openPage(browser, fileUrl(join(many, name)), SCREENS[screen]);
      expect(await layoutFaults(page)).toEqual({ wide: [], small: [], cut: [] });
      await page.close();
    },
  );

  it.each(['report.html', 'statements/M0.html', 'statements/M5.html'])(
    '%s is no wider for words that no line can hold',
    async (name) => {
      const [usual, wide] = await Promise.all(
        [many, wordy].map(async (run) => {
          const { page } = await openPage(browser, fileUrl(join(run, name)), SCREENS[screen]);
          const width = await page.evaluate('document.documentElement.scrollWidth');
          await page.close();
          return width;
        }),
      );
      expect(wide).toBe(usual);
    },
  );
});

it('what stands above a table wider than the window is read without scrolling', async () => {
  const { page } = await openPage(browser, fileUrl(join(wordy, 'statements/M5.html')), {
    width: 900,
    height: 800,
  });
  const ends = (await page.evaluate(
    `[...document.querySelectorAll('.scroll')].map((region) => ({
      table: region.scrollWidth,
      caption: Math.ceil(region.querySelector('caption').getBoundingClientRect().right),
    }))`,
  )) as readonly { readonly table: number; readonly caption: number }[];
  expect(Math.max(...ends.map(({ table }) => table))).toBeGreaterThan(900);
  expect(Math.max(...ends.map(({ caption }) => caption))).toBeLessThanOrEqual(900);
  await page.close();
});

it.each([1280, 1100])(
  'an invoice number of sixty characters pushes no amount under the last column at %i px',
  async (width) => {
    const { page } = await openPage(browser, fileUrl(join(wordy, 'report.html')), { width, height: 800 });
    const hidden = await page.evaluate(
      `[...document.querySelectorAll('#rows > tr')].map((row) => {
      const [vat, gross] = [...row.cells].slice(-2).map((cell) => cell.getBoundingClientRect());
      return vat.right - gross.left;
    })`,
    );
    expect(hidden).toHaveLength(2);
    expect(Math.max(...(hidden as readonly number[]))).toBeLessThanOrEqual(1);
    await page.close();
  },
);
