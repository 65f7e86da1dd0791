const WIDTH = 80;

/** Markdown in lines of at most 80 characters for terminals: words stay whole, lists hang, blocks of code stay. */
export function wrapped(text: string): string {
  let code = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) code = !code;
    return code || line.startsWith('#') ? [line] : wrappedLine(line);
  });
  return lines.join('\n');
}

function wrappedLine(line: string): readonly string[] {
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
