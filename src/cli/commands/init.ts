import type { CommandRun } from '../definition.ts';
import { EXIT } from '../exit-code.ts';

export const init: CommandRun = async () => EXIT.done;
