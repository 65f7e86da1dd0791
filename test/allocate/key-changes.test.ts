/**
 * What a definition says that its shares hang on is true of them: a segment is planned once for all its days, so that a
 * key that forgets a day, the days of the line or its net would share by what held elsewhere.
 */
import { describe, expect, test } from 'vitest';
import { segmentAround } from '../../src/allocate/change-days.ts';
import { none } from '../../src/allocate/keys/common/define.ts';
import type { KeyDefinition, KeyDefinitions } from '../../src/allocate/keys/common/key.ts';
import { definitionOf, keysWithin, readsPeriod, sharesByKey } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { changeDaysOf } from '../../src/allocate/plan/register-change-days.ts';
import type { Register } from '../../src/allocate/register.ts';
import { participantsOn } from '../../src/allocate/target/participants.ts';
import type { Target } from '../../src/allocate/target/target.ts';
import { fraction } from '../../src/domain/numbers/fraction.ts';
import type { Key } from '../../src/domain/rule.ts';
import { type Day, type DayRange, dayOf } from '../../src/domain/time/calendar.ts';
import { groupWith } from '../docs/worked-group.ts';
import { registerFrom } from './outcomes.ts';

const FROM = dayOf(2024, 1, 1);
const TO = dayOf(2025, 12, 31);

/** The small group of the reference with a history: whatever a key looks at has begun, changed or ended on a day of its own. */
async function historyOf(share: string, target: string): Promise<Register> {
  const group = groupWith({
    convention: `site_of_grappe: site\nrules: [{ id: r, article: "1", applies_to: { target: ${target} }, share: ${share} }]`,
  });
  return registerFrom({
    ...group,
    'sites.csv':
      'site,name,type,member,valid_from,valid_to\nCLG,Collège,college,MEUSE,2019-03-16,2024-04-14\nCLG,Collège,college,MEUSE,2024-04-15,\nLYC,Lycée,lycee,REGION,2011-06-22,\n',
    'grappes.csv':
      'grappe,name,kind,site,weight,head,valid_from,valid_to\nCITE,Cité,cite_scolaire,CLG,1,,2018-05-07,2023-08-19\nCITE,Cité,cite_scolaire,CLG,2,,2023-08-20,\nCITE,Cité,cite_scolaire,LYC,3,yes,2012-11-23,\n',
    'accesses.csv':
      'access,serves,bandwidth_mbps,activated_on,terminated_on\nA1,CITE,200,2020-02-12,\nA2,CLG,100,2023-03-09,2025-07-18\nA3,LYC,500,2021-12-02,\n',
    'measures.csv': measures(String(group['measures.csv'])),
  });
}

/** Each observation made again in later years, on other days, with other values. */
function measures(text: string): string {
  const [header, ...rows] = text.trimEnd().split('\n');
  const again = rows.flatMap((row, place) => {
    const [measure, site, member, , value] = row.split(',');
    return [2021, 2022, 2023, 2024].flatMap((year) =>
      ['10-01', '01-17', '04-28'].map(
        (date, index) =>
          `${measure},${site},${member},${year}-${date},${Number(value) + 7 * place + year + index}`,
      ),
    );
  });
  return `${[header, ...again].join('\n')}\n`;
}

/** Targets of a kind in that group. */
const TARGETS: Readonly<Record<string, Target>> = {
  grappe: { kind: 'grappe', id: 'CITE', access: undefined },
  group: { kind: 'group', id: '*', access: undefined },
};

interface Asked {
  readonly register: Register;
  readonly keys: KeyDefinitions;
  readonly key: Key;
  readonly target: Target;
}

/** Shares and what explains them, or the codes of what stands in the way. */
function sharesOn(
  { register, keys, key, target }: Asked,
  day: Day,
  { period, net = 10_000n }: { readonly period: DayRange; readonly net?: bigint },
): string {
  const taking = participantsOn(target, day, register);
  if ('code' in taking) return taking.code;
  const { participants } = taking;
  const ofRule = { rule: 'r', appliesTo: undefined };
  const input = { target, participants, day, period, net: fraction(net, 1n), ...ofRule, register };
  const found = sharesByKey(keys, key, input);
  if ('faults' in found) return found.faults.map(({ code }) => code).join(' ');
  return JSON.stringify(found, (name, value) =>
    typeof value === 'bigint' ? String(value) : name === 'definition' ? value.by : value,
  );
}

/** What the definitions of a key say too little of: a day within a segment on which its shares differ, the line's days, its net. */
function untold(asked: Asked): readonly string[] {
  const { register, keys, key, target } = asked;
  const changeDays = changeDaysOf(register, keys);
  const used = keysWithin(keys, key).map(({ share }) => ({ share, definition: definitionOf(keys, share) }));
  const isOfPeriod = used.some(({ share, definition }) => readsPeriod(definition, share));
  const readsNet = used.some(({ definition }) => definition.readsNet);
  const period = { from: FROM, to: TO };
  const told = new Set<string>();
  let around: DayRange = { from: FROM, to: FROM - 1 };
  let before = '';
  let isShared = false;
  for (let day = FROM; day <= TO; day++) {
    const shares = sharesOn(asked, day, { period });
    isShared ||= shares.startsWith('{');
    if (day <= around.to && shares !== before) told.add('changes on a day that it does not name');
    if (day > around.to) {
      around = segmentAround(day, [
        changeDays.common,
        changeDays.ofTarget(target),
        changeDays.ofYear(target, day),
      ]);
    }
    before = shares;
    if (day % 9 !== 0) continue;
    if (!isOfPeriod && sharesOn(asked, day, { period: { from: day, to: day } }) !== shares) {
      told.add('reads the days of the line');
    }
    if (!readsNet && sharesOn(asked, day, { period, net: 3n }) !== shares) told.add('reads the net');
  }
  if (!isShared) told.add('has no shares: let the history hold what it looks at');
  return [...told];
}

/** What is untold of a share, for all that it may be for. */
async function untoldOf(
  share: string,
  targets: KeyDefinition['targets'] = ['grappe', 'group'],
  keys: KeyDefinitions = KEYS,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of targets) {
    const register = await historyOf(share, kind);
    const [rule] = register.workspace.convention.rules;
    const target = TARGETS[kind];
    if (rule === undefined || target === undefined) throw new Error(`no rule for a ${kind}`);
    found.push(
      ...untold({ register, keys, key: rule.share, target }).map((what) => `for a ${kind}: ${what}`),
    );
  }
  return found;
}

const EXAMPLES = KEYS.map((definition) => [definition.page.example, definition] as const);

describe('nothing that its shares hang on is untold', () => {
  test.each(EXAMPLES)('by %s', async (example, definition) => {
    expect(await untoldOf(example, definition.targets)).toEqual([]);
  });

  test('by what is measured over the days of the line', async () => {
    expect(await untoldOf('{ by: students, as_of: period_end }')).toEqual([]);
  });
});

describe('it would be found', () => {
  const anyDay = KEYS.map(({ changes: _, ...definition }) => ({ ...definition, mentions: none }));
  const dated = EXAMPLES.filter(([example, { changes }]) => changes !== undefined || /as_of/u.test(example));

  test.each(dated)('that %s named no day', async (example, definition) => {
    const found = await untoldOf(example, definition.targets, anyDay);
    expect(found).toContain(
      `for a ${definition.targets?.[0] ?? 'grappe'}: changes on a day that it does not name`,
    );
  });

  test('that the days of the line were read', async () => {
    const keys = KEYS.map((definition) => ({ ...definition, mentions: none }));
    expect(await untoldOf('{ by: students, as_of: period_end }', undefined, keys)).toContain(
      'for a grappe: reads the days of the line',
    );
  });

  test('that the net was read', async () => {
    const keys = KEYS.map((definition) => ({ ...definition, readsNet: false }));
    const [example = ''] = EXAMPLES.find(([, { by }]) => by === 'amounts') ?? [];
    expect(await untoldOf(example, undefined, keys)).toContain('for a grappe: reads the net');
  });
});
