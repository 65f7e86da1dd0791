export const files = {
  'workspace-missing': {
    message: '{path} is not a workspace: there is no folder of that name',
    hint: 'Give the folder that holds convention.yaml, or make one with: grappe init {folder}',
  },
  'workspace-file': {
    message: '{path} is a file, and a workspace is a folder',
    hint: 'Give the folder that holds convention.yaml[[: "{found}"]].',
  },
  'workspace-elsewhere': {
    message: '{path} is not a workspace: it holds no convention.yaml',
    hint: 'The workspace is in {found}: give that folder, or go there.',
  },
  'table-missing': {
    message: '{file} is not in the workspace',
    hint: 'Check that this is the right folder, and that no folder has the name of this file, nor a link that leads nowhere. Then copy the model that `grappe init NEW --empty` writes into a folder NEW, and fill it in as the signed convention says; if you have these data in lists of your own, put them here: `grappe init . --from .` says how to read them.',
  },
  'file-online-only': {
    message: '{file} is only a placeholder for {kept}, which is not on this computer',
    hint: 'Have the program that synchronises the folder keep it on this computer (“always available offline”, or the like), wait until {kept} is there, and type the command again.',
  },
  'convention-misnamed': {
    message: '{file} is not read: a convention has the name convention.yaml[[, and {other} is there too]]',
    hint: '[[Bring into {other} what is right, and take this one away, or give it another name.]][[Rename it to {alone}.]]',
  },
  'not-a-folder': {
    message: '[[{link} is a link, and there is no folder where it leads]][[{other} is no folder]]',
    hint: '[[Make the folder that {link} leads to available again (it may be on a share that is not mounted)]][[Move {other} elsewhere]]: without its content lines could be missing, or charged twice.',
  },
  'file-git-lfs': {
    message: 'the file is only a placeholder for one that Git LFS has not fetched',
    hint: 'Type `git lfs pull` in the workspace, or have the checkout of your pipeline do it (GitHub: `with: { lfs: true }` of actions/checkout), and type the command again.',
  },
  'file-empty': {
    message: 'the file has no content: {found}',
    hint: 'A copy, a download or a save did not finish, most likely. If a program synchronises this folder, have it download the file; else take it again from where it came.[[ `grappe init NEW --empty` writes a model of {model} into a folder NEW.]][[ If {other} is meant to be empty, take it out of the workspace.]]',
  },
  'file-changed': {
    message: 'the file changed while it was being read',
    hint: 'Close the programs that write to it and run again.',
  },
  'encoding-unsupported': {
    message: 'expected a text file in UTF-8 or windows-1252, found {found}',
    hint: '[[It is in a form of {wide} that is not read, or cut off: open it and save it in UTF-8: a table in Excel as "CSV UTF-8", in LibreOffice as "Text CSV" with the character set "Unicode (UTF-8)", convention.yaml in a text editor.]][[Open it, correct the accented letters that are damaged, and save it in UTF-8: a table in a spreadsheet as "{mixed}", convention.yaml in a text editor.]][[It contains {zeros}, which no text does: it is damaged, or of another kind. Take it again from where it came.]]',
  },
  'file-mislabelled': {
    message: 'the file was saved as {found}, but has the name of another kind of file',
    hint: '[[If it is a spreadsheet, open it in a spreadsheet program and save it as "{csv}" under this name. ]]If its content is right, give it its true extension (.xml, .pdf, .xlsx, .zip).[[ A page in {page} often stands for a file that could not be downloaded: open it in a browser, and download the file again.]]',
  },
  'csv-syntax': {
    message: 'the quotes of this record do not match: {detail}',
    hint: 'A quoted cell begins and ends with ", and a " inside it is doubled: correct the cell, or ask for the file again.',
  },
  'csv-line-end': {
    message: 'a lone carriage return (CR) outside quotes; expected LF or CRLF at the end of each row',
    hint: 'Save the file again in the spreadsheet as "CSV UTF-8" or "CSV (Windows)", not as "CSV (Macintosh)". Where only one cell holds it, take it out of that cell.',
  },
  'csv-empty': {
    message: 'expected a header row, found none',
    hint: 'The first row must name the columns; `grappe init NEW --empty` shows those of each table. If the file holds nothing, take it out of the workspace.',
  },
  'csv-columns': {
    message: 'the header has {found} columns, at most {most} are read',
    hint: 'No table has so many: take the file again from where it came, or remove the columns that nothing needs.',
  },
  'header-not-found': {
    message: 'no row has a cell "{header}", which ends the preamble',
    hint: 'It must be in the first {most} rows: correct `until:` in the entry of the file in convention.yaml, or say how many rows stand before the header, such as `{entry}preamble: 5{end}`.[[ If {sheet} holds no lines, hide it, or name those that do, instead of a pattern: `{entry}sheets: ["…", "…"]{end}`.]]',
  },
  'header-below': {
    message: 'the header is in row {below}, not in this one: "{header}" is there',
    hint: 'Remove the rows above it[[, or let them be passed over, in the entry of the file in convention.yaml: `{entry}preamble: { until: "{header}" }{end}`]].',
  },
  'header-in-one-cell': {
    message: 'the header is a single cell: "{header}"',
    hint: '[[Its columns are separated by "{delimiter}": save the file with "," ";" or tab between them.]][[Split its column in the spreadsheet (Data, Text to Columns, separated by "{splitBy}"), and save it.]][[If "{perhaps}" separates its columns, give each a column of its own. If it is a title, remove the rows above the header, or let them be passed over, in the entry of the file in convention.yaml: `{entry}preamble: { until: "…" }{end}`, with the first cell of the header.]]',
  },
  'record-too-long': {
    message: 'a record is longer than 1 MiB',
    hint: 'Look for a quote that is never closed, or a file that is not CSV.',
  },
  'cell-too-long': {
    message: 'a cell holds more than 32,767 characters',
    hint: 'Shorten it; no spreadsheet could show it whole.',
  },
  'cell-count': {
    message: 'expected {expected} cells as in the header, found {found}',
    hint: 'Look for a missing or extra delimiter "{delimiter}", or a text with one that is not quoted.',
  },
  'merge-conflict': {
    message: 'git left two versions of the file here, which it could not merge',
    hint: 'Keep of each row between "<<<<<<<" and ">>>>>>>" the version that is right, and remove the lines with these marks: `git status` names every such file.',
  },
  'column-missing': {
    message: 'the column {column} is missing',
    hint: '[[Take "{aside}" out of `ignore_columns` in the entry of the file in convention.yaml: every row needs it.]][[Add it to the header ({names}), or, if another of its columns holds it, write in convention.yaml: `{entry}columns: { {name}: "…" }{end}`. Found: {found}]][[Add it to the header of {bare} ({names}). Found: {found}]][[Write in the entry of the file in convention.yaml: `{entry}columns: { {name}: "…" }{end}`, with the one of these headers that holds it: {headers}.]][[ If the items or the labels say it, one pattern for each kind: `{entry}categories: { {sorted} }{end}`.]][[ If the file does not say it, and the invoice says it once: `{entry}defaults: { {once}: "…" }{end}`.]][[ If the names of the files say it: `{entry}from_name: "…{named}….csv"{end}`.]][[ If it is the same for all its rows: `{entry}defaults: { {alike}: "…" }{end}`.]][[ If it does not number its lines: `{entry}{unnumbered}{end}`.]][[No entry under `invoices:` in convention.yaml is for a file of this name (they are for {patterns}): widen `files` of the one that reads such files, or have one proposed: grappe init --from {path}. If it is a copy of another file, take it out.]][[No entry under `invoices:` in convention.yaml is for this file, whose headers are not those of grappe: have one proposed, to be pasted there: grappe init --from {alone}]]',
  },
  'column-repeated': {
    message: 'two columns are both {column}: "{first}" and "{second}"',
    hint: 'Keep one of them[[, or write another header than "{same}" over one: convention.yaml cannot tell them apart]].[[ Of an operator’s file, leave the other aside by convention.yaml: `{invoiceEntry}ignore_columns: ["{other}"]{end}`.]]',
  },
  'column-unknown': {
    message: 'the column "{header}" is not known and is not read',
    hint: '[[convention.yaml has {column} read from "{readFrom}". ]][[Nearest known column: {nearest}. ]][[Correct the header, or say which column it is, `{columns}`; or, if nothing needs it, say so in convention.yaml: {example}]][[Correct the header; or, if nothing needs it, remove the column from {bare}.]]',
  },
  'column-untitled': {
    message: 'column {letters} has no header and is not read; here it contains {value}',
    hint: 'If it belongs to the table, write its header over it; if nothing needs it, clear it[[, or say so in the entry of the file in convention.yaml: `{entry}ignore_columns: [""]{end}`]].',
  },
  'header-repeated': {
    message: 'two columns have the header "{header}", which no table knows',
    hint: 'Rename or remove one of them[[; or read neither, by convention.yaml: `{entry}ignore_columns: ["{header}"]{end}`]].',
  },
  'header-currency': {
    message: 'the column "{header}" is in {unit}, and amounts are in {currency}',
    hint: 'Ask for the column in {currency}, or convert its cells and name it so: grappe converts no amount. If its cells are in {currency} already, take "{unit}" out of the header.',
  },
  'table-twice': {
    message: 'the table {table} has two files: this one and {other}',
    hint: 'Keep one of them[[; or, if both hold rows, name this one as a list in convention.yaml: `tables: { {listed}: { file: {theFile} } }`]].',
  },
  'table-unread': {
    message:
      '{file} is not a table of the workspace and is not read[[, with {lines} of {stake} without VAT]][[; {stake} without VAT is shared {by}]]',
    hint: '[[{sheet} is a workbook of a form that is not read: open it in a spreadsheet program and save it as .xlsx or .ods; if it is text in columns in truth, rename it to .csv. ]][[If it is {rename}, rename it so. ]][[If it holds invoices, move it to {invoices}. ]][[{reading}, write in convention.yaml: `tables: { {table}: { file: {list} } }`]][[, where … is one of: {tables}]][[. If nothing needs {unneeded}, take it out of this folder.]][[It is {output} as grappe writes it, which is no input: take it out of this folder, and never put it into invoices/, where its rows would be charged.]]',
  },
  'copy-unread': {
    message:
      '{file} looks like a copy of {original} that was set aside where two computers wrote it, and is not read',
    hint: 'Compare the two, bring into {original} what is right, and take the copy away. If it is meant to be there, give it a name of its own.',
  },
  'list-missing': {
    message: '{file} is not in the workspace',
    hint: '[["{nearest}" is there, and nothing reads it: if it is this list, write its name here. ]]Put the list there under this name, or remove its entry under `tables:` of convention.yaml.',
  },
  'list-without-rows': {
    message:
      'no row of this list counts for {table}[[: {unknown} name nothing that the tables know (only_known)]][[; {skipped} are left aside (skip_rows)]]',
    hint: 'If rows are missing, take the list again from where it came, or correct `only_known:`, `match:` and `skip_rows:` in the entry of the file in convention.yaml. If it is meant to be empty, remove that entry.',
  },
  'list-sheet-unread': {
    message:
      'the sheet "{sheet}" has the columns of a sheet of the same workbook that is read, and is not read itself (rows: {rows})',
    hint: 'If its rows count, give it an entry in convention.yaml, under `tables:`, with `sheet:`: `grappe init --from {theFile}` proposes it. If not, hide it in the workbook.',
  },
  'sheet-unreadable': {
    message: 'the file is not a spreadsheet that grappe can read: {detail}',
    hint: 'Open it in a spreadsheet program and save it as .xlsx or .ods, without a password. If it does not open there, it is incomplete or damaged: ask for it anew.',
  },
  'sheet-limit': {
    message: 'the spreadsheet holds more than grappe reads: {what}, at most {most}',
    hint: 'Keep the sheet that is needed, and clear the rows and columns beyond its data.',
  },
  'sheet-unknown': {
    message: 'there is no sheet "{sheet}"',
    hint: 'Sheets found: {found}. Write one of them in `{key}:` in the entry of the file in convention.yaml.[[ A sheet that comes later is named by a pattern, which may match none yet: {later}.]]',
  },
  'sheet-several': {
    message: '[[more than one sheet is visible: {found}]][[none of its sheets is visible: {hidden}]]',
    hint: 'Say which in the entry of the file in convention.yaml: `{entry}sheet: "…"{end}`, or leave only that sheet visible.[[ If several hold lines, name them all: `{invoiceEntry}sheets: ["…", "…"]{end}`.]][[ Or have an entry for it proposed, to be pasted there: grappe init --from {path}]]',
  },
  'sheet-unread': {
    message: 'the sheet "{sheet}" has the columns of the lines too, and is not read (rows: {rows})',
    hint: 'If its rows are lines, name it in the entry of the file in convention.yaml[[, instead of `{key}`]]: `{entry}sheets: [{sheets}]{end}`; each of these sheets is then read as a file of its own. If they are not to be charged, delete it[[, or hide it: {shown} shows]].',
  },
  'sheet-without-columns': {
    message: 'the sheet "{sheet}" has no column of invoice lines: {headers}',
    hint: 'If it holds none, hide it, or name those that do in the entry of the file in convention.yaml, instead of a pattern: `{entry}sheets: ["…", "…"]{end}`. If it does, give it the header of the other sheets.',
  },
  'sheet-error-cell': {
    message: 'the cell shows an error: {value}',
    hint: '[[Correct the formula that gives {formula} in the spreadsheet, and save.]][[{narrow} stands for a text that its column is too narrow to show: widen it in the spreadsheet, and save again.]]',
  },
  'sheet-merged': {
    message: 'the cell is merged with {anchor}',
    hint: 'Unmerge it and write the value in each of its cells[[, or let it be repeated in the entry of the file in convention.yaml: `{entry}fill_down: [{column}]{end}`]].',
  },
  'sheet-hidden-row': {
    message: 'the row is hidden, and holds values',
    hint: 'If it counts as all others do (a filter hides it, say), have hidden rows read, in the entry of the file in convention.yaml: `{entry}hidden_rows: read{end}`; or show it. If not, delete it: what nobody sees is not charged.',
  },
  'sheet-formula': {
    message: 'the value of a formula is not computed yet',
    hint: 'Open the file in a spreadsheet program, let it compute everything (in LibreOffice Calc, Ctrl+Shift+F9), and save.',
  },
} as const;
