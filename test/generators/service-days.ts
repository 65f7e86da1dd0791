/** The period, or the day, of a line. */
import { civil, type Day, dayOf, lastDayOfMonth, showDay, type Validity } from '../oracle/days.ts';
import type { Draw } from './features.ts';
import type { Row } from './model.ts';

export function serviceDays(draw: Draw, category: string, invoiced: Day): Row {
  const { random, has } = draw;
  const kind = random.int(0, 19);
  const period = ({ from, to }: Validity): Row => ({ period_start: showDay(from), period_end: showDay(to) });
  if (kind < 3) return period(oneDay(random.int(invoiced - 40, invoiced + 20)));
  if (kind === 3) return { service_date: showDay(random.int(invoiced - 40, invoiced)) };
  if (kind === 4 && (has('errors') || !['subscription', 'service', 'usage'].includes(category))) return {};
  if (kind === 5 && has('errors') && random.chance(0.1)) return { period_start: showDay(invoiced) };
  if (kind === 6 && has('longPeriods') && random.chance(0.5))
    return period({ from: invoiced - 200, to: invoiced + 199 });
  if (kind < 10) return period({ from: invoiced - random.int(0, 45), to: invoiced + random.int(0, 45) });
  const month = random.chance(0.6) ? civil(draw.focus + random.int(0, 59)).month : random.int(1, 12);
  const months = kind === 10 ? 3 : 1;
  const last = Math.min(12, month + months - 1);
  const extra = kind === 11 ? { service_date: showDay(invoiced) } : {};
  return {
    ...period({
      from: dayOf(draw.year, month, 1),
      to: dayOf(draw.year, last, lastDayOfMonth(draw.year, last)),
    }),
    ...extra,
  };
}

function oneDay(day: Day): Validity {
  return { from: day, to: day };
}
