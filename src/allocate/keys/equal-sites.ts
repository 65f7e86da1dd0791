import { ONE } from '../../domain/fraction.ts';
import type { KeyFunction } from './key.ts';
import { sharesBySite } from './over-sites.ts';

/** `equal per site`: every site weighs the same. */
export const equalSites: KeyFunction<'equal_sites'> = (key, input) =>
  sharesBySite(
    key.by,
    input.participants.sites.map(({ site, member }) => ({
      id: site,
      member,
      weight: ONE,
      observation: undefined,
    })),
    input,
  );
