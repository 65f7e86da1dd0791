import { keyMeantBy, keyWords } from '../../allocate/keys/common/use.ts';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { uaiFault } from '../../domain/identifiers.ts';
import { holdsIn } from '../../domain/release.ts';
import { nearest } from '../../text/nearest.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import { TABLES, TABLES_OF_A_RUN, type Tables } from '../tables.ts';
import { mentions } from './convention.ts';

/** The tables, a missing one that this group needs being unreadable: it is reported once, not each name in it. */
export function withMissingTables(
  parsed: ParsedConvention | undefined,
  tables: Tables,
  report: OnProblem,
): Tables {
  if (parsed === undefined || !holdsIn(parsed.release, '0.2')) return tables;
  const isNeeded = { measures: namesMeasure(parsed), grappes: needsGrappes(parsed, tables) };
  const missing = (['grappes', 'measures'] as const).filter(
    (name) => isNeeded[name] && !tables[name].present && tables[name].readable,
  );
  for (const name of missing) {
    const { file } = TABLES[name];
    report(problem('table-missing', { file }, { file }));
  }
  const readable = (name: (typeof missing)[number]): boolean =>
    tables[name].readable && !missing.includes(name);
  return {
    ...tables,
    measures: { ...tables.measures, readable: readable('measures') },
    grappes: { ...tables.grappes, readable: readable('grappes') },
    complete: tables.complete && !missing.includes('grappes'),
  };
}

/** Whether a key names a measure, other than by misspelling the word of a key. */
function namesMeasure(parsed: ParsedConvention): boolean {
  const { keys } = parsed;
  return mentions(parsed).some(([kind, id, path]) => {
    if (id === undefined || !kind.startsWith('measure')) return false;
    const meant = path.at(-1) === 'by' ? keyMeantBy(id, keys) : undefined;
    return meant === undefined && nearest(id, keyWords(keys)) === '';
  });
}

/** Whether a rule names a grappe, or is for grappes and a table seems to name one: no UAI, and near no other id. */
function needsGrappes(parsed: ParsedConvention, tables: Tables): boolean {
  const isElsewhere = (id: string): boolean => tables.sites.ids.has(id) || tables.members.ids.has(id);
  const isNamed = mentions(parsed).some(
    ([kind, id]) => kind === 'grappe' && id !== undefined && !isElsewhere(id),
  );
  const isRuled = parsed.convention.rules.some(({ appliesTo }) => appliesTo.target === 'grappe');
  const unknown = TABLES_OF_A_RUN.flatMap((name) => tables[name].unknown);
  const isLikeGrappe = ({ refersTo, value, nearest: near }: (typeof unknown)[number]): boolean =>
    refersTo === 'serves' && uaiFault(value) !== undefined && near() === '';
  return isNamed || (isRuled && unknown.some(isLikeGrappe));
}
