import type { Explanation } from '../../audit/explanation.ts';
import type { Language } from '../../domain/language.ts';
import { categoryText } from '../../report/words/category-text.ts';
import { imputationText, reportWords } from '../../report/words/words.ts';
import { words } from '../messages/words.ts';
import { textTable } from '../terminal.ts';
import { isoDayText, money, section } from './text.ts';

type Row = Explanation['rows'][number];

/** The rows that allocations.csv has, why each has its imputation, and that they sum to the line. */
export function rowsText({ rows, check }: Explanation, language: Language): readonly string[] {
  if (rows.length === 0) return [];
  const text = words(language);
  const header = [text.member, text.explain.siteHeader, text.explain.share, text.net, text.vat, text.gross];
  const cells = rows.map((row) => [
    row.member,
    row.site === '' ? text.explain.onMember : row.site,
    row.share,
    money(row.net_amount, language),
    money(row.vat_amount, language),
    money(row.gross_amount, language),
  ]);
  const sections = [
    section(text.explain.rowsTitle, [textTable(header, cells, 2)]),
    section(text.explain.imputation, imputationLines(rows, language)),
  ];
  if (check === null) return [...sections, text.explain.narrowed];
  const sums = text.explain.sums(
    money(check.net_amount, language),
    money(check.vat_amount, language),
    money(check.gross_amount, language),
  );
  return [...sections, section(text.explain.checkTitle, [sums])];
}

function imputationLines(rows: readonly Row[], language: Language): readonly string[] {
  const text = words(language).explain;
  if (rows.every(({ imputation }) => imputation === null)) return [text.noImputation];
  return rows.flatMap(({ member, site, imputation }) => {
    if (imputation === null) return [];
    const { place, sought, given, preferred_to: others } = imputation;
    const { siteTypes } = reportWords(language);
    const why = text.imputationWhy(
      text.flow[sought.flow],
      sought.site_type === null ? text.noSiteType : siteTypes[sought.site_type],
      categoryText(sought.category, reportWords(language)),
      isoDayText(sought.day, language),
    );
    const precise =
      given.length === 0
        ? text.givenNothing
        : text.given(given.map((field) => text.fields[field]).join(', '));
    const choice =
      others.length === 0
        ? text.onlyOne
        : text.preferredTo(others.map((other) => `${other.place.file}:${other.place.row}`).join(', '));
    return [
      `${member}${site === '' ? '' : ` ${site}`}${text.colon}${imputationText(imputation)} (${place.file}:${place.row})`,
      `  ${[why, precise, choice].join(reportWords(language).derivation.semicolon)}`,
    ];
  });
}
