import { writeFileSync } from 'node:fs';
import { MANIFEST_SCHEMAS } from '../src/schema/list.ts';

/** Writes schemas/, which the package ships, from the schemas that grappe itself reads by. */
for (const [name, schema] of MANIFEST_SCHEMAS) {
  writeFileSync(`schemas/${name}.schema.json`, `${JSON.stringify(schema(), undefined, 2)}\n`);
}
