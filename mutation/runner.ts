import { TestRunner } from 'vitest';

type Runner = InstanceType<typeof TestRunner>;

/** Once a test has failed the mutant is dead: the files that are left are not even read. */
export default class StopAtOnce extends TestRunner {
  #failed = false;

  override cancel(reason: Parameters<Runner['cancel']>[0]): void {
    this.#failed = true;
    super.cancel(reason);
  }

  override importFile(...file: Parameters<Runner['importFile']>): unknown {
    return this.#failed ? undefined : super.importFile(...file);
  }
}
