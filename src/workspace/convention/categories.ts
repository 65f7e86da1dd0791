import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { CATEGORIES, type Category, type OwnCategories } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { CATEGORY_WORDS, categoryWord } from '../../forms/choices.ts';
import { nearestWord } from '../../text/nearest.ts';
import { plainWord } from '../../text/plain-form.ts';
import { ownWords } from '../columns/own-categories.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import { entriesOf, itemsOf, type KeyPath, valueAt } from './yaml-source.ts';

/** The convention with the canonical word of each category: built in, or as `own_categories` writes it. */
export function withCategories(convention: Convention): Convention {
  const ownWord = ownWords(convention.ownCategories);
  const wordOf = (text: Category): Category => categoryWord(text) ?? ownWord(text) ?? text;
  return {
    ...convention,
    rules: convention.rules.map(({ appliesTo, ...rule }) => ({
      ...rule,
      appliesTo: { ...appliesTo, categories: appliesTo.categories?.map(wordOf) },
    })),
    layouts: convention.layouts.map((layout) => ({
      ...layout,
      categories: layout.categories.map(({ glob, category }) => ({ glob, category: wordOf(category) })),
    })),
  };
}

/** Categories that are neither built in nor the convention's own, and own ones that are not allowed. */
export function categoryProblems(data: unknown, placeOf: ParsedConvention['placeOf']): readonly Problem[] {
  const own: OwnCategories = new Map(entriesOf(data, ['own_categories']).map(([word]) => [word, 'other']));
  const ownWord = ownWords(own);
  const known: Listed = {
    en: [...CATEGORIES, ...own.keys()],
    fr: [...CATEGORIES.map((word) => CATEGORY_WORDS[word] ?? word), ...own.keys()],
  };
  const wrong = written(data).filter(
    ({ text }) => text !== '' && categoryWord(text) === undefined && ownWord(text) === undefined,
  );
  return [
    ...wrong.map(({ text, path }): Problem => {
      if (path.at(-2) === 'defaults') {
        const near = { en: nearestWord(text, known.en), fr: nearestWord(text, known.fr) };
        const args = {
          choices: listed(known, ', '),
          value: text,
          nearest: near,
          ownWord: JSON.stringify(text),
        };
        return problem('choice-invalid', { ...placeOf(path), value: text }, args);
      }
      const found = `"${text}"`;
      return problem(
        'value-invalid',
        { ...placeOf(path), value: found },
        { expected: listed(known, ' | '), found },
      );
    }),
    ...ownProblems(own, placeOf),
  ];
}

/** Words, in each language. */
type Listed = Readonly<Record<Language, readonly string[]>>;

function listed({ en, fr }: Listed, between: string): Bilingual {
  return { en: en.join(between), fr: fr.join(between) };
}

/** Own categories that are built-in words, or the same word twice. */
function ownProblems(own: OwnCategories, placeOf: ParsedConvention['placeOf']): readonly Problem[] {
  const seen = new Set<string>();
  return [...own.keys()].flatMap((word) => {
    const plain = plainWord(word);
    const usable = plain !== '' && word !== '*' && categoryWord(word) === undefined && !seen.has(plain);
    seen.add(plain);
    if (usable) return [];
    return [problem('category-own', { ...placeOf(['own_categories', word]), value: word }, { value: word })];
  });
}

interface Written {
  readonly text: string;
  readonly path: KeyPath;
}

/** Every place of a convention where a category may stand. */
function written(data: unknown): readonly Written[] {
  const found: Written[] = [];
  const add = (value: unknown, path: KeyPath): void => {
    if (typeof value === 'string') found.push({ text: value.normalize('NFC').trim(), path });
  };
  for (const [i, rule] of itemsOf(data, ['rules'])) {
    for (const [j, text] of itemsOf(rule, ['applies_to', 'categories'])) {
      add(text, ['rules', i, 'applies_to', 'categories', j]);
    }
  }
  for (const [i, layout] of itemsOf(data, ['invoices'])) {
    for (const [glob, text] of entriesOf(layout, ['categories'])) {
      add(text, ['invoices', i, 'categories', glob]);
    }
    add(valueAt(layout, ['defaults', 'category']), ['invoices', i, 'defaults', 'category']);
    for (const [cell, text] of entriesOf(layout, ['values', 'category'])) {
      add(text, ['invoices', i, 'values', 'category', cell]);
    }
  }
  return found;
}
