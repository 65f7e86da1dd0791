import { readFileSync } from 'node:fs';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { einvoiceProposal, loneProposal } from '../../init/from/lone-proposal.ts';
import type { Remark } from '../../init/from/remarks.ts';
import { seeLists } from '../../init/from/seen-list.ts';
import { mayHoldInvoices } from '../../text/file-type.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { einvoiceGlobs, einvoiceNames, isToUnpack } from './einvoice-names.ts';

/** Proposes a layout for one file, or for what comes on standard input, in no workspace; `yaml` is undefined where none can be. */
export function loneList(
  path: string,
  language: Language,
): {
  readonly yaml: string | undefined;
  readonly remark: Remark | undefined;
  readonly problems: readonly Problem[];
} {
  const isInput = path === STANDARD_INPUT;
  if (!isInput && !mayHoldInvoices(path))
    return { yaml: undefined, remark: { kind: 'not-read', file: path }, problems: [] };
  const names = isInput ? [] : einvoiceNames([path]);
  const remark: Remark | undefined =
    !isInput && isToUnpack(path) ? { kind: 'to-unpack', file: path } : undefined;
  if (names.length > 0)
    return { yaml: einvoiceProposal(einvoiceGlobs(names), language), remark, problems: [] };
  if (remark !== undefined) return { yaml: undefined, remark, problems: [] };
  const problems: Problem[] = [];
  const lists = seeLists(isInput ? readFileSync(0) : path, path, (found) => void problems.push(found));
  const isSeen = lists.length > 0 && !hasErrors(problems);
  return { yaml: isSeen ? loneProposal(lists, language) : undefined, remark, problems };
}
