import { TestRunner } from 'vitest';

/** Once a test has failed the mutant is dead: the files that are left are not even read. */
// biome-ignore lint/style/noDefaultExport: vitest takes a runner by its default export
export default class StopAtOnce extends TestRunner {
  override importFile(filepath: string, source: Parameters<TestRunner['importFile']>[1]): unknown {
    return this.cancelRun ? undefined : super.importFile(filepath, source);
  }
}
