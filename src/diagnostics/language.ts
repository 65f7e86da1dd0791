/** The languages in which people are told of anything. */
export type Language = 'fr' | 'en';
