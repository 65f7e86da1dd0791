/** The files of a workspace: each table in its own style. */

import type { WorkspaceFiles } from '../oracle/oracle.ts';
import {
  type ConventionModel,
  type GeneratedWorkspace,
  type ListModel,
  layoutOf,
  type RuleModel,
  type ShareModel,
} from './model.ts';
import { type RenderedList, renderList } from './render-list.ts';
import { tableText } from './render-table.ts';
import { writeYaml } from './yaml.ts';

export function render(ws: GeneratedWorkspace): WorkspaceFiles {
  const lists = (ws.lists ?? []).map((list) => ({ list, rendered: renderList(list, ws) }));
  const files: Record<string, string> = {
    'convention.yaml': writeYaml({ ...conventionNode(ws.convention), ...tablesNode(lists) }),
  };
  for (const [name, table] of Object.entries(ws.tables)) {
    files[`${name}.csv`] = tableText(table, undefined, ws.convention.numbers?.decimal);
  }
  for (const { name, table } of ws.invoices) {
    const layout = layoutOf(ws.convention, name);
    files[`invoices/${name}`] = tableText(
      table,
      layout,
      layout?.numbers?.decimal ?? ws.convention.numbers?.decimal,
    );
  }
  for (const [path, text] of Object.entries(ws.ignored ?? {})) files[path] = text;
  for (const { list, rendered } of lists) files[list.file] = rendered.text;
  return files;
}

/** One layout as it is, several as a list. */
function tablesNode(lists: readonly { readonly list: ListModel; readonly rendered: RenderedList }[]): object {
  if (lists.length === 0) return {};
  const names = [...new Set(lists.map(({ list }) => list.table))];
  const layouts = names.map((name) => {
    const own = lists.filter(({ list }) => list.table === name).map(({ rendered }) => rendered.layout);
    return [name, own.length === 1 ? own[0] : own];
  });
  return { tables: Object.fromEntries(layouts) };
}

function conventionNode({ invoices, rules, ...switches }: ConventionModel): object {
  return {
    ...switches,
    ...(invoices.length > 0
      ? {
          invoices: invoices.map((layout) => ({
            ...layout,
            ...(layout.categories ? { categories: new Map(layout.categories) } : {}),
          })),
        }
      : {}),
    rules: rules.map(ruleNode),
  };
}

function ruleNode({ over, share, ...rule }: RuleModel): unknown {
  return { ...rule, share: { ...shareNode(share), ...(over ? { over } : {}) } };
}

function shareNode(share: ShareModel): Readonly<Record<string, unknown>> {
  if (share.by === 'measure') {
    const { measure, ...rest } = share;
    return { ...rest, by: measure };
  }
  if (share.by === 'mix')
    return {
      ...share,
      of: share.of.map(({ part, share: inner, over }) => ({
        part,
        share: { ...shareNode(inner), ...(over ? { over } : {}) },
      })),
    };
  if (share.by === 'amounts') {
    const { over } = share;
    const rest = { ...shareNode(share.rest), ...(over ? { over } : {}) };
    return { by: share.by, first: new Map(Object.entries(share.first)), rest };
  }
  return share.by === 'fixed' ? { ...share, parts: new Map(Object.entries(share.parts)) } : { ...share };
}
