import type { Convention } from '../domain/convention.ts';
import { BUILT_IN_KINDS } from '../domain/grappe.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { Rule } from '../domain/rule.ts';
import { plainWord } from '../text/plain-form.ts';
import type { ParsedConvention } from './convention/parsed-convention.ts';
import type { Tables } from './tables.ts';

/** Tables and convention with one spelling of each kind of grappe (DATA.md, "Reading"); 0.1 compared them byte for byte. */
export function withKinds(
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

/** How each kind is spelled wherever it stands: as built in, else as grappes.csv writes it first. */
function kindSpelling(written: readonly string[]): (kind: string) => string {
  const byPlain = new Map<string, string>();
  for (const kind of [...BUILT_IN_KINDS, ...written]) {
    const plain = plainWord(kind);
    if (!byPlain.has(plain)) byPlain.set(plain, kind);
  }
  return (kind) => byPlain.get(plainWord(kind)) ?? kind;
}

/** The convention with `kinds` of its rules so spelled, on all days of its settings. */
function respelled(convention: Convention, spelled: (kind: string) => string): Convention {
  const rules = convention.rules.map(
    ({ appliesTo, ...rule }): Rule => ({
      ...rule,
      appliesTo: { ...appliesTo, kinds: appliesTo.kinds?.map(spelled) },
    }),
  );
  const dated = convention.dated.map((turn) => ({ ...turn, convention: { ...turn.convention, rules } }));
  return { ...convention, rules, dated };
}
