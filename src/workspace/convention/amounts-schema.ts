import * as z from 'zod';
import type { AmountColumn, ChargeCredit, ChargeOrCredit } from '../../domain/convention.ts';
import { adopt } from '../../forms/chosen.ts';
import { inputSchema, takesAny } from '../../forms/json-schema.ts';
import { mapOf, mapping, oneWord } from '../../forms/scalars.ts';
import { byHeader, headerName } from './common-layout-schema.ts';

// How a layout of invoices says which amounts are credits.

const chargeCredit = mapping({ charge: headerName.optional(), credit: headerName });

const splitAmounts = mapping({
  net_amount: chargeCredit.optional(),
  vat_amount: chargeCredit.optional(),
  gross_amount: chargeCredit.optional(),
});

/** `{ charge: …, credit: … }` for the net amount alone, or one such pair for each amount by its canonical name. */
export const amounts = z
  .unknown()
  .meta(takesAny(() => [inputSchema(chargeCredit), inputSchema(splitAmounts)]))
  .transform((given, context): ReadonlyMap<AmountColumn, ChargeCredit> => {
    const short = given instanceof Map && (given.has('charge') || given.has('credit'));
    const read = adopt(splitAmounts.safeParse(short ? new Map([['net_amount', given]]) : given), context);
    const pairs = Object.entries(read ?? {}) as [AmountColumn, ChargeCredit | undefined][];
    return new Map(pairs.flatMap(([column, pair]) => (pair === undefined ? [] : [[column, pair] as const])));
  });

const KIND_FORM = '{ "…": { Facture: charge, Avoir: credit } }';

/** One column, and for each text in its cells whether the row is a charge or a credit. */
export const chargeOrCredit = byHeader(mapOf(oneWord(['charge', 'credit'])))
  .refine((given) => given.size === 1 && [...given.values()].every(({ size }) => size > 0), {
    error: KIND_FORM,
  })
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform((given): ChargeOrCredit | undefined => {
    const [entry] = given;
    return entry && { column: entry[0], kinds: entry[1] };
  });
