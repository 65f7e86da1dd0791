/** What report.html shows of a line is what its allocation recorded: the figures of `explain --format json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SplitTrace } from '../../src/allocate/rounding/split-trace.ts';
import { type Explanation, explain, explainSplit } from '../../src/audit/explanation.ts';
import { settingsOn } from '../../src/domain/dated-settings.ts';
import type { Language } from '../../src/domain/language.ts';
import { formatCents, parseCents } from '../../src/domain/numbers/money.ts';
import { vatText } from '../../src/report/derivation/amounts-text.ts';
import { pageData } from '../../src/report/html/page/lines.ts';
import type { PageData, PageLine } from '../../src/report/html/page/page-data.ts';
import { splitTrace } from '../../src/report/html/page/splits.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { fr } from '../../src/report/words/fr.ts';
import { reportWords } from '../../src/report/words/words.ts';
import {
  conventionOf,
  INVOICE_HEADER,
  inExample,
  inFolder,
  inSmall,
  makeSmall,
  must,
} from '../audit/workspace.ts';
import { month } from './example.ts';

/** Both as JSON carries them, so that nothing is compared that a browser would not get. */
type Figures = ReturnType<typeof figuresOfPage>;

function figuresOfPage(data: PageData, line: PageLine) {
  const plan = data.plans[line.plan];
  const reasons = data.reasons[line.reasons];
  if (plan === undefined || reasons === undefined) throw new Error('the line has no plan, or no reasons');
  return {
    days: reasons.days,
    payer: [line.paidBy, reasons.payer, line.accessRow ?? null],
    vat: line.invoiceVat ?? data.derivation.vatHow[reasons.vat],
    shares: plan.shares.map(({ member, numerator, denominator }) => `${member} ${numerator}/${denominator}`),
    rounded: (['net', 'vat'] as const).map((kind) =>
      plan.splits.map((split, index) => ({
        of: split.of,
        names: split.of === '' ? split.names : split.names.length,
        ...splitFigures(splitTrace(split, line.rounded?.[kind][index])),
      })),
    ),
    rows: line.rows.map(({ net, vat }) => [formatCents(BigInt(net)), formatCents(BigInt(vat))]),
  };
}

/** A split without whose its parts are. */
function splitFigures(trace: SplitTrace) {
  const { parts, ...split } = explainSplit(trace, []);
  return { ...split, parts: parts.map(({ id, ...part }) => part) };
}

function figuresOfExplain(explanation: Explanation, language: Language): Figures {
  const { days, billed_to, shares, rounding, rows } = explanation;
  if (days === null || billed_to === null || rounding === null) throw new Error('the line was not shared');
  return {
    days: days.source,
    payer: [
      billed_to.member,
      billed_to.source,
      billed_to.place?.file === 'accesses.csv' ? billed_to.place.row : null,
    ],
    vat: vatWords(explanation, language),
    shares: shares.map(({ member, share }) => `${member} ${share}`),
    rounded: [rounding.net, rounding.vat].map(({ members, sites }) =>
      [{ ...members, member: '' }, ...sites]
        .filter(({ parts }) => parts.length > 1)
        .map(({ member, parts, ...split }) => ({
          of: member,
          names: member === '' ? parts.map(({ id }) => id) : parts.length,
          ...split,
          parts: parts.map(({ id, ...part }) => part),
        })),
    ),
    rows: rows.map(({ net_amount, vat_amount }) => [net_amount, vat_amount]),
  };
}

function vatWords({ line, vat: { how, invoice } }: Explanation, language: Language): string {
  const { derivation } = reportWords(language);
  if (how !== 'invoice' || invoice === null) return derivation.vatHow[how];
  const { stated_vat: vat, stated_net: net } = invoice;
  const statedRateVat =
    vat === null || net === null ? undefined : { vat: parseCents(vat), net: parseCents(net) };
  const trace = {
    kind: how,
    netBefore: parseCents(invoice.net_before),
    netAfter: parseCents(invoice.net_after),
    vatBefore: parseCents(invoice.vat_before),
    vatAfter: parseCents(invoice.vat_after),
  };
  return vatText({ vat: parseCents(line.vat_amount), statedRateVat }, trace, derivation, language);
}

/** The data of the report.html of a run. */
function dataOf(run: string): PageData {
  const [, json = ''] =
    /id="data">(.*?)<\/script>/su.exec(readFileSync(join(run, 'report.html'), 'utf8')) ?? [];
  return JSON.parse(json) as PageData;
}

function lineIn(data: PageData, invoice: string, number: string): PageLine {
  const found = data.lines.find((line) => line.invoice === invoice && line.number === number);
  if (found === undefined) throw new Error(`no line ${invoice} ${number}`);
  return found;
}

async function bothOf(run: string, invoice: string, line: string): Promise<readonly [Figures, Figures]> {
  const data = dataOf(run);
  const argv = ['--run', run, '--invoice', invoice, '--line', line, '--format', 'json'];
  const explanation = JSON.parse(await must('explain', ...argv)) as Explanation;
  return [figuresOfPage(data, lineIn(data, invoice, line)), figuresOfExplain(explanation, data.language)];
}

const reasonsFor = ({ rounded }: Figures): readonly (readonly string[])[] =>
  rounded.map((splits) => splits.map(({ decided_by }) => decided_by));

/** The second part of an invoice comes in a file of its own. */
const IN_PARTS = 'invoices: [{ files: "*.csv", in_parts: yes }]\n';

describe('report.html shows the figures of explain', () => {
  it('for ties, sites, credits and who bears a line alone', async () => {
    await inExample(async (workspace) => {
      await must('allocate', workspace, '--period', '2025-11', '--reports', 'html', '-q');
      const run = join(workspace, 'runs/2025-11');
      const expected: Readonly<Record<string, readonly (readonly string[])[]>> = {
        // Two sites of equal shares: the smaller id.
        'F2025-0011 6': [
          ['claim', 'id'],
          ['claim', 'id'],
        ],
        'F2025-0011 66': [['share'], ['claim']],
        // The sites of two members.
        'F2025-0011 7': [
          ['claim', 'claim', 'claim'],
          ['claim', 'claim', 'claim'],
        ],
        'A2025-0001 2': [['claim'], ['claim']],
        'F2025-0011 8': [[], []],
      };
      for (const [name, decided] of Object.entries(expected)) {
        const [invoice = '', line = ''] = name.split(' ');
        const [page, explained] = await bothOf(run, invoice, line);
        expect([name, reasonsFor(page)]).toEqual([name, decided]);
        expect(page).toEqual(explained);
      }
    });
  });

  it('for the accounts of carry and the VAT of an invoice', async () => {
    const convention = conventionOf(
      'carry',
      '{ by: students, as_of: latest, max_age_days: none }',
      'invoice',
    );
    const lines = ['1.01', '1.01', '-3.33', '0.05', '7.77'].map(
      (net) => `G,subscription,2025-09-01,2025-09-30,${net},20`,
    );
    await inSmall(convention, lines, async (workspace) => {
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'html', '-q');
      const run = join(workspace, 'runs/2025-09');
      for (const line of ['1', '2', '3', '4', '5']) {
        const [page, explained] = await bothOf(run, 'F1', line);
        expect(page.rounded[0]?.[0]?.parts[0]?.account).not.toBeNull();
        expect(page).toEqual(explained);
      }
    });
  });

  it('for a line that completes an invoice of a closed run', async () => {
    await inFolder(async (workspace) => {
      const line = (number: number): string =>
        `OP,X1,2025-09-10,${number},G,subscription,2025-09-01,2025-09-30,1.01,20\n`;
      const convention = conventionOf('carry', '{ by: equal, per: member }', 'invoice');
      makeSmall(workspace, IN_PARTS + convention, { 'x-2.csv': INVOICE_HEADER + line(2) });
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
      await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20', '-q');
      writeFileSync(join(workspace, 'invoices/x-1.csv'), INVOICE_HEADER + line(1));
      await must('allocate', workspace, '--period', '2025-10', '--pending', '--reports', 'html', '-q');
      const [page, explained] = await bothOf(join(workspace, 'runs/2025-10'), 'X1', '1');
      // Half a cent each; the closed line gave C the cent, so that R is owed half of one.
      expect(page.rounded[0]?.[0]?.parts.map(({ account }) => account?.before)).toEqual([
        '-500000000000',
        '500000000000',
      ]);
      expect(page).toEqual(explained);
    });
  });

  it('for lines of one plan that are rounded otherwise by their dates', async () => {
    await inFolder(async (workspace) => {
      const line = (number: number): string =>
        `OP,X${number},2025-09-${number},1,G,subscription,2025-09-01,2025-09-30,-1.01,20\n`;
      const rounding = '[{ to: 2025-09-15, value: carry }, { from: 2025-09-16, value: largest_remainder }]';
      const convention = conventionOf(rounding, '{ by: equal, per: member }', 'line');
      makeSmall(workspace, convention, { 'x.csv': INVOICE_HEADER + line(10) + line(20) });
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'html', '-q');
      const run = join(workspace, 'runs/2025-09');
      const policies: unknown[] = [];
      for (const invoice of ['X10', 'X20']) {
        const [page, explained] = await bothOf(run, invoice, '1');
        policies.push(page.rounded[0]?.[0]?.policy);
        expect(page).toEqual(explained);
      }
      expect(policies).toEqual(['carry', 'largest_remainder']);
    });
  });

  it.each(['2025-09', '2025-10', '2025-11'])('for every line of %s', async (name) => {
    const { workspace, lines } = await month(name);
    const data = JSON.parse(JSON.stringify(pageData(lines, namesOf(workspace), fr))) as PageData;
    for (const [index, outcome] of lines.entries()) {
      const line = data.lines[index];
      if (line === undefined || outcome.trace === undefined) throw new Error('a line was lost');
      expect(figuresOfPage(data, line)).toEqual(
        figuresOfExplain(
          explain(outcome, outcome.trace, settingsOn(workspace.convention, outcome.line.invoiceDate)),
          'fr',
        ),
      );
    }
  });
});

it('a line without a trace is no line for the page', async () => {
  const { workspace, lines } = await month('2025-10');
  const [first] = lines.map((line) => ({ ...line, trace: undefined }));
  if (first === undefined) throw new Error('no line');
  expect(() => pageData([first], namesOf(workspace), fr)).toThrow('was shared without a trace');
});

it('what many lines have in common stands once', async () => {
  const { workspace, lines } = await month('2025-10');
  const twice = pageData([...lines, ...lines], namesOf(workspace), fr);
  const once = pageData(lines, namesOf(workspace), fr);
  expect([twice.plans.length, twice.reasons]).toEqual([once.plans.length, once.reasons]);
});
