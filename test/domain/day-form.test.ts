/** The forms in which files write their days: `dates` of a layout (docs/layouts.md). */
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/time/calendar.ts';
import { dayUnder, formsToDeclare, parseDayForm, usualForm } from '../../src/domain/time/day-form.ts';

/** The day of a text by the forms, parted by `|`; undefined where it is none. */
function dayOf(forms: string, text: string): string | undefined {
  const day = dayUnder(
    forms.split('|').map((form) => parseDayForm(form) ?? expect.unreachable(form)),
    text,
  );
  return day === undefined ? undefined : formatDay(day);
}

describe('a day', () => {
  test.each([
    ['DD/MM/YY', '30/09/25', '2025-09-30'],
    ['DD/MM/YY', '01/01/99', '2099-01-01'],
    ['JJ/MM/AA', '01/02/03', '2003-02-01'],
    ['D/M/YYYY', '1/9/2025', '2025-09-01'],
    ['D/M/YYYY', '30/11/2025', '2025-11-30'],
    ['D-M-YY', '1-9-25', '2025-09-01'],
    ['DD MM YYYY', '30 09 2025', '2025-09-30'],
    ['D-MMM-YY', '3-Apr-26', '2026-04-03'],
    ['D-MMM-YY', '03-APR-26', '2026-04-03'],
    ['DD-MMM-YYYY', '30-sept.-2025', '2025-09-30'],
    ['J MMM AAAA', '3 février 2026', '2026-02-03'],
    ['D MMM YYYY', '3 September 2025', '2025-09-03'],
    ['DDMMMYYYY', '30SEP2025', '2025-09-30'],
    ['MMM-D-YY', 'Dec-31-25', '2025-12-31'],
    ['DD.MM.YYYY', '30.09.2025', '2025-09-30'],
    ['YYYYMMDD', '20250930', '2025-09-30'],
    ['DDMMYY', '300925', '2025-09-30'],
    ['YYMMDD', '250930', '2025-09-30'],
    ['MM/DD/YYYY', '09/10/2025', '2025-09-10'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 14:05', '2025-09-30'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 9:05', '2025-09-30'],
    ['DD/MM/YYYYThh:mm', '30/09/2025T23:59', '2025-09-30'],
    ['YYYY-MM-DD hh:mm:ss', '2025-09-30T00:00:00', '2025-09-30'],
    ['AAAA/MM/JJ', '2025/09/30', '2025-09-30'],
    ['DD/MM/YY|DD/MM/YYYY', '30/09/25', '2025-09-30'],
    ['DD/MM/YY|DD/MM/YYYY', '30/09/2025', '2025-09-30'],
    ['DD/MM/YYYY|MM/DD/YYYY', '30/09/2025', '2025-09-30'],
    ['DD/MM/YYYY|MM/DD/YYYY', '09/09/2025', '2025-09-09'],
  ])('in the form %s: %s', (forms, text, expected) => {
    expect(dayOf(forms, text)).toBe(expected);
    expect(dayOf(forms, '2025-09-30')).toBe('2025-09-30');
  });

  test.each([
    ['DD/MM/YY', '30/09/2025'],
    ['DD/MM/YY', '31/09/25'],
    ['DD/MM/YY', '1/9/25'],
    ['DD/MM/YY', '30/09/25 '],
    ['DD/MM/YY', ' 30/09/25'],
    ['DD/MM/YY', '30.09.25'],
    ['MM/DD/YYYY', '30/09/2025'],
    ['DD.MM.YYYY', '30/09/2025'],
    ['DD.MM.YYYY', '30x09x2025'],
    ['D-MMM-YY', '3-Jui-26'],
    ['D-MMM-YY', '3-Ap-26'],
    ['D-MMM-YY', '31-Apr-26'],
    ['D-MMM-YY', '3-04-26'],
    ['DD/MM/YYYY hh:mm', '30/09/2025'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 24:00'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 10:60'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 10:00:00'],
    ['DD/MM/YYYY hh:mm:ss', '30/09/2025 10:00:60'],
    ['YYYYMMDD', '20250931'],
    ['YYYYMMDD', '2025-9-30'],
    ['DD/MM/YYYY|MM/DD/YYYY', '01/09/2025'],
  ])('not in the form %s: %s', (forms, text) => {
    expect(dayOf(forms, text)).toBeUndefined();
  });
});

test.each([
  ...['DMYYYY', 'DDMYYYY', 'DMMYYYY', 'DDMM', 'DD/MM', 'DD/MM-YYYY', 'YYYY-DD-MM', 'YY-DD-MM', 'DD/DD/YYYY'],
  ...[
    'DD/MM/YYY',
    'DD/MM/YYYY hh',
    'dd/mm/yyyy',
    '',
    'DD/MM/YYYY.',
    'xDD/MM/YYYY',
    'DD|MM|YYYY',
    'DM/MM/YYYY',
  ],
])('"%s" is no form', (form) => {
  expect(parseDayForm(form)).toBeUndefined();
});

test.each([
  [['01/09/25', '30/09/25'], 'DD/MM/YY'],
  [['1/9/2025', '30/10/2025'], 'D/M/YYYY'],
  [['1/9/2025', '30/9/2025'], 'D/M/YYYY'],
  [['1.9.25'], 'D.M.YY'],
  [['30.09.2025'], 'DD.MM.YYYY'],
  [['30-09-25'], 'DD-MM-YY'],
  [['3-Apr-26', '30-Jun-26'], 'D-MMM-YY'],
  [['01 March 2026', '31 March 2026'], 'D MMM YYYY'],
  [['2025/09/30'], 'YYYY/MM/DD'],
  [['20250930'], 'YYYYMMDD'],
  [['31122025', '01012025'], 'DDMMYYYY'],
  [['30/09/2025 10:00'], 'DD/MM/YYYY hh:mm'],
  [['30/09/2025 10:00:00'], 'DD/MM/YYYY hh:mm:ss'],
  [['2025-09-30 10:00'], 'YYYY-MM-DD hh:mm'],
  [['2025-09-30T10:00:00'], 'YYYY-MM-DD hh:mm:ss'],
  [['01/09/25', '30/09/2025'], undefined],
  [['9/30/2025'], undefined],
  [['2025-09-30', '30/09/2025'], undefined],
  [[''], undefined],
])('the usual form of %o is %s', (texts, form) => {
  expect(usualForm(texts)).toBe(form);
});

test.each([
  ['DD/MM/YYYY', '30/09', { day: '30', month: '09' }],
  ['D MMM YY', '3 février', { day: '3', name: 'février' }],
  ['YYYY-MM-DD', '2025-09', undefined],
  ['DDMMYYYY', '3009', undefined],
])('a day in the form %s without its year: %s', (form, text, parts) => {
  expect(parseDayForm(form)?.withoutYear?.exec(text)?.groups).toEqual(parts);
});

test('a day that is not read is declared beside the forms that are', () => {
  const declared = ['DD.MM.YYYY'].flatMap((source) => parseDayForm(source) ?? []);
  expect(formsToDeclare(declared, '05/09/2025')).toBe('[DD.MM.YYYY, DD/MM/YYYY]');
  expect(formsToDeclare(declared, '05/09/25')).toBe('[DD.MM.YYYY, DD/MM/YY]');
  expect(formsToDeclare([], '05/09/25')).toBe('DD/MM/YY');
  expect(formsToDeclare(declared, 'demain')).toBeUndefined();
});
