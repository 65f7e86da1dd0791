export const allocation = {
  'access-unknown': {
    message: 'the access {value} is not in accesses.csv',
    hint: '[[Nearest: {nearest}. ]]Add the access to accesses.csv, or fill in serves on the line.',
  },
  'access-undated': {
    message: 'accesses.csv does not say what the access {value} serves on {days}',
    hint: 'Lengthen a row of this access (valid_from, valid_to), or add one.',
  },
  undated: {
    message: 'a line of category {category} has neither a period nor a service date',
    hint: 'Fill in period_start and period_end; or say in convention.yaml which days count then: `undated: invoice_month`, the month of the invoice, or `undated: invoice_date`.',
  },
  'share-too-long': {
    message: 'the exact share of {member} has {count} characters, more than the {most} of a cell',
    hint: 'Share the line over fewer days (its period, `prorata:`), or by measures of fewer digits.',
  },
  'member-absent': {
    message: '{value} is not in the group on {days}',
    hint: 'See joined_on and left_on in members.csv.',
  },
  'site-absent': {
    message: '{site} of {value} has no owner in the group on {days}',
    hint: 'See its rows in sites.csv, and the stays of its member in members.csv.',
  },
  'no-participant': {
    message: 'nobody takes part in {value} on {days}',
    hint: 'Lengthen or add its rows in grappes.csv, with valid_from and valid_to[[, or widen `over` of the rule {rule}]].',
  },
  'no-rule': {
    message: 'no rule shares {value} (category {category}) on {days}',
    hint: 'It serves several members: add a rule to convention.yaml[[, or give the rule {other} other days: it holds on {otherDays}]].',
  },
  'measure-missing': {
    message: 'no {measure} of {id} is known on {day} (rule {rule})',
    hint: 'Add the observation to measures.csv: a missing count is never a zero.',
  },
  'measure-stale': {
    message:
      'the {measure} of {id} is of {found}, over {most} days before {day} (rule {rule})[[; {stake} without VAT would be shared by it]]',
    hint: 'Add an observation of {earliest} or later to measures.csv, or raise max_age_days (now {most}).',
  },
  'bandwidth-missing': {
    message:
      'accesses.csv gives no bandwidth of the access {access}, which serves {site} on {days} (rule {rule})',
    hint: 'Fill in bandwidth_mbps: an empty bandwidth is never a zero.',
  },
  'reference-day-future': {
    message: 'the rule {rule} counts on {day}, which is after {days}',
    hint: 'Set `year:` of its `as_of` to an earlier year.',
  },
  'weight-missing': {
    message: '{site} has no weight in {value} on {days} (rule {rule})',
    hint: 'Fill in weight in grappes.csv.',
  },
  'weights-zero': {
    message: 'all weights of {value} are zero on {days} (rule {rule})',
    hint: 'At least one must be more than zero.',
  },
  'head-count': {
    message: '{value} has {found} sites marked as head on {days} (rule {rule})',
    hint: 'Mark exactly one in grappes.csv.',
  },
  'part-missing': {
    message: 'the rule {rule} gives no part to {member}, who takes part on {days}',
    hint: 'Write its part, 0 if it bears nothing.',
  },
  'part-absent': {
    message: 'the rule {rule} gives a part to {member}, who does not take part on {days}',
    hint: 'Set `absent: charged` or `absent: left_out`, or write another rule for these days.',
  },
  'parts-zero': {
    message: 'the parts of the rule {rule} sum to zero on {days}',
    hint: 'At least one of those who take part must bear something.',
  },
  'payer-absent': {
    message: 'the rule {rule} charges {member}, who is not in the group on {days}',
    hint: 'See members.csv, or write another rule for these days.',
  },
  'majority-tie': {
    message: '{members} tie for the greatest {measure} of {value} on {days} (rule {rule})',
    hint: 'The convention must say who pays. Write a rule for this case above the rule {rule}: the first that fits is taken.',
  },
  'billed-to-missing': {
    message: 'who pays the operator for this line is not said',
    hint: 'Fill in billed_to on the line, on its access, or in convention.yaml.',
  },
  'imputation-missing': {
    message: 'no imputation of {member} holds for {flow}, site type {siteType}, category {category} on {day}',
    hint: 'Add a row for {member} to imputations.csv. An empty flow, site_type or category stands for any; “—” here means leave it empty.',
  },
  'revenue-imputation-missing': {
    message:
      'no revenue imputation (flow recovered) of {member} holds for site type {siteType}, category {category}',
    hint: 'titres.csv leaves its imputation empty: add the row to imputations.csv.',
  },
} as const;
