export const tables = {
  'rows-overlap': {
    message: '{id} has two rows for the same days: this one and row {other}[[ ({days})]]',
    hint: 'Let one end the day before the other begins; if one is a copy or has the wrong identifier, remove or correct it.[[ If {shared} share this access, give each a row of one grappe in {grappes.csv}, and name that grappe in {accesses.serves|serves} of one row here.]][[ If the rows of {imputed} are not of one expense, fill in what tells them apart: {imputations.flow|flow} (`recovered`: a revenue), {imputations.site_type|site_type}, {imputations.category|category}.]]',
  },
  'row-repeated': {
    message: '{id} is there twice: here and in row {other}',
    hint: 'If one is a copy, remove it; if they differ, keep the one that their source shows.',
  },
  'id-collision': {
    message: '{id} is also the identifier of a {other}',
    hint: 'Give one of the two another identifier, in every table and file that names it: an invoice line names sites, grappes and members alike.',
  },
  'id-look-alike': {
    message:
      '{id} looks like {other} and is another identifier[[: the letters of {foreign} are of another alphabet]][[: the capitals of {cased} are others]][[: {spelt} has other capitals, blanks or marks]]',
    hint: '[[Of {foreign} and {other}, type the one of another alphabet again on your keyboard, without copying it.]][[If {cased} and {other} are one, write it alike everywhere: capitals count.]][[If {spelt} and {other} are one access, have it read alike, in the entry of the file in convention.yaml: `{invoiceEntry}values: { access: { {text}: {right} } }{end}`.]]',
  },
  'member-bare': {
    message:
      'the list says nothing of "{value}" but its name, and nothing else names it: a note, it seems, read as a member',
    hint: 'If it is one, remove it[[, or leave it aside, in the entry of the file in convention.yaml: `{entry}skip_rows: { {column}: [{text}] }{end}`]]: it would bear a part of what all members share. If it is a member, say more of it in the list: its SIRET, or its first day.',
  },
  'member-unknown': {
    message: 'the member {value} is not in {members.csv}',
    hint: '[[Nearest: {nearest}. ]]Correct it, or add the member to {members.csv}.',
  },
  'site-unknown': {
    message: 'the site {value} is not in {sites.csv}',
    hint: '[[Nearest: {nearest}. ]]Correct it, or add the site to {sites.csv}.',
  },
  'grappe-unknown': {
    message: 'the grappe {value} is not in {grappes.csv}',
    hint: '[[Nearest: {nearest}. ]]Correct it, or add the grappe to {grappes.csv}.',
  },
  'measure-unknown': {
    message: 'no observation of the measure {value} is in {measures.csv}',
    hint: '[[Nearest: {nearest}. ]][[There are: {known}. ]]Correct it, or add its observations to {measures.csv}.',
  },
  'serves-unknown': {
    message: '{value} is no site, grappe or member',
    hint: '[[Nearest: {nearest}. ]]Correct it, or add it to {sites.csv}, {grappes.csv} or {members.csv}. The whole group is "*".',
  },
  'match-ambiguous': {
    message: '{value} fits more than one: {candidates}',
    hint: 'Write in the cell the identifier of the one that is meant; or, where this file is a list, put this row, corrected, into the table’s own CSV, where it takes the place of this one (in measures.csv, a row for each of them, with what was observed of it).',
  },
  'measure-reserved': {
    message: '"{value}" names a key of the convention, not a measure',
    hint: 'Give the measure another name, in {measures.csv} and in the rules that name it.',
  },
  'measure-kinds': {
    message: 'the measure "{value}" is observed of sites and of members',
    hint: 'A measure is of sites only or of members only: give one of the two another name, in {measures.csv} and in the rules that name it.',
  },
  'grappe-inconsistent': {
    message: 'the {column} of {grappe} is "{value}" here and "{other}" in row {otherRow}',
    hint: 'Correct the one that is wrong, as the signed convention says: name and kind are the same on all rows of a grappe.',
  },
  'grappe-outside-site': {
    message: '{site} is in {grappe} on days ({days}) on which {sites.csv} does not have it',
    hint: 'A line that pays for {grappe} on these days is refused. As the signed convention says, shorten this row, or lengthen the site’s in {sites.csv}.',
  },
  'grappe-site': {
    message:
      '{site} is served, and is in {grappes}[[ on {days}]]: is the site alone meant, or the grappe?[[ {stake} without VAT would go to one or to all]]',
    hint: 'Name the grappe where it is meant. For an access of the site alone write {accesses.alone|alone}: yes in {accesses.csv}; where it ended before these days, its last day as {accesses.valid_to|valid_to} of its row. Where the operator names a shared access by one of its sites, set `site_of_grappe: grappe` at the top of convention.yaml (`site`: always the site alone); an entry of `invoices:` may say it of its invoices alone.',
  },
  'alone-without-site': {
    message: 'alone: yes is set on an access that serves no site: {value}',
    hint: 'Name the site that it serves, or leave {accesses.alone|alone} empty.',
  },
  'grappe-unserved': {
    message: 'no access of {accesses.csv} serves {grappe}[[ on {days}]]',
    hint: 'As the contract says, add to {accesses.csv} the access that its sites share, or end its rows in {grappes.csv} ({grappes.valid_to|valid_to}). If an access names one of its sites, is that site alone meant?',
  },
  'kind-unused': {
    message: 'no rule names the kind "{value}"',
    hint: '[[Nearest kind that one names: {nearest}. ]]Correct it, or name it under `kinds` of a rule of convention.yaml.',
  },
  'imputation-tie-ahead': {
    message:
      'row {other} is as specific as this one for {flow}, site type {siteType}, category {category} ({days}): an invoice line of that kind would be refused',
    hint: 'As the accounts office of the member says, give one of them one more of flow, site_type, category; or, if one takes the place of the other, end the old one the day before the new one begins.',
  },
} as const;
