import { decimalIn, type Language } from '../language.ts';
import { unscaled } from './decimal.ts';

const PICOCENT_DIGITS = 12;

/** Picocents as cents, in their shortest form: `0,5`, `-0.333333333334`. */
export function picocentsText(picocents: bigint, language: Language): string {
  return decimalIn(language, unscaled(picocents, PICOCENT_DIGITS));
}
