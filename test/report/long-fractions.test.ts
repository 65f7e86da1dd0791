import { expect, test } from 'vitest';
import { left } from '../../src/report/document.ts';
import { htmlTable } from '../../src/report/html/markup.ts';
import { reportWords } from '../../src/report/words/words.ts';

/** The cells of a page whose table has these shares in its column. */
function cellsOf(...shares: readonly string[]): readonly string[] {
  const table = { id: 't', title: 'T', columns: [left('Share', 9)], rows: shares.map((share) => [share]) };
  return htmlTable(table, reportWords('en')).match(/<td.*?<\/td>/g) ?? [];
}

test('a fraction breaks after its stroke where it would push amounts out of sight, and nowhere else', () => {
  expect(cellsOf('8656636807/155017090350', '53769/118726')).toEqual([
    '<td data-title="Share">8656636807/<wbr>155017090350</td>',
    '<td class="code" data-title="Share">53769/118726</td>',
  ]);
});
