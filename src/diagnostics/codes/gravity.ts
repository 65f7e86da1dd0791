/**
 * The severity of a problem, by its code. Behind a `warning of money` an amount may be wrong: it is shown even with
 * --quiet.
 */
export type Gravity = 'error' | 'warning' | 'warning of money';
