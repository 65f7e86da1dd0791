/** Letters, digits and signs that no shell takes for anything but themselves. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:@%+,=-]+$/u;
/** What double quotes leave as it is in the shells of Unix and of Windows. */
const QUOTED = /^[^"$`!\\]*$/u;

/** A path as a proposed command line writes it, so that a shell takes it for one argument, and grappe for no option. */
export function shellWord(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  if (PLAIN.test(named)) return named;
  return QUOTED.test(named) ? `"${named}"` : `'${named.replaceAll("'", "'\\''")}'`;
}
