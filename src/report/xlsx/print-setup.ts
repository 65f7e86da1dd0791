/** What a sheet needs beyond its cells; ranges in A1 notation. */
export interface SheetSetup {
  readonly name: string;
  /** The range that can be filtered, with its header: `$A$1:$AD$81`. */
  readonly filter: string | undefined;
  /** Columns and rows repeated on every printed page: `$A:$D`, `$1:$1`. */
  readonly titles: { readonly columns: string; readonly rows: string } | undefined;
  readonly pagesWide: number;
  /** 0: as many as it takes. */
  readonly pagesHigh: number;
  readonly printArea: string;
  readonly footer: { readonly left: string; readonly right: string };
}

/**
 * The XML of a sheet or of the workbook with what write-excel-file leaves out: A4 landscape fitted to the width of so many pages,
 * filters, repeated headers, a foot with page numbers (ECMA-376 part 1, 18.3.1 for the order of elements).
 */
export function withPrintSetup(path: string, xml: string, setups: readonly SheetSetup[]): string {
  if (path === 'xl/workbook.xml') return replaceOnce(xml, '<definedNames/>', definedNames(setups));
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path);
  const setup = setups[Number(sheet?.[1]) - 1];
  return setup === undefined ? xml : sheetXml(xml, setup);
}

function sheetXml(xml: string, { filter, footer, pagesWide, pagesHigh }: SheetSetup): string {
  const fitted = replaceOnce(
    xml,
    '<sheetViews>',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
  );
  const filtered =
    filter === undefined
      ? fitted
      : replaceOnce(fitted, '</sheetData>', `</sheetData><autoFilter ref="${filter.replaceAll('$', '')}"/>`);
  const page = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  const setup = `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="${pagesHigh}"/>`;
  const foot = `&L${footerText(footer.left)}&R${footerText(footer.right)}`;
  return filtered.replace(
    /<pageMargins[^>]*\/>.*<\/worksheet>$/s,
    () => `${page}${setup}<headerFooter><oddFooter>${xmlText(foot)}</oddFooter></headerFooter></worksheet>`,
  );
}

/** `&` begins a code in a foot, but in the codes of the page numbers. */
function footerText(text: string): string {
  return text.replaceAll(/&(?![PN]\b)/g, '&&');
}

function definedNames(setups: readonly SheetSetup[]): string {
  const names = setups.flatMap(({ name, filter, titles, printArea }, sheet) => {
    const on = (range: string): string => `'${name.replaceAll("'", "''")}'!${range}`;
    return [
      ...(filter === undefined ? [] : [definedName('_xlnm._FilterDatabase', sheet, on(filter), true)]),
      definedName('_xlnm.Print_Area', sheet, on(printArea), false),
      ...(titles === undefined
        ? []
        : [definedName('_xlnm.Print_Titles', sheet, `${on(titles.columns)},${on(titles.rows)}`, false)]),
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function definedName(name: string, sheet: number, range: string, hidden: boolean): string {
  return `<definedName name="${name}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>${xmlText(range)}</definedName>`;
}

function replaceOnce(xml: string, from: string, to: string): string {
  if (!xml.includes(from)) throw new Error(`the sheet writer left out ${from}`);
  return xml.replace(from, () => to);
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
