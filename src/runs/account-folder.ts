import { join } from 'node:path';
import { type AccountManifest, parseAccountManifest } from '../audit/account-manifest.ts';
import { parseForecastManifest } from '../audit/forecast-manifest.ts';
import { MANIFEST_FILE } from '../audit/manifest-schema.ts';
import { readRunText } from './run-files.ts';

/** Where a workspace keeps its accounts. */
export const ACCOUNTS_FOLDER = 'accounts';

/** The manifest of an account; undefined where the folder is none. */
export function readAccountManifest(folder: string): AccountManifest | undefined {
  const text = readRunText(join(folder, MANIFEST_FILE));
  return text === undefined ? undefined : parseAccountManifest(text);
}

/** Whether a folder is an account: nothing else may be replaced by one. */
export function isAccount(folder: string): boolean {
  return readAccountManifest(folder) !== undefined;
}

/** Whether a folder is a forecast. */
export function isForecast(folder: string): boolean {
  const text = readRunText(join(folder, MANIFEST_FILE));
  return text !== undefined && parseForecastManifest(text) !== undefined;
}
