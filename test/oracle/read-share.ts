/** `share` of a rule, and its parts. */
import { compare, type Fraction, ONE, sum } from './fraction.ts';
import type { AsOf, Reference, Share } from './model.ts';
import { parsePart } from './numbers.ts';
import type { Known } from './read-tables.ts';
import type { Reasons } from './table.ts';
import { type Node, type Reader, reader } from './yaml-node.ts';

export interface ShareContext {
  readonly target: string;
  readonly known: Known;
  readonly reasons: Reasons;
}

const YEARS = ['current', 'previous', 'penultimate', 'school_current', 'school_previous'];
const REFERENCE = ['as_of', 'max_age_days'];

export function readShare(node: Node, place: string, top: boolean, context: ShareContext): Share {
  const { known, reasons, target } = context;
  const by = reader(node, place, undefined, []).text('by');
  const read = (...keys: string[]): Reader =>
    reader(node, place, ['by', ...keys, ...(top ? ['over'] : [])], reasons);
  switch (by) {
    case 'equal': {
      const per = read('per').oneOf('per', ['site', 'member'], 'member');
      return { by: 'equal', per: per === 'site' ? 'site' : 'member' };
    }
    case 'weight':
    case 'head':
      read();
      if (target !== 'grappe') reasons.push(`convention.yaml: ${place}: ${by} is for the target grappe`);
      return { by };
    case 'fixed': {
      const share = read('parts', 'absent');
      const parts = new Map<string, Fraction>();
      for (const [member, part] of share.map('parts')) {
        if (!known.members.has(member)) reasons.push(`convention.yaml: ${place}: unknown member ${member}`);
        parts.set(member, readPart(part, place, reasons));
      }
      if (parts.size === 0) reasons.push(`convention.yaml: ${place}: no parts`);
      return { by, parts, absent: share.oneOf('absent', ['', 'charged', 'left_out'], '') };
    }
    case 'payer': {
      const member = read('member').text('member');
      if (!known.members.has(member)) reasons.push(`convention.yaml: ${place}: unknown member ${member}`);
      return { by, member };
    }
    case 'majority': {
      const share = read('of', ...REFERENCE);
      return { by, reference: readReference(share.text('of'), share, context) };
    }
    case 'mix': {
      const of = read('of')
        .list('of')
        .map((item, i) => {
          const component = reader(item, `${place}.of[${i}]`, ['part', 'share'], reasons);
          return {
            part: readPart(component.text('part'), place, reasons),
            share: readShare(component.map('share'), `${place}.of[${i}]`, false, context),
          };
        });
      if (compare(sum(of.map((item) => item.part)), ONE) !== 0)
        reasons.push(`convention.yaml: ${place}: parts are not 1`);
      return { by, of };
    }
    default:
      return { by: 'measure', reference: readReference(by, read(...REFERENCE), context) };
  }
}

function readPart(node: Node, place: string, reasons: Reasons): Fraction {
  const part = typeof node === 'string' ? parsePart(node) : undefined;
  if (part === undefined) reasons.push(`convention.yaml: ${place}: no part`);
  return part ?? ONE;
}

function readReference(measure: string, share: Reader, { known, reasons }: ShareContext): Reference {
  if (!known.measures.has(measure))
    reasons.push(`convention.yaml: ${share.place}: unknown measure ${measure}`);
  const asOf = readAsOf(share, reasons);
  const maxAge = share.text('max_age_days');
  if (maxAge !== '' && !/^\d+$/u.test(maxAge)) reasons.push(`convention.yaml: ${share.place}: max_age_days`);
  return { measure, asOf, maxAge: maxAge !== '' ? Number(maxAge) : asOf.latest ? undefined : 366 };
}

function readAsOf(share: Reader, reasons: Reasons): AsOf {
  if (!share.has('as_of')) return { latest: true };
  const place = `${share.place}.as_of`;
  if (share.isText('as_of')) {
    share.oneOf('as_of', ['latest'], undefined);
    return { latest: true };
  }
  const asOf = reader(share.map('as_of'), place, ['date', 'year'], reasons);
  const date = /^(\d{2})-(\d{2})$/u.exec(asOf.text('date'));
  const [month, day] = [Number(date?.[1] ?? 0), Number(date?.[2] ?? 0)];
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > longest) reasons.push(`convention.yaml: ${place}: no MM-DD`);
  return { latest: false, month, day, year: asOf.oneOf('year', YEARS, undefined) };
}
