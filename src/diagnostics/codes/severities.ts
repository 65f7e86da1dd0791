/** Codes of problems: an error stops a run, a warning is told. */
export type Severities = Readonly<Record<string, 'error' | 'warning'>>;
