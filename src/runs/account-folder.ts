import { type AccountManifest, accountManifestSchema } from '../audit/account-manifest.ts';
import { forecastManifestSchema } from '../audit/forecast-manifest.ts';
import { manifestIn } from './run-files.ts';

/** Where a workspace keeps its accounts. */
export const ACCOUNTS_FOLDER = 'accounts';

/** The manifest of an account; undefined where the folder is none. */
export function readAccountManifest(folder: string): AccountManifest | undefined {
  return manifestIn(folder, accountManifestSchema);
}

/** Whether a folder is an account: nothing else may be replaced by one. */
export function isAccount(folder: string): boolean {
  return readAccountManifest(folder) !== undefined;
}

/** Whether a folder is a forecast. */
export function isForecast(folder: string): boolean {
  return manifestIn(folder, forecastManifestSchema) !== undefined;
}
