import { getOrInsert } from '../../domain/cache.ts';
import { defined } from '../../domain/lists.ts';
import { detached } from '../../text/detached.ts';

export type TextNumbers = ReturnType<typeof textNumbers>;

/** Numbers texts, each once; 0 stands for no text. Kept fast for a text equal to the previous one, as on most lines. */
export function textNumbers() {
  const numbers = new Map<string, number>();
  const texts: (string | undefined)[] = [undefined];
  let last: string | undefined;
  let lastNumber = 0;
  return {
    numberOf(text: string | undefined): number {
      if (text === last) return lastNumber;
      last = text;
      lastNumber = text === undefined ? 0 : (numbers.get(text) ?? keep(text, numbers, texts));
      return lastNumber;
    },
    textOf: (number: number): string | undefined => texts[number],
  };
}

function keep(text: string, numbers: Map<string, number>, texts: (string | undefined)[]): number {
  const own = detached(text);
  numbers.set(own, texts.length);
  return texts.push(own) - 1;
}

/** Numbers pairs of whole numbers, each once, in the order in which they were met. */
export function pairNumbers() {
  const numbers = new Map<number, Map<number, number>>();
  const pairs: (readonly [first: number, second: number])[] = [];
  return {
    numberOf(first: number, second: number): number {
      const ofFirst = getOrInsert(numbers, first, () => new Map<number, number>());
      return getOrInsert(ofFirst, second, () => pairs.push([first, second]) - 1);
    },
    firstOf: (number: number): number => defined(pairs[number])[0],
    secondOf: (number: number): number => pairs[number]?.[1] ?? 0,
    size: (): number => pairs.length,
  };
}
