/** Letters, digits and signs that no shell takes for anything but themselves. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:@%+,=-]+$/u;
/** Those of them that neither cmd.exe nor PowerShell does: `,` parts arguments there, `%` and `@` name variables. */
const PLAIN_ON_WINDOWS = /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u;
/** What double quotes leave as it is in the shells of Unix. */
const QUOTED = /^[^"$`!\\]*$/u;

/** A path as a proposed command line writes it: as a shell takes it for one argument, and grappe for no option. */
export function shellWord(path: string, platform?: NodeJS.Platform): string {
  return shellText(path.startsWith('-') ? `./${path}` : path, platform);
}

/** A text that is no path, as a shell takes it for one argument. */
export function shellText(text: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return PLAIN_ON_WINDOWS.test(text) ? text : windowsQuoted(text);
  if (PLAIN.test(text)) return text;
  return QUOTED.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Double quotes, which both shells of Windows know. A `\` before the last of them would make it part of the text. */
function windowsQuoted(text: string): string {
  return `"${text}${/\\*$/.exec(text)?.[0] ?? ''}"`;
}
