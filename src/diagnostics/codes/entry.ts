/**
 * How grave a problem is. A `reason` is an error for which a line may be left unallocated (ALLOCATION.md §§2–5): its
 * message stands in unallocated.csv of closed runs, so it is kept as it was released (AUDIT.md, "The words of reasons").
 * Behind a `warning of money` an amount may be wrong: it is shown even with --quiet.
 */
type Gravity = 'error' | 'reason' | 'warning' | 'warning of money';

/**
 * What a warning depends on: on one file of invoices only; on the convention and the tables; on either, by its place;
 * on more. A comparison between invoices, files or runs depends on more, and is repeated: an invoice that closed runs
 * have charged may be in doubt because of one that none has.
 */
type RestsOn = 'invoice file' | 'tables' | 'either' | 'more';

/** Makes entries of the table: `{name}` stands for an argument, `[[part]]` is left out where one is empty. */
const entryOf =
  <const G extends Gravity>(gravity: G, restsOn: RestsOn | undefined) =>
  <const M extends string, const H extends string>(
    message: M,
    french: string,
    hint: H,
    frenchHint: string,
  ) => ({
    gravity,
    restsOn,
    en: { message, hint },
    fr: { message: french, hint: frenchHint },
  });

export const error = entryOf('error', undefined);
export const reason = entryOf('reason', undefined);
export const warning = (restsOn: RestsOn) => entryOf('warning', restsOn);
export const warningOfMoney = (restsOn: RestsOn) => entryOf('warning of money', restsOn);
