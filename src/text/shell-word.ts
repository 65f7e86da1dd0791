/** A path in a proposed command line: one argument for the shell, and no option for grappe. */
export function shellWord(path: string, platform?: NodeJS.Platform): string {
  return shellText(path.startsWith('-') ? `./${path}` : path, platform);
}

/** A text other than a path, as one argument for the shell. */
export function shellText(text: string, platform: NodeJS.Platform = process.platform): string {
  if (isPlain(text, platform)) return text;
  if (platform === 'win32') return windowsQuoted(text);
  // What double quotes protect in the shells of Unix.
  return /^[^"$`!\\]*$/u.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Whether a text has only letters, digits and signs that no shell interprets. In those of Windows `,` separates arguments,
 * and `%` and `@` name variables. V8 takes half a millisecond to read these patterns: every command would, were they
 * constants.
 */
function isPlain(text: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32'
    ? /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u.test(text)
    : /^[\p{L}\p{M}\p{N}_./\\:@%+,=-]+$/u.test(text);
}

/** Double quotes, which both shells of Windows know. A `\` before the closing one would make it part of the text. */
function windowsQuoted(text: string): string {
  return `"${text}${/\\*$/.exec(text)?.[0] ?? ''}"`;
}
