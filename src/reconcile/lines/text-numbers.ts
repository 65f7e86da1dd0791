import { detached } from '../../text/detached.ts';

/** Texts by number, each once: 0 stands for no text. Many lines say what the line before said. */
export interface TextNumbers {
  readonly numberOf: (text: string | undefined) => number;
  readonly textOf: (number: number) => string | undefined;
}

export function textNumbers(): TextNumbers {
  const numbers = new Map<string, number>();
  const texts: (string | undefined)[] = [undefined];
  let last: string | undefined;
  let lastNumber = 0;
  return {
    numberOf(text) {
      if (text === last) return lastNumber;
      last = text;
      lastNumber = text === undefined ? 0 : (numbers.get(text) ?? keep(text, numbers, texts));
      return lastNumber;
    },
    textOf: (number) => texts[number],
  };
}

function keep(text: string, numbers: Map<string, number>, texts: (string | undefined)[]): number {
  const own = detached(text);
  numbers.set(own, texts.length);
  return texts.push(own) - 1;
}
