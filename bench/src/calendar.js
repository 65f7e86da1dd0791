// @ts-check
/** Days as integers since 1970-01-01 and months as year × 12 + month − 1; no clock, no zone. */

const DAY = 86_400_000;

/** @param {number} month @param {number} day of the month, 1 is the first */
export function dayOf(month, day) {
  return Date.UTC(Math.floor(month / 12), month % 12, day) / DAY;
}

/** @param {number} month */
export function lastDayOf(month) {
  return dayOf(month + 1, 1) - 1;
}

/** @param {number} day */
export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @param {number} month */
export function isoMonth(month) {
  return isoDay(dayOf(month, 1)).slice(0, 7);
}

/** @param {string} text `2025-09` */
export function monthOf(text) {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** @param {string} text `2025-09-01` */
export function dayFromIso(text) {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}
