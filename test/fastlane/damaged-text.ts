/** Invoice files as texts, changed where only a reader of records notices. */
import type { Random } from '../generators/random.ts';

/** A text of a CSV file with something unusual about its records, its line ends or its length. */
export function damagedText(text: string, random: Random): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const at = random.int(1, Math.max(1, lines.length - 2));
  const line = lines[at] ?? '';
  const delimiter = [',', ';', '\t'].reduce((best, next) =>
    lines[0] !== undefined && lines[0].split(next).length > lines[0].split(best).length ? next : best,
  );
  const withLine = (other: string): string => lines.toSpliced(at, 1, other).join(eol);
  return random.pick<() => string>([
    () => text.trimEnd(),
    () => `${text}${delimiter.repeat(3)}`,
    () => withLine(`${line}${delimiter}`),
    () => withLine(line.slice(0, line.lastIndexOf(delimiter))),
    () => withLine(`${line}${eol}${eol}`),
    () => withLine(`${line}${eol}${delimiter.repeat(3)}`),
    () => withLine(`${line}\r`),
    () => withLine(`\r${line}`),
    () => withLine(`${line}\r${line}`),
    () => withLine(`${line.slice(0, 3)}"${line.slice(3)}`),
    () => withLine(`"${line}`),
    () => withLine(`"a"b${delimiter}${line}`),
    () => withLine(`"${line.replaceAll('"', '')}"`),
    () => withLine(`${line}${delimiter.repeat(300)}`),
    () => withLine(`${line}${delimiter}${'x'.repeat(random.int(65_000, 66_000))}`),
    () => withLine(`"${'x\n'.repeat(random.int(30_000, 40_000))}"${eol}${line}`),
    () => withLine(`${line}${delimiter}"${'é'.repeat(random.int(500_000, 560_000))}"`),
    () => withLine(`${line}${delimiter}${'x'.repeat(random.int(1_040_000, 1_120_000))}`),
  ])();
}
