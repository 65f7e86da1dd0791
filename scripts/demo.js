// The worked example as a year goes by, in demo/grand-est (ignored by git): September is shared and closed, then come a
// late invoice and one to dispute. It ends with what to look at first, and what to do next. In French, or in English
// with `npm run demo -- en`.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'demo/grand-est';
const RECEIVED = 'fixtures/grand-est-received';

const WORDS = {
  fr: {
    shared: '1. Septembre 2025 est réparti.',
    closed: '2. Les titres sont émis : le calcul est clos, et ne change plus.',
    received:
      '3. L’opérateur envoie encore deux factures. On rapproche octobre du bordereau des prix et de l’inventaire.',
    pending: '4. Octobre est réparti, avec la facture tardive de septembre (--pending).',
    next: `
À regarder d’abord :
  ${FOLDER}/runs/2025-09/statements/MEUSE.pdf   ce que doit un membre, avec la preuve de chaque ligne
  ${FOLDER}/runs/2025-10/settlement.csv         qui doit combien à qui, facture tardive comprise
Ensuite, par exemple :
  node bin/grappe.js explain ${FOLDER} --run ${FOLDER}/runs/2025-09 --invoice F2025-0009 --line 1
  node bin/grappe.js reconcile ${FOLDER} --period 2025-10 --format letter     # la lettre de contestation
  node bin/grappe.js init mon-groupement --from VOS_LISTES…                   # vos propres listes, telles quelles
`,
  },
  en: {
    shared: '1. September 2025 is shared.',
    closed: '2. The titles are issued: the run is closed, and changes no more.',
    received:
      '3. The operator sends two more invoices. October is held against the price schedule and the inventory.',
    pending: '4. October is shared, with the late invoice of September (--pending).',
    next: `
Look at first:
  ${FOLDER}/runs/2025-09/statements/MEUSE.pdf   what a member owes, with the proof of each line
  ${FOLDER}/runs/2025-10/settlement.csv         who owes how much to whom, the late invoice included
Then, for instance:
  node bin/grappe.js explain ${FOLDER} --run ${FOLDER}/runs/2025-09 --invoice F2025-0009 --line 1
  node bin/grappe.js reconcile ${FOLDER} --period 2025-10 --format letter     # the letter of dispute
  node bin/grappe.js init my-group --from YOUR_LISTS…                         # your own lists, as they are
`,
  },
};

const language = process.argv[2] ?? 'fr';
const words = WORDS[language];
if (words === undefined) {
  process.stderr.write(`npm run demo -- fr | en, not ${language}\n`);
  process.exit(2);
}

if (existsSync('demo')) remove('demo');
mkdirSync('demo');
cpSync('fixtures/grand-est', FOLDER, { recursive: true });
const convention = join(FOLDER, 'convention.yaml');
writeFileSync(convention, readFileSync(convention, 'utf8').replace(/^locale: fr$/m, `locale: ${language}`));

step(words.shared);
run(0, 'allocate', FOLDER, '--period', '2025-09');
step(words.closed);
run(0, 'close', `${FOLDER}/runs/2025-09`, '--on', '2025-10-20');

step(words.received);
cpSync(RECEIVED, `${FOLDER}/invoices`, { recursive: true, filter: (path) => !path.endsWith('.md') });
run(1, 'reconcile', FOLDER, '--period', '2025-10');

step(words.pending);
run(0, 'allocate', FOLDER, '--period', '2025-10', '--pending', '-q');

process.stdout.write(words.next);

/** Removes a folder, the closed runs in it included, which are read-only. */
function remove(folder) {
  makeWritable(folder);
  rmSync(folder, { recursive: true });
}

function makeWritable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
  }
}

function step(title) {
  process.stdout.write(`\n${title}\n\n`);
}

/** Runs a command, shows it as somebody would type it, and wants it to end as it should. */
function run(expected, ...args) {
  process.stdout.write(`$ grappe ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, ['bin/grappe.js', ...args], { stdio: 'inherit' });
  if (status === expected) return;
  process.stderr.write(`grappe ${args[0]} ended with ${status}, not ${expected}\n`);
  process.exit(status ?? 1);
}
