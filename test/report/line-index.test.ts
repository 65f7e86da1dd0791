import { beforeAll, describe, expect, it } from 'vitest';
import {
  invoiceId,
  type LineFilter,
  type LineIndex,
  lineIndex,
  sharedNumbers,
} from '../../src/report/html/page/line-index.ts';
import { pageData } from '../../src/report/html/page/lines.ts';
import type { PageData } from '../../src/report/html/page/page-data.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { fr } from '../../src/report/words/fr.ts';
import { month } from './example.ts';

const ANY: LineFilter = { text: '', member: '', category: '', invoice: '', creditsOnly: false };

describe('the search of the coordinator’s page, October 2025', () => {
  let data: PageData;
  let index: LineIndex;
  const found = (filter: Partial<LineFilter>): readonly string[] =>
    index.find({ ...ANY, ...filter }).map((number) => {
      const line = data.lines[number];
      return `${line?.invoice} ${line?.number}`;
    });
  beforeAll(async () => {
    const { workspace, lines } = await month('2025-10');
    data = pageData(lines, namesOf(workspace), fr);
    index = lineIndex(data);
  });

  it('finds all lines when nothing is asked', () => {
    expect(found({})).toHaveLength(82);
  });

  it('takes no notice of case, accents and the order of words', () => {
    expect(found({ text: 'DECK grunewald 742' })).toEqual([]);
    expect(found({ text: 'DECK  grunewald abonnement' })).toEqual(['F2025-0010 6']);
    expect(found({ text: 'théodore Deck ABONNEMENT' })).toEqual(['F2025-0010 6']);
  });

  it('finds credits alone: the refund of the change of offer', () => {
    expect(found({ creditsOnly: true })).toEqual(['F2025-0010 35']);
  });

  it('tells invoices of one number by their suppliers', () => {
    const [line] = data.lines;
    if (line === undefined) throw new Error('October has lines');
    const twins = lineIndex({ ...data, lines: [line, { ...line, supplier: 'OTHER' }] });
    expect(twins.find({ ...ANY, invoice: invoiceId(line) })).toEqual([0]);
  });

  it('names the numbers that two suppliers use, whatever stands between them', () => {
    const invoices = ['A F1', 'A F1', 'B F2', 'B F1', 'B F1'].map((text) => {
      const [supplier = '', invoice = ''] = text.split(' ');
      return { supplier, invoice };
    });
    expect([...sharedNumbers(invoices)]).toEqual(['F1']);
  });

  it('adds up the lines, and what one member bears of them', () => {
    // Line 6, net 742.30: CEA bears 327.25 of it (README, "A lycée joins a grappe").
    const line6 = index.find({ ...ANY, text: 'deck grunewald abonnement' });
    expect(index.sums(line6, 'CEA')).toEqual({
      lines: { net: 74_230n, vat: 14_846n },
      member: { net: 32_725n, vat: 6_545n },
    });
  });

  it('adds up what a member bears to its total', () => {
    const lines = index.find({ ...ANY, member: 'CEA' });
    expect([lines.length, index.sums(lines, 'CEA').member]).toEqual([40, { net: 513_259n, vat: 102_652n }]);
  });
});
