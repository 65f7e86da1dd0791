/** A block of YAML from plain data. Texts that YAML could take for something else are quoted; numbers are plain. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_-]*$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const WORDS = ['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n'];

export function writeYaml(node: unknown): string {
  return `${lines(node).join('\n')}\n`;
}

function lines(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap((item: unknown) => indented('- ', lines(item)));
  const entries = node instanceof Map ? [...node] : Object.entries(node as object);
  return entries.flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [`${scalar(key, true)}: ${scalar(value, false)}`];
    const inner = isEmpty(value) ? [Array.isArray(value) ? '[]' : '{}'] : undefined;
    if (inner) return [`${scalar(key, true)}: ${inner[0]}`];
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
      return [`${scalar(key, true)}: [${value.map((item) => scalar(item, false)).join(', ')}]`];
    }
    return [`${scalar(key, true)}:`, ...lines(value).map((line) => `  ${line}`)];
  });
}

function indented(mark: string, block: readonly string[]): string[] {
  return block.map((line, i) => (i === 0 ? mark : '  ') + line);
}

function isEmpty(value: object): boolean {
  return value instanceof Map ? value.size === 0 : Object.keys(value).length === 0;
}

function scalar(value: unknown, key: boolean): string {
  if (typeof value === 'number') return String(value);
  const text = String(value);
  const plain = (PLAIN.test(text) && !WORDS.includes(text.toLowerCase())) || (!key && DATE.test(text));
  return plain ? text : JSON.stringify(text);
}
