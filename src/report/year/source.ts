import type { Workspace } from '../../domain/workspace.ts';
import type { Account, Balance } from '../../settle/account.ts';
import type { Names } from '../statement/names.ts';

/** What all statements of an account have in common. */
export interface YearStatementsSource extends Account {
  readonly workspace: Workspace;
  readonly names: Names;
  readonly period: string;
  readonly months: readonly string[];
  readonly balances: readonly Balance[];
  readonly runs: readonly {
    readonly run: string;
    readonly runId: string;
    readonly month: string;
    readonly closedOn: number;
  }[];
  readonly version: string;
  readonly accountId: string;
  /** What every page must say: what is missing, or that it is a forecast. */
  readonly marks: readonly string[];
}
