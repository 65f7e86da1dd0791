import { lineParts } from './line-end.ts';

const WIDTH = 80;

/** Markdown in lines of at most 80 characters for terminals: words stay whole, lists hang, blocks of code stay. */
export function wrapped(text: string): string {
  let code = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) code = !code;
    return code || line.startsWith('#')
      ? [line]
      : linesWithin(line, WIDTH, line.startsWith('- ') ? '  ' : '');
  });
  return lines.join('\n');
}

/** A line in lines of at most so many characters, where words allow it; those below the first are indented. */
export function linesWithin(line: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const part of lineParts(line)) {
    if (current !== '' && current.length + 1 + part.length > width) {
      lines.push(current);
      current = `${indent}${part}`;
    } else current = current === '' ? part : `${current} ${part}`;
  }
  return [...lines, current];
}
