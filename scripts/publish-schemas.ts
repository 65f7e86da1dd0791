import { writeFileSync } from 'node:fs';
import { manifestJsonSchema } from '../src/audit/manifest-schema.ts';

/** Writes schemas/, which the package ships, from the schemas that grappe itself reads by. */
writeFileSync('schemas/manifest.schema.json', `${JSON.stringify(manifestJsonSchema(), undefined, 2)}\n`);
