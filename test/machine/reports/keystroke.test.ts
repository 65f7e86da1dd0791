/** How soon the largest page answers; nothing runs beside it, as it is measured against a limit. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPage, startBrowser } from './browser.ts';
import { fileUrl, largeWorkspace, writtenRun } from './written-run.ts';

/** From the keystroke until after the frame that answers it. */
const TIME_KEYSTROKES = `
  globalThis.taken = [];
  document.getElementById('search').addEventListener('beforeinput', (event) => {
    requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - event.timeStamp)));
  });`;

it('a month of 5,000 lines answers a keystroke within 100 ms', async () => {
  const browser = await startBrowser();
  const large = writtenRun('2025-09', { workspace: largeWorkspace() });
  const { page } = await openPage(browser, fileUrl(join(large, 'report.html')));
  expect(await page.locator('#status').textContent()).toContain('Lignes : 5000 sur 5000');
  await page.focus('#search');
  await page.evaluate(TIME_KEYSTROKES);
  for (const key of 'grune 25') await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 120 });
  for (let i = 0; i < 8; i++) await page.keyboard.press('Backspace', { delay: 120 });
  await page.waitForFunction('taken.length === 16');
  const taken = ((await page.evaluate('taken')) as number[]).sort((a, b) => a - b);
  await page.close();
  console.log(`keystrokes, ms: median ${taken[8]?.toFixed(0)}, slowest ${taken.at(-1)?.toFixed(0)}`);
  await browser.close();
  expect(taken[8]).toBeLessThan(100);
});
