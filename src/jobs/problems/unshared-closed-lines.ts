import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { isError, type Problem, problem } from '../../diagnostics/problem.ts';
import { toDiagnostic } from '../../diagnostics/render.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';

/**
 * Gathers the lines that closed runs have charged and that today's inputs cannot share, such as those of an access that
 * ended and was taken out of the inventory: nothing charges them again, so that each run is one warning.
 */
export function unsharedClosedLines({ lines, runs }: Pick<ClosedContext, 'lines' | 'runs'>) {
  const ofRuns = new Map<number, { readonly first: Problem; count: number; net: Cents }>();
  return {
    /** Takes what is wrong with a line, if a closed run has charged it. */
    takes(line: InvoiceLine, problems: readonly Problem[]): boolean {
      const spentBy = lines.find(line)?.spentBy;
      const first = problems.find(isError);
      if (spentBy === undefined || first === undefined) return false;
      const ofRun = getOrInsert(ofRuns, spentBy, () => ({ first, count: 0, net: 0n }));
      ofRun.count++;
      ofRun.net += line.net;
      return true;
    },
    /** @param inWords names the columns in a problem as their files do */
    problems: (inWords: (problems: readonly Problem[]) => readonly Problem[]): readonly Problem[] =>
      [...ofRuns].map(([run, { first, count, net }]) => {
        const said = messageOf(defined(inWords([first])[0]));
        const args = { run: defined(runs[run]).name, count, said };
        return { ...problem('closed-lines-unshared', first.place, args), stake: net };
      }),
  };
}

function messageOf({ stake: _, ...found }: Problem): Bilingual {
  return { en: toDiagnostic(found, 'en').message, fr: toDiagnostic(found, 'fr').message };
}
