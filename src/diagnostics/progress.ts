/** How far a long piece of work has come; it is only shown. */
export type Progress =
  /** `bytes` of all `ofBytes` of the invoice files were read, and `count` lines in them. */
  | { readonly step: 'lines'; readonly count: number; readonly bytes: number; readonly ofBytes: number }
  /** Statements that were written, or closed runs that were computed again. */
  | { readonly step: 'statements' | 'runs'; readonly count: number; readonly of: number };

export type OnProgress = (progress: Progress) => void;
