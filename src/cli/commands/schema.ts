import { describeWorkspace } from '../../jobs/describe-workspace.ts';
import { publishedSchemas, schemaName } from '../../schema/list.ts';
import { nearest } from '../../text/nearest.ts';
import { withoutConvention } from '../../workspace/folder/not-a-workspace.ts';
import { type CommandRun, EXIT, invalid } from '../definition.ts';
import { jsonText } from '../json.ts';
import { printProblems } from '../print-problems.ts';

/** `grappe schema`: the published schema of a table, of the convention or of the manifest; without a name, their names; or the package of a workspace. */
export const schema: CommandRun = async (given, terminal) => {
  const [argument] = given.arguments;
  if (given.has('package')) {
    const folder = argument ?? '.';
    const missing = withoutConvention(folder);
    if (missing === undefined) terminal.out(jsonText(describeWorkspace(folder)));
    else printProblems(terminal, [missing]);
    return missing === undefined ? EXIT.done : EXIT.invalid;
  }
  const schemas = publishedSchemas(given.text('headers') === 'fr' ? 'fr' : 'en');
  if (argument === undefined) {
    terminal.out([...schemas.keys()].join('\n'));
    return EXIT.done;
  }
  const make = schemas.get(schemaName(argument.replace(/\.(csv|yaml|json)$/, '')));
  if (make === undefined)
    return invalid(terminal, terminal.words.schema.unknown(argument, nearest(argument, schemas.keys())));
  terminal.out(jsonText(make()));
  return EXIT.done;
};
