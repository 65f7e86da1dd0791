import { allocation } from './fr/allocation.ts';
import { cells } from './fr/cells.ts';
import { convention } from './fr/convention.ts';
import { electronicInvoices } from './fr/electronic-invoices.ts';
import { files } from './fr/files.ts';
import { invoices } from './fr/invoices.ts';
import { run } from './fr/run.ts';
import { tables } from './fr/tables.ts';
import { year } from './fr/year.ts';
import type { Messages } from './messages.ts';

/** Le libellé français de chaque problème ; les `{noms}` sont ceux de l’anglais (un test le vérifie). */
export const fr = {
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
