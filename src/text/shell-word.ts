/** Letters, digits and signs that no shell interprets. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:@%+,=-]+$/u;
/**
 * Those that cmd.exe and PowerShell do not interpret either: there, `,` separates arguments, and `%` and `@` name
 * variables.
 */
const PLAIN_ON_WINDOWS = /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u;
/** Texts that double quotes protect in the shells of Unix. */
const QUOTED = /^[^"$`!\\]*$/u;

/** A path in a proposed command line: one argument for the shell, and no option for grappe. */
export function shellWord(path: string, platform?: NodeJS.Platform): string {
  return shellText(path.startsWith('-') ? `./${path}` : path, platform);
}

/** A text other than a path, as one argument for the shell. */
export function shellText(text: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return PLAIN_ON_WINDOWS.test(text) ? text : windowsQuoted(text);
  if (PLAIN.test(text)) return text;
  return QUOTED.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Double quotes, which both shells of Windows know. A `\` before the closing one would make it part of the text. */
function windowsQuoted(text: string): string {
  return `"${text}${/\\*$/.exec(text)?.[0] ?? ''}"`;
}
