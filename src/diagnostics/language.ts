import type { Locale } from '../domain/convention.ts';

/** The languages in which people are told of anything. */
export type Language = Locale;
