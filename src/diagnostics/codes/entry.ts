/**
 * How grave a problem is. A `reason` is an error for which a line may be left unallocated (ALLOCATION.md §§2–5): its
 * message stands in unallocated.csv of closed runs, so it is kept as it was released (AUDIT.md, "The words of reasons").
 * Behind a `warning of money` an amount may be wrong: it is shown even with --quiet.
 */
type Gravity = 'error' | 'reason' | 'warning' | 'warning of money';

/** Makes entries of the table: `{name}` stands for an argument, `[[part]]` is left out where one is empty. */
const entryOf =
  <const G extends Gravity>(gravity: G) =>
  <const M extends string, const H extends string>(
    message: M,
    french: string,
    hint: H,
    frenchHint: string,
  ) => ({
    gravity,
    en: { message, hint },
    fr: { message: french, hint: frenchHint },
  });

export const error = entryOf('error');
export const reason = entryOf('reason');
export const warning = entryOf('warning');
export const warningOfMoney = entryOf('warning of money');
