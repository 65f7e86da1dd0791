import type { ProblemSeverity } from '../../src/diagnostics/problem.ts';
import type { Language } from '../../src/domain/language.ts';

/** The words of the catalogue besides the messages themselves. */
interface PageWords {
  readonly index: string;
  readonly columns: string;
  readonly severities: Readonly<Record<ProblemSeverity, string>>;
  readonly introductions: Readonly<Record<ProblemSeverity, string>>;
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    index: `# Problems that grappe reports

> En français : [diagnostics.fr.md](diagnostics.fr.md).

Each problem has a code that never changes, a place (\`file:row:column\`), what was found, and a remedy. \`row\` counts
records as a spreadsheet shows them, the header being 1; for YAML and XML it is the line of the file. Words in braces
stand for what was found. An **error** stops the run and nothing is written
([all errors](diagnostics/errors.md)); a **warning** is only shown ([all warnings](diagnostics/warnings.md)).

To find a problem, search this page for a word of its message, or ask the program: \`grappe help CODE\`.

These pages are written by \`npm run document\`, and a test fails when they are stale.
`,
    columns: '| code | | message |',
    severities: { error: 'error', warning: 'warning' },
    introductions: {
      error: `# Errors

> En français : [errors.fr.md](errors.fr.md). All problems: [diagnostics.md](../diagnostics.md).

An error stops the run: all errors are reported at once, and nothing is written. Every example was run: its folder is
laid over the one named \`base\`.
`,
      warning: `# Warnings

> En français : [warnings.fr.md](warnings.fr.md). All problems: [diagnostics.md](../diagnostics.md).

A warning is shown, and the run goes on. Every example was run: its folder is laid over the one named \`base\`.
`,
    },
  },
  fr: {
    index: `# Les problèmes que grappe signale

> In English: [diagnostics.md](diagnostics.md).

Chaque problème a un code qui ne change jamais, une place (\`fichier:ligne:colonne\`), ce qui a été trouvé et un remède.
La ligne est celle que montre le tableur, l’en-tête étant la ligne 1 ; pour YAML et XML, c’est la ligne du fichier. Les
mots entre accolades tiennent la place de ce qui a été trouvé. Une **erreur** arrête le calcul et rien n’est écrit
([toutes les erreurs](diagnostics/errors.fr.md)) ; un **avertissement** est seulement montré
([tous les avertissements](diagnostics/warnings.fr.md)).

Pour retrouver un problème, cherchez dans cette page un mot de son message, ou demandez au programme :
\`grappe help CODE\`.

Ces pages sont écrites par \`npm run document\` ; un test échoue quand elles ne sont plus à jour.
`,
    columns: '| code | | message |',
    severities: { error: 'erreur', warning: 'avertissement' },
    introductions: {
      error: `# Erreurs

> In English: [errors.md](errors.md). Tous les problèmes : [diagnostics.fr.md](../diagnostics.fr.md).

Une erreur arrête le calcul : toutes sont signalées à la fois, et rien n’est écrit. Chaque exemple a été exécuté : son
dossier est posé sur celui qui s’appelle \`base\`.
`,
      warning: `# Avertissements

> In English: [warnings.md](warnings.md). Tous les problèmes : [diagnostics.fr.md](../diagnostics.fr.md).

Un avertissement est montré, et le calcul continue. Chaque exemple a été exécuté : son dossier est posé sur celui qui
s’appelle \`base\`.
`,
    },
  },
};
