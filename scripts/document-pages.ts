import { writeFileSync } from 'node:fs';
import { houseSvg } from '../test/docs/house.ts';
import { tablePages } from '../test/docs/table-pages.ts';

for (const [path, text] of tablePages()) writeFileSync(path, text);
writeFileSync('docs/design/house.svg', houseSvg());
