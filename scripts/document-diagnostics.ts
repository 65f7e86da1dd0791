import { mkdirSync, writeFileSync } from 'node:fs';
import { catalogue } from '../test/diagnostics/catalogue.ts';

mkdirSync('docs/diagnostics', { recursive: true });
for (const [path, text] of await catalogue()) writeFileSync(path, text);
