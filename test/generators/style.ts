/** How a file may be written without changing what it says. */
import type { Draw } from './features.ts';
import type { Style } from './model.ts';

const PLAIN: Style = {
  delimiter: ',',
  mark: '.',
  frenchHeaders: false,
  frenchWords: false,
  frenchDates: false,
  grouping: '',
  crlf: false,
  bom: false,
  quoteAll: false,
  fancyWords: false,
  decomposed: false,
};

export function styleOf({ random, has }: Pick<Draw, 'random' | 'has'>): Style {
  if (!has('styles')) return PLAIN;
  return {
    delimiter: random.pick([',', ',', ';', ';', '\t']),
    mark: random.pick(['.', ',']),
    frenchHeaders: random.chance(0.5),
    frenchWords: random.chance(0.5),
    frenchDates: random.chance(0.4),
    grouping: random.pick(['', '', ' ', '\u00A0', '\u202F']),
    crlf: random.chance(0.3),
    bom: random.chance(0.3),
    quoteAll: random.chance(0.2),
    fancyWords: has('fancyWords') && random.chance(0.5),
    decomposed: random.chance(0.1),
  };
}
