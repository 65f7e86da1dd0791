import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { Einvoice } from './einvoice.ts';
import { termWords } from './term-words.ts';

/** What a layout may say of all invoices that it is for. */
interface NamesSupplier {
  readonly supplier: string | undefined;
}

/** What each line says of the parties of its invoice, besides the id of the supplier. */
export function namesOfParties({ seller, buyer }: Einvoice, { supplier }: NamesSupplier) {
  const isNumbered = supplier === undefined && (seller.registration ?? seller.vatId) !== undefined;
  return {
    ...(isNumbered && seller.name !== undefined ? { supplierName: seller.name } : {}),
    ...(buyer === undefined ? {} : { buyer }),
  };
}

/** SIRET or SIREN (BT-30), else VAT id (BT-31), else name (BT-27); the layout's own takes precedence. */
export function supplierOf(
  { seller, file, row }: Einvoice,
  { supplier }: NamesSupplier,
  report: OnProblem,
): string | undefined {
  const found = supplier ?? seller.registration ?? seller.vatId ?? seller.name;
  if (found === undefined) {
    const [registration, vatId, name] = [termWords('BT-30'), termWords('BT-31'), termWords('BT-27')];
    const term = {
      en: `${registration.en}, ${vatId.en} or ${name.en}`,
      fr: `${registration.fr}, ${vatId.fr} ou ${name.fr}`,
    };
    report(problem('einvoice-term-missing', { file, row, column: 'BT-27' }, { term }));
  }
  return found;
}
