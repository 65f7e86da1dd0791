import * as z from 'zod';
import { type PartSchema, parametersOf } from '../../allocate/keys/common/define.ts';
import type { KeyDefinition, KeyDefinitions, KeyPart } from '../../allocate/keys/common/key.ts';
import { keyMeantBy, keyWords } from '../../allocate/keys/common/use.ts';
import type { Key, Over } from '../../domain/rule.ts';
import { SITE_TYPE_WORDS } from '../../forms/choices.ts';
import { adopt } from '../../forms/chosen.ts';
import { asObject, listOf, mapping, oneOf, oneWord, words } from '../../forms/scalars.ts';
import { fieldsOf } from '../../text/field-name.ts';
import { nearest } from '../../text/nearest.ts';

/** `over` of a share: what narrows who takes part. */
export const overSchema = mapping({
  site_types: listOf(oneOf(SITE_TYPE_WORDS)).optional(),
  members: listOf(words).optional(),
}).transform((given): Over => fieldsOf(given));

/** `share` of a rule: a key, and what narrows who takes part in it. */
export function shareSchema(keys: KeyDefinitions): PartSchema {
  return withOver(keySchema(keys, withOver(keySchema(keys, deepSchema(keys)))));
}

/** A share deep inside a mix, where `over` is not allowed. */
function deepSchema(keys: KeyDefinitions): PartSchema {
  const schema: PartSchema = z.lazy(() =>
    keySchema(keys, schema).transform((share): KeyPart => ({ share, over: undefined })),
  );
  return schema;
}

/** A share that may have `over` besides its key. */
function withOver(key: z.ZodType<Key>): PartSchema {
  return z.unknown().transform((given, context): KeyPart => {
    const parts = splitOver(given);
    const share = adopt(key.safeParse(parts.key), context, { knownToo: 'over' });
    const narrowed = adopt(overSchema.optional().safeParse(parts.over), context, { prefix: ['over'] });
    return share === undefined ? z.NEVER : { share, over: narrowed };
  });
}

const per = oneWord(['site', 'member']);

/** The word of `by`, together with `per`, decides which other parameters a key has. */
function keySchema(keys: KeyDefinitions, part: PartSchema): z.ZodType<Key> {
  const reserved = keyWords(keys);
  const schemas = new Map(keys.map((definition) => [definition, parameters(definition, keys, part)]));
  const any = z.preprocess(asObject, z.looseObject({ by: words }, { error: '{ by: … }' }));
  return z.unknown().transform((given, context): Key => {
    const share = adopt(any.safeParse(given), context);
    if (share === undefined) return z.NEVER;
    const word = reserved.find((known) => known === share.by);
    const alike = keys.filter((definition) => definition.word === word);
    const wanted = per.safeParse(share['per']).data;
    const chosen =
      alike.find((definition) => wanted !== undefined && definition.per === wanted) ??
      alike.find(({ perByDefault }) => perByDefault);
    const schema = chosen && schemas.get(chosen);
    if (schema === undefined) throw new RangeError(`no key ${share.by} is meant without per`);
    // As it was given: a loose object has lost a key such as `__proto__`.
    const read = schema.safeParse(given);
    const meant = word === undefined ? keyMeant(share.by, share['as_of'] !== undefined, keys, part) : '';
    if (read.success || meant === '') return adopt(read, context) ?? z.NEVER;
    // The word is misspelt: the parameters belong to another key.
    context.addIssue({ code: 'custom', message: meant, path: ['by'] });
    return z.NEVER;
  });
}

/** The key that a misspelt word may mean; empty where it is a measure, since one counted on a day may have any name. */
function keyMeant(word: string, isCounted: boolean, keys: KeyDefinitions, part: PartSchema): string {
  const counted = keys.filter((definition) => 'as_of' in parametersOf(definition, part));
  const named = keyMeantBy(word, isCounted ? counted : keys);
  return named ?? (isCounted ? '' : nearest(word, keyWords(keys)));
}

function parameters(definition: KeyDefinition, keys: KeyDefinitions, part: PartSchema): z.ZodType<Key> {
  const pers = keys.flatMap(({ word, per }) => (word === definition.word && per !== undefined ? [per] : []));
  const shape = {
    by: words,
    ...(pers.length > 0 ? { per: oneWord(pers).optional() } : {}),
    ...parametersOf(definition, part),
  };
  return mapping(shape).transform(
    (given): Key => definition.build(given as Readonly<Record<string, unknown>>, given.by as string),
  );
}

function splitOver(share: unknown): { readonly key: unknown; readonly over: unknown } {
  if (!(share instanceof Map) || !share.has('over')) return { key: share, over: undefined };
  const key = new Map(share);
  key.delete('over');
  return { key, over: share.get('over') };
}
