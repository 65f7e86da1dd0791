import { writeFileSync } from 'node:fs';
import { catalogue } from '../test/diagnostics/catalogue.ts';

writeFileSync('docs/diagnostics.md', await catalogue());
