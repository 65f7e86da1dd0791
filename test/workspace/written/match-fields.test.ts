import { describe, expect, it } from 'vitest';
import { parseFieldPattern } from '../../../src/domain/field-pattern.ts';
import { parseDayForm } from '../../../src/domain/time/day-form.ts';
import { matchFields, noDayIn, noPeriodIn } from '../../../src/workspace/written/match-fields.ts';

function valuesIn(source: string, text: string): readonly Record<string, string>[] {
  const pattern = parseFieldPattern(source);
  if (pattern === undefined) throw new Error(source);
  return matchFields(pattern, text).map((values) => Object.fromEntries(values));
}

describe('header fields in a text', () => {
  it('stand where the pattern says, a day being told from the number beside it', () => {
    expect(
      valuesIn('operateur-{invoice_number}-{invoice_date}.csv', 'operateur-F2025-0012-2025-12-05.csv'),
    ).toEqual([{ invoice_number: 'F2025-0012', invoice_date: '2025-12-05' }]);
  });

  it.each(['2025-12-05', '05/12/2025', '20251205', '05-12-2025', '5 décembre 2025', '05 Dec. 2025'])(
    'may write a day as %s',
    (day) => {
      expect(valuesIn('au {invoice_date}', `au ${day}`)).toEqual([{ invoice_date: '2025-12-05' }]);
    },
  );

  it.each([
    '2025-02-30',
    '20251305',
    '5/12/2025',
    '05122025',
    'x20251205',
    '20251205x',
    'x05-12-2025',
    '05-12-2025x',
    '31 novembre 2025',
    '5 décembre 25',
    '5 trimestre 2025',
    'décembre 2025',
    '05/12',
    '5 décembre',
  ])('do not hold a day %s', (day) => {
    expect(valuesIn('au {invoice_date}', `au ${day}`)).toEqual([]);
  });

  it('leave to * what does not count', () => {
    expect(
      valuesIn('Facture n° {invoice_number} du {invoice_date} *', 'Facture n° F 1 du 05/12/2025 x'),
    ).toEqual([]);
    expect(
      valuesIn('Facture n° {invoice_number} du {invoice_date} *', 'Facture n° F1 du 05/12/2025 page 1/3'),
    ).toEqual([{ invoice_number: 'F1', invoice_date: '2025-12-05' }]);
  });

  it('take a blank of any width for a blank, and the letters as they are', () => {
    expect(valuesIn('Facture n° : {invoice_number}', '  Facture\u00a0n°\u202f:   F2025/12 ')).toEqual([
      { invoice_number: 'F2025/12' },
    ]);
    expect(valuesIn('Facture n° : {invoice_number}', 'FACTURE n° : F1')).toEqual([]);
  });

  it('are whole words beside *, and end where the text of the pattern goes on elsewhere', () => {
    expect(valuesIn('*{invoice_number}', 'Facture F12')).toEqual([{ invoice_number: 'F12' }]);
    expect(valuesIn('{invoice_number}*', 'F12')).toEqual([{ invoice_number: 'F12' }]);
    expect(valuesIn('op{invoice_number}.csv', 'opF12.csv')).toEqual([{ invoice_number: 'F12' }]);
    expect(valuesIn('{invoice_number}v2', 'F12v2')).toEqual([{ invoice_number: 'F12' }]);
  });

  it.each(['-F12', 'F12-', 'F 12', ''])(
    'begin and end with a letter or a digit, without a blank: not "%s"',
    (text) => {
      expect(valuesIn('{invoice_number}', text)).toEqual([]);
    },
  );

  it('are 64 characters long at most, in a text of 400 and a pattern of 200', () => {
    expect(valuesIn('{invoice_number}', 'A'.repeat(64))).toHaveLength(1);
    expect(valuesIn('{invoice_number}', 'A'.repeat(65))).toEqual([]);
    expect(valuesIn('*{invoice_number}', `${'- '.repeat(199)}F1`)).toEqual([{ invoice_number: 'F1' }]);
    expect(valuesIn('*{invoice_number}', `${'- '.repeat(199)}F12`)).toEqual([]);
    expect(parseFieldPattern(`{invoice_number}${'x'.repeat(184)}`)).toBeDefined();
    expect(parseFieldPattern(`{invoice_number}${'x'.repeat(185)}`)).toBeUndefined();
  });

  it.each([
    ['du 01/09 au 30/09/2025', '2025-09-01', '2025-09-30'],
    ['du 01-09 au 30-09-2025', '2025-09-01', '2025-09-30'],
    ['du 1er septembre au 31 octobre 2025', '2025-09-01', '2025-10-31'],
    ['du 1er au 30 septembre 2025', '2025-09-01', '2025-09-30'],
    ['du 15 au 30/09/2025', '2025-09-15', '2025-09-30'],
    ['du 30 au 30/09/2025', '2025-09-30', '2025-09-30'],
    ['du 15/12 au 14/01/2026', '2025-12-15', '2026-01-14'],
    ['du 15 décembre au 14 janvier 2026', '2025-12-15', '2026-01-14'],
    ['du 01/10 au 30/09/2025', '2024-10-01', '2025-09-30'],
    ['du 15/09 au 10/09/2025', '2024-09-15', '2025-09-10'],
    ['du 31/08 au 30/09/2025', '2025-08-31', '2025-09-30'],
    ['du 1er septembre 2025 au 30/09/2025', '2025-09-01', '2025-09-30'],
    ['du 29/02 au 31/03/2024', '2024-02-29', '2024-03-31'],
  ])('may leave to the last day the year of the first: %s', (text, start, end) => {
    expect(valuesIn('*du {period_start} au {period_end}*', `FTTO ${text}, lot 2`)).toEqual([
      { period_start: start, period_end: end },
    ]);
    expect(valuesIn('{period_start} au {period_end}', text.slice(3))).toEqual([
      { period_start: start, period_end: end },
    ]);
  });

  it.each([
    ['du {period_start} au {period_end}', 'du 31 au 30/09/2025'],
    ['du {period_start} au {period_end}', 'du 15 au 10/09/2025'],
    ['du {period_start} pour {access}', 'du 15 pour A1'],
    ['du {period_start} au {period_end}', 'du 29/02 au 31/03/2025'],
    ['du {period_start} au {period_end}', 'du 31/09 au 30/11/2025'],
    ['du {period_start} au {period_end}', 'du 1er trimestre au 30/09/2025'],
    ['du {period_start} au {period_end}', 'du 2025-09 au 30/09/2025'],
    ['du {period_start} au {period_end}', 'du 01/09/2025 au 30/09'],
    ['*{period_start} au {period_end}', 'Lot 12 au 30/09/2025'],
    ['* {period_start} - {period_end}', 'Lot 01/02 - 30/09/2025'],
    ['du {period_start}*{period_end}', 'du 15 août au 30 septembre 2025'],
    ['au {period_end} du {period_start}', 'au 30/09/2025 du 01/09'],
    ['le {service_date} au {period_end}', 'le 01/09 au 30/09/2025'],
  ])('leave no year to another day, nor a day to a number beside *: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([]);
  });

  it('leave no year to an end that the text does not have', () => {
    expect(valuesIn('du {period_start} fin', 'du 01/09 fin')).toEqual([]);
  });

  it('leave the year as the declared form of days has it', () => {
    const pattern = parseFieldPattern('{period_start} - {period_end}');
    const valuesBy = (forms: readonly string[], text: string): unknown =>
      pattern &&
      matchFields({ ...pattern, days: forms.flatMap((form) => parseDayForm(form) ?? []) }, text).map(
        (values) => Object.fromEntries(values),
      );
    const september = [{ period_start: '2025-09-01', period_end: '2025-09-30' }];
    expect(valuesBy(['D.M.YY'], '1.9 - 30.9.25')).toEqual(september);
    expect(valuesBy(['MM/DD/YYYY'], '09/01 - 09/30/2025')).toEqual(september);
    expect(valuesBy(['MM/DD/YYYY'], '1 - 09/30/2025')).toEqual(september);
    expect(valuesBy(['DD/MM/YYYY', 'MM/DD/YYYY'], '02/01 - 30/09/2025')).toEqual([]);
    expect(valuesBy(['DDMMYYYY'], '0109 - 30092025')).toEqual([]);
    expect(valuesBy(['YYYY/MM/DD'], '09/01 - 2025/09/30')).toEqual([]);
  });

  it('may be a month or a quarter, which says its first and its last day', () => {
    const september = { period_start: '2025-09-01', period_end: '2025-09-30' };
    expect(valuesIn('{period}', 'septembre 2025')).toEqual([september]);
    expect(valuesIn('Abonnement {period} *', 'Abonnement sept. 2025 - FTTO')).toEqual([september]);
    expect(valuesIn('*{period}*', 'Abonnement de septembre 2025, FTTO 100')).toEqual([september]);
    expect(valuesIn('releve-{period}.csv', 'releve-2025-09.csv')).toEqual([september]);
    expect(valuesIn('lot 12-{period}', 'lot 12-2025-09')).toEqual([september]);
    expect(valuesIn('{period}*', '09/2025 lots 1-2')).toEqual([september]);
    expect(valuesIn('*{period}', '1-2 09/2025')).toEqual([september]);
    for (const field of ['period_start', 'period_end'])
      expect(parseFieldPattern(`{period} {${field}}`), field).toBeUndefined();
  });

  it.each(['le 15-09-2025', '2025-09-15', '15/09/2025 au', 'x2025-09', '2025-091'])(
    'are no period beside * where a day, or a longer word, is: %s',
    (text) => {
      expect(valuesIn('*{period}*', text)).toEqual([]);
    },
  );

  it.each([
    ['* {period}', 'Abonnement du 16 au 30 septembre 2025'],
    ['*{period}', 'Abonnement du 30 septembre 2025'],
    ['* {period}*', 'Abonnement du 1er septembre 2025 au 15 octobre 2025'],
    ['*/{period}', '01/09/2025'],
    ['{period}-*', '2025-09-05'],
  ])('are no period where * takes the day of it: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([]);
  });

  it.each([
    ['*{period}', 'Abonnement juillet, septembre 2025'],
    ['*{period}', 'juin, juillet à septembre 2025'],
    ['*{period}', '1er juillet à septembre 2025'],
    ['*{period}', 'août 2025 - septembre 2025'],
    ['*{period}', 'septembre 2025 à juillet 2025'],
    ['*{period}', 'septembre à septembre 2025'],
    ['*{period}', 'T2 à T3 2025'],
    ['*{period}', 'août à T3 2025'],
    ['*{period}', 'Abonnement annuel juillet à septembre 2025'],
    ['*{period}', 'juin 2025 à juillet 2025 à août 2025'],
    ['*{period}', '2e trimestre et 3e trimestre 2025'],
    ['*{period}', '2e et 3e trimestre 2025'],
    ['*{period}*', '1er trimestre 2025 au 3e trimestre 2025'],
    ['*{period}*', 'juillet à septembre 2025 (sauf août)'],
    ['*{period}*', 'Abonnement août et septembre 2025, FTTO'],
    ['*{period}', 'août 2025 jusqu’à fin septembre 2025'],
    ['{period} *', 'septembre 2025 à novembre 2025'],
    ['{period}*', '09/2025 - 11/2025'],
    ['* - {period}', 'T2 - T3 2025'],
    ['{period} *', '2025-T3 et 2025-T4'],
  ])('are no period where * takes another month of it: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([]);
  });

  it.each([
    ['*{period}', 'Prorata 2e quinzaine de septembre 2025'],
    ['{period}*', 'septembre 2025 (du 15 au 30)'],
    ['*{period}*', 'du 15/09/2025 au 30/09/2025 (septembre 2025)'],
    ['*{period}', 'the 5th of September 2025'],
    ['*{period}', 'le 05 / 09/2025'],
  ])('are no period where * takes what makes it shorter: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([]);
  });

  it.each([
    ['*{period}', 'semaine 36, mars 2025'],
    ['*{period}', 'FTTO S36 mars 2025'],
    ['*{period}', 'jusqu’à fin juillet 2025'],
    ['*{period}*', 'à compter du mois de septembre 2025, FTTO'],
    ['*de {period}', 'Abonnement à compter de septembre 2025'],
    ['*{period}', '5e jour de septembre 2025'],
    ['*{period}', '5ème septembre 2025'],
    ['*{period}', 'mi-septembre 2025'],
    ['*{period}', 'Remise 3 mois dès septembre 2025'],
    ['*{period}', 'Abonnement annuel septembre 2025'],
    ['*{period}', 'Abonnement trimestriel septembre 2025'],
    ['*{period}', '2e mois du T3 2025'],
    ['*{period}', 'prorata septembre 2025'],
    ['*{period}', '15 j septembre 2025'],
    ['*{period}', '15- 09-2025'],
    ['*{period}', 'de 07 à 09/2025'],
    ['*{period}', '07, 08, 09/2025'],
    ['{period}*', '2025-09 - 15'],
    ['{period}*', 'septembre 2025 jusqu’au 15'],
    ['{period} *', 'septembre 2025 (3 mois)'],
    ['{period} *', 'septembre 2025 au 15 octobre'],
    ['{period} *', 'septembre 2025 inclus'],
  ])('are no period where * takes another unit of time, or what bounds it: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([]);
  });

  it.each([
    ['*annuel* {period}', 'Abonnement annuel FTTO septembre 2025'],
    ['Prorata {period}*', 'Prorata septembre 2025, FTTO'],
    ['*{period}', 'Support 7j/7 24h/24 jours ouvrés septembre 2025'],
    ['*{period}', 'Abonnement mensuel du mois de septembre 2025'],
    ['*{period}', 'FTTO engagement 36 mois - septembre 2025'],
    ['*{period}', 'Consommations hors forfait septembre 2025'],
    ['{period} *', 'septembre 2025 - 2 accès au lycée, hors taxes'],
  ])(
    'are a period beside words of time that leave it whole, or that the pattern names: %s in %s',
    (pattern, text) => {
      expect(valuesIn(pattern, text)).toEqual([{ period_start: '2025-09-01', period_end: '2025-09-30' }]);
    },
  );

  it('are a month in digits alone where the pattern takes nothing else, and where these are no day', () => {
    const september = [{ period_start: '2025-09-01', period_end: '2025-09-30' }];
    expect(valuesIn('{period}', '202509')).toEqual(september);
    expect(valuesIn('BillDetails_00012345_{period}.tsv', 'BillDetails_00012345_202509.tsv')).toEqual(
      september,
    );
    for (const text of ['202513', '202500', '092025', '201209', '20250', '2025091', '190109'])
      expect([text, valuesIn('{period}', text)]).toEqual([text, []]);
    expect(valuesIn('* {period}', 'Réf. 202509')).toEqual([]);
    expect(valuesIn('{period}*', '202509')).toEqual([]);
  });

  it.each([
    ['Abonnement juillet à septembre 2025', '2025-07-01', '2025-09-30'],
    ['Abonnement trimestriel de juil.-sept. 2025', '2025-07-01', '2025-09-30'],
    ['Abonnement trimestriel juillet – septembre 2025', '2025-07-01', '2025-09-30'],
    ['Abonnement trimestriel juillet-septembre 2025', '2025-07-01', '2025-09-30'],
    ['Abonnement trimestriel (3 mois de suivi), 07/2025 à 09/2025', '2025-07-01', '2025-09-30'],
    ['septembre 2025 à septembre 2025', '2025-09-01', '2025-09-30'],
    ['août – sept. 2025', '2025-08-01', '2025-09-30'],
    ['July to September 2025', '2025-07-01', '2025-09-30'],
    ['décembre à février 2026', '2025-12-01', '2026-02-28'],
    ['FTTO de décembre 2025 à février 2026', '2025-12-01', '2026-02-28'],
    ['12/2025 à 02/2026', '2025-12-01', '2026-02-28'],
    ['2025-12 à 2026-02', '2025-12-01', '2026-02-28'],
    ['Abonnement du 3e trimestre 2025', '2025-07-01', '2025-09-30'],
    ['1er trim. 2025', '2025-01-01', '2025-03-31'],
    ['Abonnement 4ème trimestre 2025', '2025-10-01', '2025-12-31'],
  ])('are several months, or a quarter in words: %s', (text, period_start, period_end) => {
    expect(valuesIn('*{period}', text)).toEqual([{ period_start, period_end }]);
  });

  it('are a quarter beside words of quarters', () => {
    expect(valuesIn('*{period}', 'Abonnement trimestriel T3 2025')).toEqual([
      { period_start: '2025-07-01', period_end: '2025-09-30' },
    ]);
  });

  it.each([
    ['*{period}', 'Facture du 05/10/2025 - septembre 2025'],
    ['{period} *', 'septembre 2025 - facture du 05/10/2025'],
    ['*{period}*', 'Marché 2024, septembre 2025, Marseille'],
  ])('are a period beside what is none: %s in %s', (pattern, text) => {
    expect(valuesIn(pattern, text)).toEqual([{ period_start: '2025-09-01', period_end: '2025-09-30' }]);
  });

  it('are a period behind another figure than a day', () => {
    const september = { period_start: '2025-09-01', period_end: '2025-09-30' };
    expect(valuesIn('* {period}', 'FTTO 100 septembre 2025')).toEqual([september]);
    expect(valuesIn('* {period}', 'Lot 2 - septembre 2025')).toEqual([september]);
    expect(valuesIn('Lot 12 {period}', 'Lot 12 septembre 2025')).toEqual([september]);
    const third = { period_start: '2025-07-01', period_end: '2025-09-30' };
    expect(valuesIn('* {period}', 'Lot 2 T3 2025')).toEqual([third]);
  });

  it.each([
    ['{period} FTTO *', 'septembre 2025 FTTO semaine 36', 0],
    ['{access} {period}', 'S36 septembre 2025', 1],
    ['{access} lien {period}', 'S36 lien septembre 2025', 1],
  ])(
    'are no period where * beyond other words takes another time, what a field takes aside: %s in %s',
    (pattern, text, count) => {
      expect(valuesIn(pattern, text)).toHaveLength(count);
    },
  );

  it.each([
    ['*{period}', 'semaine 36, mars 2025', ['mars 2025']],
    ['*{period} FTTO', 'fin mars 2025 FTTO', ['mars 2025']],
    ['*{period} FTTO', 'fin mars 2025 FTTH', []],
    ['*{period}*', 'le 30 mars 2025 au 15 avril', []],
    ['*{period}', 'Abonnement mars 2025', []],
  ])('tell the month that may not be all that is meant: %s in %s', (source, text, told) => {
    const pattern = parseFieldPattern(source);
    const doubts: string[] = [];
    if (pattern !== undefined) matchFields(pattern, text, (period) => void doubts.push(period));
    expect(doubts).toEqual(told);
  });

  it('are in doubt where the text can be cut in two ways', () => {
    expect(valuesIn('op_{invoice_number}*.csv', 'op_F1-2_v2.csv')).toEqual([
      { invoice_number: 'F1' },
      { invoice_number: 'F1-2' },
    ]);
    expect(valuesIn('{supplier} {invoice_number}*', 'OP F1-2_v2')).toEqual([
      { supplier: 'OP', invoice_number: 'F1' },
      { supplier: 'OP', invoice_number: 'F1-2' },
    ]);
  });

  it.each([
    ['Date {invoice_date}', 'Date 05/09/25', '05/09/25'],
    ['Date {invoice_date}', 'Date 45905', '45905'],
    ['*{invoice_number} du {invoice_date}*', 'Facture 45905 du 31/09/2025.', '31/09/2025'],
    ['du {period_start} au {period_end}', 'du 01/09/2025 au 31/09/2025', '31/09/2025'],
    ['du {period_start} au {period_end}', 'du 01/09 au 30/09/25', '30/09/25'],
    ['du {period_start} au {period_end}', 'du 31 au 30/09/2025', ''],
    ['Date {invoice_date}', 'Date 05/09/2025', ''],
    ['Date {invoice_date}', 'Date 20250905', ''],
    ['Date {invoice_date}', 'Date inconnue', ''],
    ['Date {invoice_date}', 'Le 05/09/25', ''],
    ['n° {invoice_number}', 'n° 45905', ''],
    ['du {period_start} fin', 'du 15 fin', ''],
  ])('are no day, which is said: %s in %s', (source, text, day) => {
    const pattern = parseFieldPattern(source);
    expect(pattern && noDayIn(pattern, text)).toBe(day);
  });

  it('is no day, too, that is written otherwise than the layout says', () => {
    const pattern = parseFieldPattern('Date {invoice_date}');
    const days = ['DD.MM.YYYY'].flatMap((source) => parseDayForm(source) ?? []);
    const under = (text: string) => pattern && noDayIn({ ...pattern, days }, text);
    expect(under('Date 05/09/2025')).toBe('05/09/2025');
    expect(['Date 05.09.2025', 'Date 2025-09-05'].map(under)).toEqual(['', '']);
  });

  it.each([
    ['op_{period}.csv', 'op_oct25.csv', 'oct25'],
    ['op_{period}.csv', 'op_oct.-25.csv', 'oct.-25'],
    ['op_{period}*.csv', 'op_10-25 v2.csv', '10-25'],
    ['{invoice_number} {period}', 'F1 octobre_2025', 'octobre_2025'],
    ['op_{period}.csv', 'op_2025-10-copie.csv', ''],
    ['op_{period}.csv', 'other_oct25.csv', ''],
    ['op_{invoice_number}.csv', 'op_oct25_.csv', ''],
    ['annuel* {period}', 'annuel, mars 2025', ''],
    ['facture du {invoice_date}', 'facture du 10-25', ''],
  ])('are no period, which is said: %s in %s', (source, text, period) => {
    const pattern = parseFieldPattern(source);
    expect(pattern && noPeriodIn(pattern, text)).toBe(period);
  });

  it.each([
    'nothing',
    '{invoice}',
    '{invoice_number} {invoice_number}',
    '{invoice_number}{invoice_date}',
    '{net_amount}',
    '{period} {period_end}',
    '{invoice_number',
    '{invoice_number} {',
    `{invoice_number}${'x'.repeat(200)}`,
  ])('are not where the pattern is %s', (source) => {
    expect(parseFieldPattern(source)).toBeUndefined();
  });
});
