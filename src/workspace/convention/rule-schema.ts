import type { KeyDefinitions } from '../../allocate/keys/key.ts';
import { FIRST_DAY, LAST_DAY } from '../../domain/calendar.ts';
import { RULE_TARGETS, type Rule } from '../../domain/rule.ts';
import { SITE_TYPE_WORDS } from '../../forms/choices.ts';
import { day, listOf, mapping, oneOf, oneWord, words } from '../../forms/scalars.ts';
import { shareSchema } from './share-schema.ts';

const appliesTo = mapping({
  target: oneWord(RULE_TARGETS).optional(),
  kinds: listOf(words).optional(),
  grappes: listOf(words).optional(),
  sites: listOf(words).optional(),
  site_types: listOf(oneOf(SITE_TYPE_WORDS)).optional(),
  categories: listOf(words).optional(),
  suppliers: listOf(words).optional(),
  item_codes: listOf(words).optional(),
});

/** One entry of `rules:`, without its line. */
export const ruleSchema = (keys: KeyDefinitions) =>
  mapping({
    id: words,
    article: words.optional(),
    title: words.optional(),
    from: day.optional(),
    to: day.optional(),
    applies_to: appliesTo.optional(),
    share: shareSchema(keys),
    billed_to: oneWord(['largest_share']).optional(),
  }).transform(
    (rule): Omit<Rule, 'row'> => ({
      id: rule.id,
      article: rule.article,
      title: rule.title,
      days: { from: rule.from ?? FIRST_DAY, to: rule.to ?? LAST_DAY },
      appliesTo: {
        target: rule.applies_to?.target ?? 'grappe',
        kinds: rule.applies_to?.kinds,
        grappes: rule.applies_to?.grappes,
        sites: rule.applies_to?.sites,
        siteTypes: rule.applies_to?.site_types,
        categories: rule.applies_to?.categories,
        suppliers: rule.applies_to?.suppliers,
        itemCodes: rule.applies_to?.item_codes,
      },
      share: rule.share.share,
      over: rule.share.over,
      billedTo: rule.billed_to,
    }),
  );
