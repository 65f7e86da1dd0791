import { join } from 'node:path';
import type { KeyDefinitions } from '../allocate/keys/common/key.ts';
import { keysIn } from '../allocate/keys/common/use.ts';
import { KEYS } from '../allocate/keys/list.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { Language } from '../domain/language.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { Rule } from '../domain/rule.ts';
import { BUILT_IN_KINDS } from '../domain/tables.ts';
import type { Workspace } from '../domain/workspace.ts';
import { ownRelease } from '../package-files.ts';
import { plainWord } from '../text/plain-form.ts';
import { withoutSlips } from './checks/convention.ts';
import { problemsOfTables, problemsWithConvention } from './checks/list.ts';
import { withMissingTables } from './checks/missing-tables.ts';
import { type TargetRows, targetIds, targetRows } from './checks/references.ts';
import { type Doubts, dependsOn } from './convention/doubts.ts';
import type { ParsedConvention } from './convention/parsed-convention.ts';
import { CONVENTION_FILE } from './convention-places.ts';
import type { FileReport } from './file-report.ts';
import { notAWorkspace, withoutStandIns } from './folder/not-a-workspace.ts';
import { type ConventionFile, type ConventionReport, loadConvention } from './load-convention.ts';
import type { NamedRow } from './reading/directory.ts';
import { NOTHING_SAID, readTables, type TableMemory, type Tables, tableReports } from './tables.ts';
import { workspaceForLines } from './workspace-for-lines.ts';

/** A workspace as read: its contents, the files it was read from, and everything wrong with it. */
export interface LoadedWorkspace {
  readonly folder: string;
  /** Undefined where an error prevents it; the problems say which. */
  readonly workspace: Workspace | undefined;
  /** The workspace for judging lines: without tables that have errors, if no share depends on these. */
  readonly workspaceForLines: Workspace | undefined;
  /** The convention as far as it is understood: invoices are read under it, but not shared unless all is. */
  readonly convention: Convention | undefined;
  /** What is not understood, so that no problem that depends on it is reported; undefined where everything is. */
  readonly doubts: Doubts | undefined;
  /** The language that the convention asks for, even where the rest of it is not understood. */
  readonly locale: Language | undefined;
  /** Undefined where a table that defines some could not be read. */
  readonly definedIds: DefinedIds | undefined;
  /** The ids, names and numbers by which members are named; undefined where not all of them could be read. */
  readonly namedMembers: readonly NamedRow[] | undefined;
  readonly files: readonly InputReport[];
  readonly problems: readonly Problem[];
}

/** The ids that an invoice line may name. */
export interface DefinedIds {
  readonly members: ReadonlySet<string>;
  /** Sites, grappes and members. */
  readonly targets: ReadonlySet<string>;
  /** Undefined where not all of them could be read. */
  readonly accesses: ReadonlySet<string> | undefined;
  /** Their rows, by whose names remedies find an id. */
  readonly targetRows: TargetRows;
}

/** A reference file as the manifest and `check -v` list it: the convention, or one reading of a file as rows of a table. */
export type InputReport = ConventionReport | FileReport;

/** How to read a workspace, if not as usual. */
export interface LoadOptions {
  /** The release whose rules apply: that of the version that wrote a run; else today's. */
  readonly release?: Release | undefined;
  /** All keys, for one that only a test knows. */
  readonly keys?: KeyDefinitions;
  /** Read instead of the workspace's own. */
  readonly conventionFile?: ConventionFile;
  /** What another reading of the same tables has stored. */
  readonly memory?: WorkspaceMemory;
}

/** What was read of a workspace, reused when the same bytes are read again. */
export interface WorkspaceMemory {
  /** The settings by which the tables were read: the hash of the convention, and the release. */
  settings: string;
  readonly tables: TableMemory;
  workspace: Workspace | undefined;
}

/** A memory of nothing yet. */
export function workspaceMemory(): WorkspaceMemory {
  return { settings: '', tables: new Map(), workspace: undefined };
}

/** Reads a workspace except its invoices, and compares its tables with each other, by the rules of a release. */
export function loadWorkspace(
  folder: string,
  {
    release = ownRelease(),
    keys: allKeys = KEYS,
    conventionFile = { absolutePath: join(folder, CONVENTION_FILE), path: CONVENTION_FILE },
    memory = workspaceMemory(),
  }: LoadOptions = {},
): LoadedWorkspace {
  const elsewhere = notAWorkspace(folder);
  if (elsewhere !== undefined) return nothingLoaded(folder, elsewhere);
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const keys = keysIn(release, allKeys);
  const { file, parsed, doubts, locale } = loadConvention(conventionFile, keys, release, report);
  const isFaultless = !hasErrors(problems);
  const ofConvention = problems.length;
  const readBy = `${file?.fingerprint.sha256} ${release.join('.')}`;
  if (readBy !== memory.settings) Object.assign(memory, { ...workspaceMemory(), settings: readBy });
  const said = parsed?.convention ?? NOTHING_SAID;
  const asRead = readTables(folder, said, release, report, memory.tables, doubts?.tables);
  const { tables, parsed: spelled } = withKinds(withMissingTables(parsed, asRead, report), parsed, release);
  problemsOfTables(tables, keys, release).forEach(report);
  if (spelled !== undefined) problemsWithConvention(spelled, tables, isFaultless).forEach(report);
  const files = [...(file === undefined ? [] : [file]), ...tableReports(tables)];
  const told = problems.filter(
    (found, index) => index < ofConvention || doubts === undefined || !dependsOn(doubts, found),
  );
  const isWhole = !hasErrors(problems);
  const known = tables.unchanged && isWhole ? memory.workspace : undefined;
  const forLines =
    known ?? (spelled && !doubts ? workspaceForLines(spelled, tables, problems, release) : undefined);
  memory.workspace = isWhole ? forLines : undefined;
  return {
    folder,
    workspace: memory.workspace,
    workspaceForLines: forLines,
    convention: spelled?.convention,
    doubts,
    locale,
    namedMembers: tables.members.readable ? tables.members.named() : undefined,
    definedIds: definedIdsOf(tables),
    files,
    problems: withoutStandIns(withoutSlips(told, keys)),
  };
}

function nothingLoaded(folder: string, why: Problem): LoadedWorkspace {
  const nothing = { workspace: undefined, workspaceForLines: undefined, convention: undefined };
  const unknown = { locale: undefined, definedIds: undefined, namedMembers: undefined };
  return { folder, ...nothing, doubts: undefined, ...unknown, files: [], problems: [why] };
}

function definedIdsOf(tables: Tables): DefinedIds | undefined {
  if (!tables.complete) return undefined;
  return {
    members: tables.members.ids,
    targets: targetIds(tables),
    accesses: tables.accesses.readable ? tables.accesses.ids : undefined,
    targetRows: targetRows(tables),
  };
}

/** Tables and convention with one spelling of each kind of grappe (DATA.md, "Reading"), which 0.1 did not make. */
function withKinds(
  tables: Tables,
  parsed: ParsedConvention | undefined,
  release: Release,
): { readonly tables: Tables; readonly parsed: ParsedConvention | undefined } {
  if (!holdsIn(release, '0.2')) return { tables, parsed };
  const { grappes } = tables;
  const spelled = kindSpelling(grappes.rows.map(({ kind }) => kind));
  const rows = grappes.rows.map((row) => ({ ...row, kind: spelled(row.kind) }));
  return {
    tables: { ...tables, grappes: { ...grappes, rows } },
    parsed: parsed && { ...parsed, convention: respelled(parsed.convention, spelled) },
  };
}

/** The one spelling of each kind: as built in, else as grappes.csv first writes it. */
function kindSpelling(written: readonly string[]): (kind: string) => string {
  const byPlain = new Map<string, string>();
  for (const kind of [...BUILT_IN_KINDS, ...written]) {
    const plain = plainWord(kind);
    if (!byPlain.has(plain)) byPlain.set(plain, kind);
  }
  return (kind) => byPlain.get(plainWord(kind)) ?? kind;
}

/** The convention with that spelling in `kinds` of its rules. */
function respelled(convention: Convention, spelled: (kind: string) => string): Convention {
  const rules = convention.rules.map(
    ({ appliesTo, ...rule }): Rule => ({
      ...rule,
      appliesTo: { ...appliesTo, kinds: appliesTo.kinds?.map(spelled) },
    }),
  );
  return { ...convention, rules };
}
