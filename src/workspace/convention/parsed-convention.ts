import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import type { Convention } from '../../domain/convention.ts';
import type { Release } from '../../domain/release.ts';
import type { KeyPath } from './yaml-source.ts';

/** The convention, with the lines of its keys. */
export interface ParsedConvention {
  readonly convention: Convention;
  /** Every kind of key that its rules may hold. */
  readonly keys: KeyDefinitions;
  readonly release: Release;
  readonly placeOf: (path: KeyPath) => { file: string; row: number; column: string };
}
