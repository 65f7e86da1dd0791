import { error } from './entry.ts';

/** Why `grappe close` does not issue a run. */
export const CLOSE_CODES = {
  'already-closed': error(
    'the run was closed on {on}; it cannot be closed again',
    'le calcul a été clos le {on} ; il ne peut l’être une seconde fois',
    'Nothing is left to do. What it charged is corrected in another run: `grappe allocate --period <the month> --pending --regularise {run}`.',
    'Il ne reste rien à faire. Ce qu’il a imputé se corrige dans un autre calcul : `grappe allocate --period <le mois> --pending --regularise {run}`.',
  ),
  'closed-another-day': error(
    'the run was closed on {closedOn}, not on {on}; it cannot be closed again',
    'le calcul a été clos le {closedOn}, et non le {on} ; il ne peut l’être une seconde fois',
    'The day in the ledger counts. Only as long as nothing of this close has left the house can the folder runs/ be put back whole as it was before it, from a copy, and the run closed on the right day.',
    'Le jour qui est au registre compte. Tant que rien de cette clôture n’a été transmis, et seulement alors, le dossier runs/ peut être remis en entier, d’après une copie, dans son état antérieur, et le calcul clos au bon jour.',
  ),
  'close-too-early': error(
    '[[{on} is before {invoice}, the date of an invoice in the run]][[{on} is before {row}, the day on which the run before was closed]]',
    '[[le {on} précède le {invoice}, date d’une facture du calcul]][[le {on} précède le {row}, jour où le calcul précédent a été clos]]',
    'Name that day with --on, or a later one.',
    'Indiquez ce jour avec --on, ou un jour plus tardif.',
  ),
  'close-too-late': error(
    '{on} is more than ten years after {day}, the date of the last invoice in the run',
    'le {on} vient plus de dix ans après le {day}, date de la dernière facture du calcul',
    'Name with --on the day on which the titles are issued: the ledger keeps it for ever, and no run can be closed on an earlier day after it.',
    'Indiquez avec --on le jour où les titres sont émis : le registre le garde pour toujours, et aucun calcul ne peut ensuite être clos à un jour antérieur.',
  ),
  'run-missing': error(
    'there is no such run[[ here; there is {meant}]]',
    'ce calcul n’existe pas[[ ici ; il y a {meant}]]',
    '`grappe status` lists the runs, `grappe allocate --period <the month>` makes one.',
    '`grappe status` donne les calculs, `grappe allocate --period <le mois>` en fait un.',
  ),
  'no-run': error(
    '[[{forecast} is a forecast, which may change with every invoice]][[{account} is an account, which adds up closed runs]][[{folder} is no run folder: it has no manifest.json]]; it is not closed',
    '[[{forecast} est une prévision, qui peut changer à chaque facture]][[{account} est un décompte, qui additionne des calculs clos]][[{folder} n’est pas un dossier de calcul : il n’a pas de manifest.json]] ; cela ne se clôt pas',
    'Name the folder of a run[[, such as {within}]].',
    'Indiquez le dossier d’un calcul[[, par exemple {within}]].',
  ),
  'run-outside': error(
    'the run is not in the folder runs/ of a workspace',
    'le calcul n’est pas dans le dossier runs/ d’un espace de travail',
    'Move it there: the ledger of closed runs is there too.',
    'Déplacez-le là : le registre des calculs clos est à côté.',
  ),
  'run-misnamed': error(
    '"{name}" is no name for a closed run: letters, digits, ".", "_", "+" and "-" only',
    '« {name} » ne peut nommer un calcul clos : lettres sans accent, chiffres, « . », « _ », « + » et « - » seulement',
    'Compute it under such a name: --out runs/NAME.',
    'Faites le calcul sous un tel nom : --out runs/NOM.',
  ),
  'run-other-version': error(
    'the run was written by grappe {wrote}, and this is {closes}',
    'le calcul a été écrit par grappe {wrote}, et celui-ci est {closes}',
    'Compute it again, then close it.',
    'Refaites le calcul, puis clôturez-le.',
  ),
  'run-renamed': error(
    'the run was computed under the name {name}, which its manifest states',
    'le calcul a été fait sous le nom {name}, que porte son manifeste',
    'Give the folder that name again, or compute it again.',
    'Rendez ce nom au dossier, ou refaites le calcul.',
  ),
  'run-name-taken': error(
    'the name of the run is that of the closed run {other} on some disks',
    'le nom du calcul est celui du calcul clos {other} sur certains disques',
    'Compute it again under another one: --out runs/NAME.',
    'Refaites le calcul sous un autre : --out runs/NOM.',
  ),
  'run-empty': error(
    'the run shares and corrects nothing: there is nothing to close',
    'le calcul ne répartit et ne corrige rien : il n’y a rien à clore',
    'If lines were meant, compute it again: --period names their months, --pending takes those that no closed run holds.',
    'Si des lignes étaient visées, refaites-le : --period nomme leurs mois, --pending prend celles qu’aucun calcul clos ne contient.',
  ),
  'lines-spent': error(
    'the closed run {by} holds {count} of these lines, the first of them line {line} of invoice {invoice}',
    'le calcul clos {by} contient {count} de ces lignes, la première étant la ligne {line} de la facture {invoice}',
    '[[Compute {draft} again with --pending, which leaves the lines of closed runs out.]][[{issued} was closed too, though the ledger does not name it, and cannot be computed again. Of the two, it does not count: take back its statements and titles where they were sent, and move it out of runs/ to a place where you keep it. Then grappe allocate --pending takes those of its lines that no closed run holds.]]',
    '[[Refaites {draft} avec --pending, qui laisse de côté les lignes des calculs clos.]][[{issued} a été clos lui aussi, bien que le registre ne le nomme pas, et ne peut être refait. C’est lui qui ne compte pas : retirez ses états et ses titres s’ils ont été envoyés, et sortez-le de runs/ pour le garder ailleurs. Puis grappe allocate --pending prend celles de ses lignes qu’aucun calcul clos ne contient.]]',
  ),
  'corrected-since': error(
    '{base} was corrected by {by} since this run was computed',
    '{base} a été corrigé par {by} depuis ce calcul',
    '[[Compute {draft} again.]][[{issued} was closed too, though the ledger does not name it, and cannot be computed again. Of the two, it does not count: take back its statements and titles where they were sent, and move it out of runs/ to a place where you keep it. Then grappe allocate --pending takes those of its lines that no closed run holds.]]',
    '[[Refaites {draft}.]][[{issued} a été clos lui aussi, bien que le registre ne le nomme pas, et ne peut être refait. C’est lui qui ne compte pas : retirez ses états et ses titres s’ils ont été envoyés, et sortez-le de runs/ pour le garder ailleurs. Puis grappe allocate --pending prend celles de ses lignes qu’aucun calcul clos ne contient.]]',
  ),
  'run-unverified': error(
    'the run does not verify, and is not closed',
    'la vérification du calcul échoue : il n’est pas clos',
    'Compute it again, or see what does not match: `grappe verify {run}`.',
    'Refaites-le, ou voyez ce qui ne concorde pas : `grappe verify {run}`.',
  ),
};
