import { csvOutput } from './csv.ts';
import { githubOutput } from './github.ts';
import { jsonOutput } from './json.ts';
import { junitOutput } from './junit.ts';
import { letterOutput } from './letter.ts';
import type { Output } from './output.ts';
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
