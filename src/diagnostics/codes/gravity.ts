/**
 * How grave a problem of a code is. Behind a `warning of money` an amount may be wrong: who wants quiet sees it all the
 * same.
 */
export type Gravity = 'error' | 'warning' | 'warning of money';
