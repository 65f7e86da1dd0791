/** A key costs one file and one line in the list: all else follows from its definition. */
import { describe, expect, test } from 'vitest';
import { createAllocator } from '../../src/allocate/allocator.ts';
import { defineKey, noParameters, sitesByWord } from '../../src/allocate/keys/common/define.ts';
import type { KeyInput } from '../../src/allocate/keys/common/key.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { registerOf } from '../../src/allocate/register-of.ts';
import { nobodyTakesPart } from '../../src/allocate/target/target.ts';
import { explain } from '../../src/audit/explanation.ts';
import { settingsOn } from '../../src/domain/dated-settings.ts';
import type { Key } from '../../src/domain/rule.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import { keyLines } from '../../src/report/derivation/key-words.ts';
import { shareSteps } from '../../src/report/derivation/share-steps.ts';
import { fr } from '../../src/report/words/fr.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { inFolder } from '../properties/product.ts';
import { headcount } from './toy-key.ts';

const WITH_TOY = [...KEYS, headcount];

/** Stenay with 3 and 1 pupils in September, 1 and 1 from the first of October on; a line for each month. */
const FILES = {
  ...STENAY,
  'convention.yaml':
    'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\nrules:\n  - id: r\n    article: "1"\n    share: { by: mix, of: [{ part: 1, share: { by: headcount } }] }\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,0550020Y,2021-09-01,3\nstudents,0550072E,2021-09-01,1\nstudents,0550020Y,2021-10-01,1\n',
  'invoices/f.csv':
    'invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate\nF1,2021-11-01,1,STENAY,subscription,2021-09-01,2021-09-30,100.00,20\nF1,2021-11-01,2,STENAY,subscription,2021-10-01,2021-10-31,100.00,20\nF1,2021-11-01,3,STENAY,subscription,2021-09-30,2021-10-01,100.00,20\n',
};

function shared(keys: typeof KEYS) {
  return inFolder(FILES, async (folder) => {
    const loaded = loadWorkspace(folder, { release: [0, 2], keys });
    const { workspace, problems } = loaded;
    if (workspace === undefined) return problems.map(({ code }) => code);
    const { value: lines } = await readInvoiceLines(loaded);
    const allocate = createAllocator(workspace, registerOf(workspace, keys), keys);
    return lines.map((line) => ({ convention: workspace.convention, outcome: allocate(line, true) }));
  });
}

async function allocated() {
  return (await shared(WITH_TOY)).map((found) => {
    if (typeof found === 'string' || found.outcome.kind !== 'allocated') throw new Error('not shared');
    return { convention: found.convention, outcome: found.outcome };
  });
}

describe('a key that one file defines', () => {
  test('shares October by the counts of October, and the eve by those of September', async () => {
    const lines = await allocated();
    expect(lines.map(({ outcome }) => outcome.rows.map(({ member, share }) => `${member} ${share}`))).toEqual(
      [
        ['MEUSE 3/4', 'REGION 1/4'],
        ['MEUSE 1/2', 'REGION 1/2'],
        ['MEUSE 5/8', 'REGION 3/8'],
      ],
    );
  });

  test('is told by its own words in statements and explanations', async () => {
    const [line] = await allocated();
    if (line === undefined) throw new Error('a line is shared');
    const steps = shareSteps(line.outcome.plan, 'MEUSE', '0550020Y');
    expect(keyLines(steps, fr)).toEqual(['pour 1 : par tête']);
    if (line.outcome.trace === undefined) throw new Error('it was traced');
    const { runs } = explain(
      line.outcome,
      line.outcome.trace,
      settingsOn(line.convention, line.outcome.line.invoiceDate),
    );
    expect(runs[0]?.key?.parts[0]?.key.name).toEqual({ en: 'by heads', fr: 'par tête' });
  });

  test('is a measure that nobody took where it is not in the list', async () => {
    expect(await shared(KEYS)).toEqual(['key-missing', 'measure-unknown']);
  });

  test('does not compile where it can give a problem that its `errors` lack', () => {
    const definition = {
      ...sitesByWord('nobody'),
      ...noParameters,
      since: '0.2',
      targets: undefined,
    } as const;
    const { words, page } = headcount;
    // @ts-expect-error: `no-participant` is not among the errors
    defineKey({ ...definition, words, page, shares: nobody, errors: ['weights-zero'] });
    expect(defineKey({ ...definition, words, page, shares: nobody, errors: ['no-participant'] }).by).toBe(
      'nobody',
    );
  });
});

function nobody(_key: Key, { target, day, rule }: KeyInput) {
  return { faults: [nobodyTakesPart(target, day, rule)] };
}
