import type { CommandName } from './command-list.ts';
import type { CommandRun } from './definition.ts';

/** What a command runs; its code is read only when it is asked for. */
export async function loadCommand(name: CommandName): Promise<CommandRun> {
  return name === 'completion'
    ? (await import('./completion.ts')).completion
    : (await import('./commands/jobs.ts')).JOBS[name];
}
