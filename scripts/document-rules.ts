import { writeFileSync } from 'node:fs';
import { cookbookPages } from '../test/cookbook/page.ts';
import { reconcilePages } from '../test/docs/reconcile-pages.ts';
import { rulesPages } from '../test/docs/rules-pages.ts';

for (const [path, text] of [...cookbookPages(), ...rulesPages(), ...reconcilePages()])
  writeFileSync(path, text);
