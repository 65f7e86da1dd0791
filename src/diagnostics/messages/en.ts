import { allocation } from './en/allocation.ts';
import { cells } from './en/cells.ts';
import { convention } from './en/convention.ts';
import { electronicInvoices } from './en/electronic-invoices.ts';
import { files } from './en/files.ts';
import { invoices } from './en/invoices.ts';
import { run } from './en/run.ts';
import { tables } from './en/tables.ts';
import { year } from './en/year.ts';
import type { Messages } from './messages.ts';

/** The wording of every problem in English. `{name}` stands for an argument of the problem. */
export const en = {
  ...files,
  ...cells,
  ...tables,
  ...convention,
  ...invoices,
  ...electronicInvoices,
  ...allocation,
  ...run,
  ...year,
} as const satisfies Messages;
