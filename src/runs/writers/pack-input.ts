import { join } from 'node:path';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { copyInput, type Fingerprint } from '../../workspace/records/input-file.ts';
import { createOutput } from '../disk/output-file.ts';
import { inputPath } from '../run-files.ts';

/** Copies a file of the workspace to `inputs/`; it is a problem if it has changed since it was read. */
export function packInput(
  workspace: string,
  folder: string,
  input: Fingerprint,
  problems: Problem[],
): Fingerprint {
  const path = `inputs/${input.path}`;
  const output = createOutput(folder, path);
  copyInput(inputPath(workspace, input.path) ?? join(workspace, input.path), output.write);
  const copy = output.close();
  if (copy.sha256 !== input.sha256) problems.push(problem('file-changed', { file: input.path }, {}));
  return copy;
}
