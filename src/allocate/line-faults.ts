import { type Fault, fault, type Reason } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { settingsOn, unsetOn } from '../domain/dated-settings.ts';
import type { BrokenDates, BrokenLine, InvoiceLine } from '../domain/invoice-line.ts';
import { type Day, formatDay } from '../domain/time/calendar.ts';
import type { ListedAccesses } from '../domain/unlisted-access.ts';
import { accessOn, type Register } from './register.ts';
import { periodFault, serviceDays } from './service-days.ts';
import { servesMissing, targetOn, unknownAccess } from './target/target.ts';
import { vatAdder } from './vat.ts';

/**
 * What is wrong with lines (given in canonical order) whatever the tables hold: where tables have errors no line can be
 * shared, yet these problems should not wait for the next run. `accesses` are those of the inventory, undefined where
 * it could not be read whole.
 */
export function lineFaults(
  convention: Convention,
  accesses: KnownAccesses | undefined,
): (line: InvoiceLine) => readonly Fault[] {
  const addVat = vatAdder();
  return (line) => {
    const ofGross = addVat(line).fault;
    const days = serviceDays(line, settingsOn(convention, line.invoiceDate), convention.ownCategories);
    return [
      ...(ofGross === undefined ? [] : [ofGross]),
      ...unsetFaults(convention, line),
      ...('code' in days ? [days] : []),
      ...servedFaults(line, accesses),
    ];
  };
}

/** The accesses that the inventory has. */
interface KnownAccesses extends ListedAccesses {
  readonly has: (access: string) => boolean;
}

/**
 * What is wrong with what a line says it serves, on any day; its access is not judged where the inventory could not be
 * read.
 */
export function servedFaults(
  { serves, access }: Pick<InvoiceLine, 'serves' | 'access'>,
  accesses: KnownAccesses | undefined,
): readonly Reason[] {
  if (serves !== undefined) return [];
  if (access === undefined) return [servesMissing()];
  return accesses?.has(access) === false ? [unknownAccess(access, accesses)] : [];
}

/** What else is wrong with a row that could not become a line: its days, or that it does not say what it serves. */
export function brokenFaults({ dates, lacksServes }: BrokenLine, convention: Convention): readonly Fault[] {
  const ofDays = dates && daysFault(dates, convention);
  return [...(ofDays === undefined ? [] : [ofDays]), ...(lacksServes ? [servesMissing()] : [])];
}

function daysFault(
  { invoiceDate, category, ...dates }: BrokenDates,
  convention: Convention,
): Fault | undefined {
  if (invoiceDate === undefined || category === undefined) return periodFault(dates);
  const line = { ...dates, invoiceDate, category };
  const days = serviceDays(line, settingsOn(convention, invoiceDate), convention.ownCategories);
  return 'code' in days ? days : undefined;
}

/** The settings that have no value on the date of an invoice. */
export function unsetFaults(convention: Convention, { invoiceDate }: InvoiceLine): readonly Fault[] {
  return unsetOn(convention, invoiceDate).map((setting) =>
    fault('setting-unset', { setting, day: formatDay(invoiceDate) }),
  );
}

/** The warning of a line whose target on its first day is not what its access serves then. */
export function contradictionOf(
  line: InvoiceLine,
  target: string | undefined,
  firstDay: Day,
  register: Register,
): Fault | undefined {
  const { serves } = line;
  if (serves === undefined) return undefined;
  const row = accessOn(line.access, firstDay, register);
  if (row === undefined) return undefined;
  const { access, siteOfGrappe } = line;
  const meant = targetOn({ serves: undefined, access, siteOfGrappe }, firstDay, register);
  if ('target' in meant && meant.target.id === target) return undefined;
  return fault('serves-contradiction', { value: serves, access: row.access, expected: row.serves });
}
