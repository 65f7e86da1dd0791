import { readTextAsset } from '../../package-files.ts';
import { markupText } from '../../text/markup.ts';
import { type Fact, hasRows, withoutEmptyColumns } from '../document.ts';
import type { OwedFigure } from '../statement/owed.ts';
import { footLines, type Paper, statementPaper } from '../statement/paper.ts';
import { detailTables } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables, siteTable } from '../statement/summary.ts';
import type { ReportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import {
  htmlPage,
  htmlTable,
  longTable,
  paragraph,
  proseMarkup,
  rowData,
  stateMark,
  stateMarks,
} from './markup.ts';

/** A statement as a page; long lists are shown in parts. */
export function statementPage(statement: Statement, words: ReportWords): string {
  const paper = statementPaper(statement, words);
  const summaries = [...pageTables(statement, words), siteTable(statement, words)].filter(hasRows);
  const details = detailTables(statement, words);
  const data = rowData(details, words);
  const page = {
    states: stateMark(paper.state),
    sections: `${summaries.map((table) => htmlTable(withoutEmptyColumns(table), words)).join('\n')}
<div class="details">
${details.map((table) => longTable(table, words)).join('\n')}
</div>`,
    foot: footLines(statement, words, 'mark'),
    data,
    script: data === '' ? undefined : readTextAsset('statement-page.js'),
  };
  return paperPage(paper, page, words);
}

/** The statement of a year as a page. */
export function yearStatementPage(statement: YearStatement, words: ReportWords): string {
  const { marks, tables, foot } = statement;
  const page = {
    states: stateMarks(marks, words.ofYear.final),
    sections: `<div class="details">
${tables.map((table) => htmlTable(table, words)).join('\n')}
</div>`,
    foot,
  };
  return paperPage(statement, page, words);
}

/** The content of a page besides the opening of its paper, as markup. */
interface PaperPage {
  readonly states: string;
  readonly sections: string;
  readonly foot: readonly string[];
  /** The rows that only the script shows. */
  readonly data?: string;
  readonly script?: string | undefined;
}

/** A paper as a self-contained page, to be read and printed. */
function paperPage(paper: Paper, page: PaperPage, words: ReportWords): string {
  const { title, subject, steps } = paper;
  return htmlPage({
    language: words.language,
    title: `${title} · ${subject}`,
    style: readTextAsset('statement.css'),
    script: page.script,
    body: `<header>${page.states}<h1>${markupText(title)}</h1><p class="subject">${proseMarkup(subject)}</p></header>
<main>
${openingSection(paper, words)}
${htmlTable(steps, words)}
${identitySection(paper)}
${page.sections}
</main>
<footer>
${page.foot.map(paragraph).join('\n')}
</footer>${page.data === undefined ? '' : `\n${page.data}`}`,
  });
}

/** The opening of a statement: each direction under its title, its sums in figures and in words. */
function openingSection({ opening, openingNote }: Paper, words: ReportWords): string {
  const directions = opening.map(({ title, nothing, figures }) =>
    [
      title === undefined ? '' : `<h2>${proseMarkup(title)}</h2>`,
      nothing === undefined
        ? ''
        : `<p class="sum nothing"><strong>${proseMarkup(nothing[0])}</strong></p>${inWordsMarkup(nothing[1])}`,
      ...figures.map(figureMarkup),
    ].join('\n'),
  );
  return `<section class="owed" aria-label="${markupText(words.howMuch)}">
${directions.join('\n')}${openingNote === undefined ? '' : inWordsMarkup(openingNote)}
</section>`;
}

function figureMarkup({ label, figures, inWords, correction }: OwedFigure): string {
  return `<p class="sum${correction ? ' correction' : ''}"><span>${proseMarkup(label)}</span> <strong>${markupText(figures)}</strong></p>${inWordsMarkup(inWords)}`;
}

function inWordsMarkup(text: string): string {
  return `<p class="in-words">${proseMarkup(text)}</p>`;
}

/** What identifies a paper, and next to it the sums with the place to sign them. */
function identitySection({ facts, signed, labels }: Paper): string {
  return `<div class="identity">
<dl class="facts">
${facts.map(factMarkup).join('\n')}
</dl>
<div><div class="signed">${signed.map(paragraph).join('')}</div>
<div class="signature">${labels.map(paragraph).join('')}</div></div>
</div>`;
}

function factMarkup({ name, value }: Fact): string {
  return `<div><dt>${markupText(name)}</dt><dd>${proseMarkup(value)}</dd></div>`;
}
