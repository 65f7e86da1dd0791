/** Letters, digits and signs that no shell takes for anything but themselves. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:@%+,=-]+$/u;
/** Those of them that neither cmd.exe nor PowerShell does: `,` parts arguments there, `%` and `@` name variables. */
const PLAIN_ON_WINDOWS = /^[\p{L}\p{M}\p{N}_./\\:+-]+$/u;
/** What double quotes leave as it is in the shells of Unix. */
const QUOTED = /^[^"$`!\\]*$/u;

/** A path as a proposed command line writes it, so that a shell takes it for one argument, and grappe for no option. */
export function shellWord(path: string, platform: NodeJS.Platform = process.platform): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  if (platform === 'win32') return PLAIN_ON_WINDOWS.test(named) ? named : windowsQuoted(named);
  if (PLAIN.test(named)) return named;
  return QUOTED.test(named) ? `"${named}"` : `'${named.replaceAll("'", "'\\''")}'`;
}

/** Double quotes, which both shells of Windows know. A `\` before the last of them would make it part of the path. */
function windowsQuoted(path: string): string {
  return `"${path}${/\\*$/.exec(path)?.[0] ?? ''}"`;
}
