/**
 * `npm run endurance -- LINES SEED`: shares many lines in invoices of 100 to 5,000 lines by each rounding policy
 * and says how far what members paid is from their exact share, in cents: after any line of any invoice, and over
 * all invoices. The lines are those of the worked example with amounts at random, a fifth of them credits.
 */
import { createAllocator, type LineOutcome } from '../src/allocate/allocator.ts';
import { ROUNDINGS, type RoundingPolicy } from '../src/domain/convention.ts';
import type { InvoiceLine } from '../src/domain/invoice-line.ts';
import { leastCommonMultiple } from '../src/domain/numbers/fraction.ts';
import { readInvoiceLines } from '../src/jobs/read-invoice-lines.ts';
import { loadWorkspace } from '../src/workspace/load.ts';
import { type Random, randomOf } from '../test/generators/random.ts';

const [lines = '1000000', seed = '1'] = process.argv.slice(2);
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12'];

const loaded = loadWorkspace('fixtures/grand-est');
const { workspace } = loaded;
if (workspace === undefined) throw new Error('the worked example cannot be read');
const templates = await templateLines();

for (const rounding of ROUNDINGS) {
  const { invoices, inInvoice, atEnd, overall } = drift(rounding, Number(lines), randomOf(Number(seed)));
  process.stdout.write(
    `${rounding}: ${lines} lines in ${invoices} invoices (seed ${seed}); largest |paid − exact| of a member, net or VAT: ` +
      `${centsText(inInvoice)} cent after any line of an invoice, ${centsText(atEnd)} at the end of one, ` +
      `${centsText(overall)} over all invoices\n`,
  );
}
process.stdout.write(`at most ${process.resourceUsage().maxRSS >> 10} MiB of memory\n`);

/** Lines of the example that are shared by several members, each in its month. */
async function templateLines(): Promise<readonly InvoiceLine[]> {
  if (workspace === undefined) return [];
  const allocate = createAllocator(workspace);
  const { value: all } = await readInvoiceLines(loaded, { kind: 'all' });
  return all.filter((line) => {
    const outcome = allocate(line);
    const month = MONTHS.some((name) => line.file.includes(name));
    return month && outcome.kind === 'allocated' && outcome.plan.weights.ids.length > 1;
  });
}

/** Thousandths of a cent. */
type Milli = bigint;

interface Drift {
  readonly invoices: number;
  readonly inInvoice: Milli;
  readonly atEnd: Milli;
  readonly overall: Milli;
}

function drift(rounding: RoundingPolicy, count: number, random: Random): Drift {
  if (workspace === undefined) throw new Error('no workspace');
  const settings = workspace.convention.settings.map((turn) => ({
    ...turn,
    value: { ...turn.value, rounding },
  }));
  const allocate = createAllocator({ ...workspace, convention: { ...workspace.convention, settings } });
  const common = templates.reduce((total, line) => {
    const outcome = allocate({
      ...line,
      invoiceNumber: 'denominators',
      statedVat: undefined,
      statedGross: undefined,
    });
    return outcome.kind === 'allocated'
      ? leastCommonMultiple(total, outcome.plan.weights.members.total)
      : total;
  }, 1n);
  const year = accounts(common);
  let invoices = 0;
  let inInvoice = 0n;
  let atEnd = 0n;
  for (let done = 0; done < count; invoices++) {
    const invoice = accounts(common);
    const length = Math.min(random.int(100, 5_000), count - done);
    for (let index = 0; index < length; index++) {
      const outcome = allocate(lineOf(random, invoices, index));
      invoice.add(outcome);
      year.add(outcome);
      inInvoice = larger(inInvoice, invoice.largest());
    }
    atEnd = larger(atEnd, invoice.largest());
    done += length;
  }
  return { invoices, inInvoice, atEnd, overall: year.largest() };
}

function lineOf(random: Random, invoice: number, index: number): InvoiceLine {
  const cents = BigInt(random.int(1, 500_000));
  return {
    ...random.pick(templates),
    invoiceNumber: `N${invoice}`,
    lineNumber: String(index + 1),
    net: random.chance(0.2) ? -cents : cents,
    statedVat: undefined,
    statedGross: undefined,
  };
}

interface Accounts {
  readonly add: (outcome: LineOutcome) => void;
  /** The largest |paid − exact| of a member. */
  readonly largest: () => Milli;
}

/** What each member paid less its exact share, of net and of VAT, in cents over a common denominator. */
function accounts(common: bigint): Accounts {
  const owed = new Map<string, bigint>();
  const put = (account: string, amount: bigint): void =>
    void owed.set(account, (owed.get(account) ?? 0n) + amount);
  return {
    add(outcome) {
      if (outcome.kind !== 'allocated') throw new Error(JSON.stringify(outcome.faults));
      const { line, plan, rows } = outcome;
      const { ids, members } = plan.weights;
      const unit = common / members.total;
      for (const [index, id] of ids.entries()) {
        const weight = (members.values[index] ?? 0n) * unit;
        put(`${id} net`, -line.net * weight);
        put(`${id} vat`, -line.vat * weight);
      }
      for (const { member, net, vat } of rows) {
        put(`${member} net`, net * common);
        put(`${member} vat`, vat * common);
      }
    },
    largest() {
      let most = 0n;
      for (const amount of owed.values()) most = larger(most, amount < 0n ? -amount : amount);
      return (most * 1_000n) / common;
    },
  };
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function centsText(milli: Milli): string {
  return `${milli / 1_000n}.${String(milli % 1_000n).padStart(3, '0')}`;
}
