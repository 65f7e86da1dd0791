/** How far long work has come, for who shows it; it decides nothing. */
export type Progress =
  | { readonly step: 'lines'; readonly count: number }
  | { readonly step: 'statements'; readonly count: number; readonly of: number };

export type OnProgress = (progress: Progress) => void;
