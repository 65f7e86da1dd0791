import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's browser, without anything that it would do on its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page with what it asked of the network and complained of. */
export interface Watched {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  viewport = { width: 1280, height: 800 },
): Promise<Watched> {
  const page = await browser.newPage({ colorScheme: 'light', viewport });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, requests, complaints };
}

/**
 * The violations that axe-core finds on a page that was opened in light colours, of any severity: rule and first element
 * of each. In dark colours only those are looked for that are of colours: the style changes nothing else there.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  // Elements that keep a rule need not be described one by one: that takes longer than to look at them.
  const only = "resultTypes: ['violations'], selectors: false";
  const light = (await page.evaluate(`axe.run({ ${only} })`)) as AxeResults;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = (await page.evaluate(`axe.run({ ${only}, runOnly: ['cat.color'] })`)) as AxeResults;
  return [light, dark].flatMap(({ violations }, index) =>
    violations.map(({ id, nodes }) => `${['light', 'dark'][index]}: ${id}: ${nodes[0]?.html}`),
  );
}
