import type { DayRange } from './calendar.ts';
import type { DecimalText } from './decimal.ts';

/** One site on a shared access, and the days it hangs there: a row of grappes.csv. */
export interface GrappeSite {
  readonly grappe: string;
  readonly name: string;
  /** `cite_scolaire`, `grappe`, or a word of the group's own. */
  readonly kind: string;
  readonly site: string;
  readonly weight: DecimalText | undefined;
  readonly head: boolean;
  readonly days: DayRange;
  /** The file it stands in, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}
