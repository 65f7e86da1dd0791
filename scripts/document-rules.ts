import { writeFileSync } from 'node:fs';
import { cookbookPages } from '../test/cookbook/page.ts';
import { rulesPages } from '../test/docs/rules-pages.ts';

for (const [path, text] of [...cookbookPages(), ...rulesPages()]) writeFileSync(path, text);
