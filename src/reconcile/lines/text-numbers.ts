/** Texts by number, each once: 0 stands for no text. */
export interface TextNumbers {
  readonly numberOf: (text: string | undefined) => number;
  readonly textOf: (number: number) => string | undefined;
}

export function textNumbers(): TextNumbers {
  const numbers = new Map<string, number>();
  const texts: (string | undefined)[] = [undefined];
  return {
    numberOf(text) {
      if (text === undefined) return 0;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const own = ownText(text);
      numbers.set(own, texts.length);
      return texts.push(own) - 1;
    },
    textOf: (number) => texts[number],
  };
}

/** V8 keeps a longer part of a text together with the whole text that it was cut from, as long as the part is kept. */
const LONGEST_CUT_AS_COPY = 12;

function ownText(text: string): string {
  return text.length <= LONGEST_CUT_AS_COPY ? text : JSON.parse(JSON.stringify(text));
}
