import type { Problem } from '../../diagnostics/problem.ts';
import { csvOutput } from './csv.ts';
import { githubNoResult, githubOutput, githubRefusal } from './github.ts';
import { jsonOutput } from './json.ts';
import { junitNoResult, junitOutput, junitRefusal } from './junit.ts';
import { letterOutput } from './letter.ts';
import type { Output, RefusalOptions } from './output.ts';
import { textOutput } from './text.ts';

export const FORMATS = ['text', 'csv', 'json', 'junit', 'github', 'letter'] as const;
export type Format = (typeof FORMATS)[number];

/** The formats of `grappe reconcile`: one file each. */
export const OUTPUTS = {
  text: textOutput,
  csv: csvOutput,
  json: jsonOutput,
  junit: junitOutput,
  github: githubOutput,
  letter: letterOutput,
} as const satisfies Record<Format, Output>;

/** What the formats for pipelines output where the input stopped the checks; the others leave it to stderr. */
export const REFUSALS: Partial<
  Record<Format, (problems: readonly Problem[], options: RefusalOptions) => Iterable<string>>
> = { junit: junitRefusal, github: githubRefusal };

/** What they output where there is no result for another reason. */
export const NO_RESULTS: Readonly<Record<string, (reason: string) => string>> = {
  junit: junitNoResult,
  github: githubNoResult,
};
