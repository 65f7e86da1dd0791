export const allocation = {
  'access-unknown': {
    message: 'the access {value} is not in accesses.csv',
    hint: '[[Nearest: {nearest}. ]]Add the access to accesses.csv, or fill in serves on the line.',
  },
  'access-undated': {
    message: 'accesses.csv does not say what the access {value} serves on {days}',
    hint: 'By the contract, correct the days of a row of this access in accesses.csv (valid_from, valid_to), or add one.',
  },
  undated: {
    message: 'a line of category {category} has neither a period nor a service date',
    hint: 'Fill in period_start and period_end; or say in convention.yaml which days count then: `undated: invoice_month`, the month of the invoice, or `undated: invoice_date`.',
  },
  'share-too-long': {
    message: 'the exact share of {member} has {count} characters, more than the {most} of a cell',
    hint: 'Look in measures.csv for a value of too many digits; if there is none, share the line over fewer days (its period, `prorata:`).',
  },
  'member-absent': {
    message: '{value} is not in the group on {days}',
    hint: 'Correct joined_on or left_on in members.csv if they are wrong; if not, ask the operator why it bills these days.',
  },
  'site-absent': {
    message: '{site} of {value} has no owner in the group on {days}',
    hint: 'Correct its rows in sites.csv, or the stays of its member in members.csv, if they are wrong; if not, ask the operator why it bills these days.',
  },
  'no-participant': {
    message: 'nobody takes part in {value} on {days}',
    hint: 'Lengthen or add its rows in grappes.csv, with valid_from and valid_to[[, or widen `over` of the rule {rule}]].',
  },
  'no-rule': {
    message: 'no rule shares {value} (category {category}) on {days}',
    hint: 'It serves several members: add under `rules:` of convention.yaml what the signed convention says (`grappe help rules`)[[, or give the rule {other} other days: it holds on {otherDays}]].',
  },
  'measure-missing': {
    message: 'no {measure} of {id} is known on {day} (rule {rule})',
    hint: 'Ask for it at its source and add it to measures.csv, on the day when it was observed. Write no zero in its place, and do not change the day of another observation.',
  },
  'measure-stale': {
    message:
      'the {measure} of {id} is of {found}, over {most} days before {day} (rule {rule})[[; {stake} without VAT would be shared by it]]',
    hint: 'Ask for an observation of {earliest} or later and add it to measures.csv; or, if the signed convention allows it, raise max_age_days (now {most}).',
  },
  'bandwidth-missing': {
    message:
      'accesses.csv gives no bandwidth of the access {access}, which serves {site} on {days} (rule {rule})',
    hint: 'Fill in bandwidth_mbps of this access in accesses.csv, by the contract: an empty bandwidth is never a zero.',
  },
  'reference-day-future': {
    message: 'the rule {rule} counts on {day}, which is after {days}',
    hint: 'In convention.yaml, set `year:` of the `as_of` of this rule to an earlier year, by the signed convention.',
  },
  'weight-missing': {
    message: '{site} has no weight in {value} on {days} (rule {rule})',
    hint: 'Fill in weight in grappes.csv, by the signed convention.',
  },
  'weights-zero': {
    message: 'all weights of {value} are zero on {days} (rule {rule})',
    hint: 'Correct weight in grappes.csv, by the signed convention: at least one must be more than zero.',
  },
  'head-count': {
    message: '{value} has {found} sites marked as head on {days} (rule {rule})',
    hint: 'Mark exactly one for these days in grappes.csv (head), by the signed convention.',
  },
  'part-missing': {
    message: 'the rule {rule} gives no part to {member}, who takes part on {days}',
    hint: 'Write its part under `parts:` of this rule in convention.yaml, by the signed convention; 0 if it bears nothing.',
  },
  'part-absent': {
    message: 'the rule {rule} gives a part to {member}, who does not take part on {days}',
    hint: 'By the signed convention, set in its `share:` `absent: charged` (this member pays all the same) or `absent: left_out` (the others pay), or write another rule for these days.',
  },
  'parts-zero': {
    message: 'the parts of the rule {rule} sum to zero on {days}',
    hint: 'Correct `parts:` of this rule in convention.yaml, by the signed convention: at least one of those who take part must bear something.',
  },
  'payer-absent': {
    message: 'the rule {rule} charges {member}, who is not in the group on {days}',
    hint: 'Correct its stay in members.csv if it is wrong; if not, write a rule for these days in convention.yaml, by the signed convention.',
  },
  'majority-tie': {
    message: '{members} tie for the greatest {measure} of {value} on {days} (rule {rule})',
    hint: 'The signed convention must say who pays. Write this case in convention.yaml above the rule {rule}, with `share: { by: payer, member: … }`: the first rule that fits is taken.',
  },
  'billed-to-missing': {
    message: 'who pays the operator for this line is not said',
    hint: 'Write the identifier of the member that the operator bills: billed_to on the line, on its access (accesses.csv), or in convention.yaml.',
  },
  'imputation-missing': {
    message: 'no imputation of {member} holds for {flow}, site type {siteType}, category {category} on {day}',
    hint: 'Ask the accounts office of {member} for it, and add the row to imputations.csv. An empty flow, site_type or category stands for any; “—” here means leave it empty.',
  },
  'revenue-imputation-missing': {
    message:
      'no revenue imputation (flow recovered) of {member} holds for site type {siteType}, category {category}',
    hint: 'titres.csv leaves its imputation empty: ask your accounts office for it, and add the row to imputations.csv.',
  },
} as const;
