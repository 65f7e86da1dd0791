/** By which word the machine says why it refuses: `ENOENT`; empty for an error of another kind. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
