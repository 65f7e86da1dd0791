import { fraction } from '../../domain/fraction.ts';

/** Parts may be written out of a hundred. */
export const HUNDRED = fraction(100n, 1n);
