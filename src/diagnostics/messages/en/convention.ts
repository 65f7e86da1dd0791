export const convention = {
  'yaml-syntax': {
    message: 'this is not YAML: {detail}',
    hint: 'Correct it there. For a mistake of form, look at the line before too: colon, indentation, quotes.',
  },
  'key-unknown': {
    message: 'the key "{value}" is not known here',
    hint: '[[Nearest: {nearest}. ]][[Known here: `{known}`. ]]Correct or remove it; `grappe help rules` explains the keys.',
  },
  'key-missing': {
    message: 'the key "{key}" is missing',
    hint: 'Add it here in convention.yaml, as the signed convention says: `{name}: …`[[, one of these values: {expected}]].[[ {meaning}]]',
  },
  'value-invalid': {
    message: 'expected `{expected}`, found {found}',
    hint: 'Write the value in one of the forms shown.[[ {meaning}]] `grappe help rules` explains each key.',
  },
  'rule-id-repeated': {
    message: 'the rule {value} is there twice: here and in line {other}',
    hint: 'Give one of the two another id: it is printed on every row.',
  },
  'rule-id-reserved': {
    message: '"{value}" cannot be the id of a rule',
    hint: 'Give it another one: "own" means that no rule was needed, and "+" joins the ids of several.',
  },
  'key-target': {
    message: '{key} cannot be used for the target {target}',
    hint: 'It is for the target {allowed} only. As the signed convention says, remove it from this rule of convention.yaml (which then shares as if it were not there), or give the rule that target: `applies_to: { target: {allowed} }`.',
  },
  'category-own': {
    message: '"{value}" cannot be a category of your own',
    hint: 'Choose a word that is not built in and that stands here once, whatever its case and accents.',
  },
  'keys-exclude': {
    message: '`{one}` and `{other}` exclude each other',
    hint: '[[If an invoice comes in several files, keep `{parts}`, remove `line_number: row` and name the header of the line number: `columns: { line_number: "…" }`. If not, remove `{parts}`.]][[`amounts` is for a file that has its credits in a column of their own, `{kinds}` for one in which a column says which rows are credits: keep the one that is true of this file.]][[An empty cell says what {empty} of `charge_or_credit` says, or it repeats the one above: remove {empty} there, or the column from `fill_down`.]][[One sheet is read, or each of several is: keep `sheet` if the lines stand in {sheet} alone, else `sheets`.]]',
  },
  'mix-sum': {
    message: 'the parts of this mix sum to {sum}',
    hint: 'Correct them as the signed convention says: they must sum to exactly 1, or to exactly 100, all of one scale (1/2, or 50 %); thirds are written 1/3.',
  },
  'parts-sum': {
    message: 'the parts sum to {sum}, neither 1 nor 100',
    hint: 'Each share is its part of that sum: check in the signed convention that none was forgotten, and that all are of one scale (1/2, or 50 %). Weights such as 2 and 1 are written as fractions of the whole: 2/3 and 1/3.',
  },
  'measure-of-members': {
    message: '"{value}" is a measure of members; this key shares among sites',
    hint: 'As the signed convention says, add `per: member` to this `share:`, or name a measure of sites.',
  },
  'measure-of-sites': {
    message: '"{value}" is a measure of sites; per: member shares among members',
    hint: 'As the signed convention says, leave `per: member` out of this `share:`, or name a measure of members.',
  },
  'age-unsaid': {
    message: 'as_of: latest does not say how old a count may be',
    hint: 'Write next to this `as_of:` the greatest age that the signed convention allows, in days, such as `max_age_days: 366`; `max_age_days: none` if it sets none.',
  },
  'age-unused': {
    message: 'max_age_days has no meaning with as_of: period_end',
    hint: 'Remove it: the observation must be dated within the period of the line.',
  },
  'period-end-days': {
    message: 'as_of: period_end needs every day of the lines',
    hint: 'Set `prorata: daily` and `basis: service` at the top of convention.yaml, or choose another as_of (`grappe help rules students` shows them), as the signed convention says.',
  },
  'month-day-swapped': {
    message:
      'the month comes first: this is {date}, of which there is no observation of "{measure}", but {count} of {other}',
    hint: 'If the signed convention counts on {other}, write `date: "{swapped}"`: otherwise an older observation counts. If it does count on {date}, leave it.',
  },
  'years-undated': {
    message: 'years needs as_of with a date',
    hint: 'In this `share:`, give the day of observation that the signed convention states, for example `as_of: { date: "10-15", year: previous }` (month and day: 15 October; the other words: `grappe help rules students`), or remove years if it counts one only.',
  },
  'bounds-reversed': {
    message: 'at_least {least} is above at_most {most}',
    hint: 'Take both values from the signed convention.',
  },
  'counts-alike': {
    message: 'whatever the observations of "{measure}", each counts as {value} here',
    hint: 'Bounds and bands are in the unit of the measure (pupils, square metres), neither parts of the cost nor euros: correct them as the signed convention says. If they are as it says, leave them.',
  },
  'over-site-types': {
    message: 'over: site_types does not narrow the members, among whom {key} shares',
    hint: 'Replace `over: { site_types: … }` by `over: { members: … }`, or choose a key over sites (`grappe help rules` shows them), as the signed convention says.',
  },
  'rule-hidden': {
    message: 'the rule {rule} can never apply: {other}, above it, takes every line of its days',
    hint: 'As the signed convention says, move it above {other}, or remove it.',
  },
  'rule-never-applies': {
    message: 'the rule {rule} can never apply: nothing in the tables has {condition}',
    hint: 'As the signed convention says, correct this condition under `applies_to:`, or the tables that should meet it (`kinds`: the column {grappes.kind|kind} of {grappes.csv}; `site_types`: {sites.type|type} of {sites.csv}; an id: its own; with `sites` or `site_types`, all sites of the grappe, or of the group, must be among them); or remove the rule.[[ Who of the {group} bears a cost is said by `over` in the `share` of the rule.]]',
  },
  'column-ignored': {
    message: '"{header}" is to be read as `{column}`, but `ignore_columns` leaves it aside',
    hint: 'If this column counts, remove "{header}" from `ignore_columns` of this entry of convention.yaml; otherwise, remove it from `columns`.',
  },
  'count-of-other-year': {
    message: '"{header}" counts on {counted}, and `as_of` dates these counts {day}',
    hint: 'Write at this `as_of` the day that the list says, and keep the list of the other year beside it, with an entry of its own: the months that counted it need it. If the list is of {day} indeed, there is nothing to do.',
  },
  'placeholder-left': {
    message: '"{value}" is a placeholder of `grappe init`, not a text of the convention',
    hint: 'Write there what the signed convention says: statements and shared lines would show it as it is.',
  },
  'comment-in-text': {
    message: 'the text ends at "{kept}": "{comment}", after a space and a #, is a comment',
    hint: 'If it is part of the text, put the whole between straight quotes: `{key}: "{kept} {comment}"`. If it is a comment, put a space after the #.',
  },
  'supplier-pattern': {
    message:
      'suppliers are compared as whole texts: "{value}" is not a pattern here, and only matches a supplier of exactly that name',
    hint: 'Name each supplier as the column {invoices.supplier|supplier} of the invoices writes it: `suppliers: [SFR, "SFR Business"]`.',
  },
  'files-folder': {
    message: 'files of invoices/ are known by their names, without the folder: "{value}" matches none',
    hint: 'Write the name alone: `{name}`. Files of all folders in invoices/ are read alike.',
  },
  'rules-overlap': {
    message: 'on {days} the rule {rule} is hidden by {other}, which is above it for the same lines',
    hint: 'As the signed convention says, let one end (`to:`) the day before the other begins (`from:`).',
  },
  'rules-none': {
    message:
      'there is no rule under `rules:`, and lines that serve several members need one: {count}, of {value} first',
    hint: 'Write here what the signed convention says, a rule for each of its clauses: `- { id: …, applies_to: …, share: { by: … } }`. `grappe help rules` shows all keys; the first rule that fits a line is taken.',
  },
  'rules-gap': {
    message: 'there is no rule between {other} and {rule} on {days}',
    hint: 'A line of those days that serves several members would stop the run: lengthen one of the two (`from:`, `to:`), as the signed convention says.',
  },
} as const;
