// `node validate-package.js DATAPACKAGE`: what the library of Frictionless Data finds in a package and its files, as JSON.

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import datapackage from 'datapackage';

const path = process.argv[2];
const dataPackage = await datapackage.Package.load(JSON.parse(readFileSync(path, 'utf8')), {
  basePath: dirname(path),
});
const found = dataPackage.errors.map((error) => ({ resource: '', message: error.message }));
let rows = 0;
for (const resource of dataPackage.resources) {
  const say = (message) => found.push({ resource: resource.name, message });
  if (!resource.tabular) say('not read as a table');
  try {
    rows += (await resource.read({ relations: true })).length;
  } catch (error) {
    if (error.multiple) for (const one of error.errors) say(one.message);
    else say(error.message);
  }
}
process.stdout.write(JSON.stringify({ rows, resources: dataPackage.resources.length, found }));
