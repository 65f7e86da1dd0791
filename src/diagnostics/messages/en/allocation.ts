export const allocation = {
  'access-unknown': {
    message: 'the access {value} is not in {accesses.csv}',
    hint: '[[Nearest: {nearest}. ]]Correct it on the line if it is misspelled; if not, add the access to {accesses.csv} ({accesses.access|access}, {accesses.serves|serves}) as the contract says, or fill in {invoices.serves|serves} on the line. If the contract does not know it, dispute the line, and share the others with `grappe allocate --allow-unallocated`.',
  },
  'access-undated': {
    message: '{accesses.csv} does not say what the access {value} serves on {days}',
    hint: 'As the contract says, correct the days of a row of this access in {accesses.csv} ({accesses.valid_from|valid_from}, {accesses.valid_to|valid_to}), or add one. If it is terminated, dispute the line, and share the other lines with `grappe allocate --allow-unallocated`.',
  },
  undated: {
    message: 'a line of category {category} has neither a period nor a service date',
    hint: 'Fill in {invoices.period_start|period_start}[[ and {invoices.period_end|period_end}]] from the invoice; or, if the signed convention says so, write at the top of convention.yaml `undated: invoice_month` (the month of the invoice counts), or `undated: invoice_date` (its date); where that is a list, add what holds on the date of the invoice.',
  },
  'share-too-long': {
    message: 'the exact share of {member} has {count} characters, more than the {most} of a cell',
    hint: 'Look in {measures.csv} for a value of its sites or members with dozens of digits, and take it from its source again. If there is none, ask the operator for a line a month, or for each span between changes: its days are then shared apart.',
  },
  'member-absent': {
    message: '{value} is not in the group on {days}',
    hint: 'Correct {members.joined_on|joined_on} or {members.left_on|left_on} in {members.csv} if they are wrong; if not, ask the operator why it bills these days, and share the other lines with `grappe allocate --allow-unallocated`.',
  },
  'site-absent': {
    message: '{site} of {value} has no owner in the group on {days}',
    hint: '[[By {sites.csv} it belongs to {member}, who is not in the group then: correct {members.joined_on|joined_on} or {members.left_on|left_on} of {member} in {members.csv}, or the rows of the site in {sites.csv}, if they are wrong.]][[No row of {ownerless} in {sites.csv} holds on these days: correct them if they are wrong.]][[ If it is no longer in {grappe}, end its row in {grappes.csv} ({grappes.valid_to|valid_to}), if it is not yet, begin it later ({grappes.valid_from|valid_from}): the others then bear the cost.]][[ The same goes for {others}.]] If all is right, ask the operator why it bills these days, and share the other lines with `grappe allocate --allow-unallocated`.',
  },
  'no-participant': {
    message: 'nobody takes part in {value} on {days}',
    hint: 'As the signed convention says, [[lengthen or add the rows of {grappe} in {grappes.csv} ({grappes.valid_from|valid_from}, {grappes.valid_to|valid_to})]][[widen `over` of the rule {rule} in convention.yaml, or correct the days of its members in {members.csv}]]; if all is right there, ask the operator why it bills these days, and share the other lines with `grappe allocate --allow-unallocated`.',
  },
  'setting-unset': {
    message: 'the list of `{setting}` in convention.yaml holds no value on {day}, the date of the invoice',
    hint: 'Add to it the value that holds on that day by the signed convention; or, if the first one held before too, take out its `from`, and if the last one goes on, its `to`. If the date of the invoice is wrong, correct it.',
  },
  'no-rule': {
    message: 'no rule shares {value} (category {category}) on {days}',
    hint: 'It serves several members: add under `rules:` of convention.yaml what the signed convention says, `- { id: …, applies_to: {condition}, share: { by: … } }`; after `by:` the key of the share (`grappe help rules` shows them all); the first rule that fits is taken[[. Or give the rule {other} other days: it holds on {otherDays}]][[. The rule {missed} does not hold for this line: it asks for {asks}]].',
  },
  'measure-missing': {
    message: 'no {measure} of {id} is known on {day} (rule {rule})',
    hint: 'Ask for it at its source and add to {measures.csv} the row {id}, {measure}, the day when it was observed, the value. Write no zero in its place, and do not change the day of another observation.',
  },
  'measure-stale': {
    message:
      'the {measure} of {id} is of {found}, over {most} days before {day} (rule {rule})[[; {stake} without VAT would be shared by it]]',
    hint: 'Ask for an observation of {earliest} to {day} and add it to {measures.csv}; or, if the signed convention allows it, raise max_age_days of the rule {rule} in convention.yaml (now {most}).',
  },
  'measure-year-old': {
    message:
      'observations of "{measure}" for {day} are missing ({count}): those of a year before were counted, such as that of {found} of {id}',
    hint: 'If they are still to come, wait for them, add them to {measures.csv} and make the run again before it is closed. If the signed convention lets those of the year before count, write `max_age_days: 366` next to this `as_of:` in convention.yaml: this warning then disappears.',
  },
  'bandwidth-missing': {
    message:
      '{accesses.csv} gives no bandwidth of the access {access}, which serves {site} on {days} (rule {rule})',
    hint: 'Fill in {accesses.bandwidth_mbps|bandwidth_mbps} of this access in {accesses.csv}, as the contract says: an empty bandwidth is never a zero.',
  },
  'reference-day-future': {
    message: 'the rule {rule} counts on {day}, which is after {days}',
    hint: 'In convention.yaml, give the `as_of` of this rule an earlier year, as the signed convention says: `year: {earlier}`, or another one that `grappe help rules` shows.',
  },
  'weight-missing': {
    message: '{site} has no weight in {value} on {days} (rule {rule})',
    hint: 'Fill in {grappes.weight|weight} in {grappes.csv}, as the signed convention says.',
  },
  'weights-zero': {
    message: 'all weights of {value} are zero on {days} (rule {rule})',
    hint: 'Correct what the key of this rule counts (`grappe explain` of the line shows it), as its source says: {grappes.weight|weight} in {grappes.csv}, the values in {measures.csv}, the accesses in {accesses.csv}, `counts_from` in convention.yaml. If the zeros are right, the signed convention must say who pays: write above {rule} `- { id: …, applies_to: {condition}, share: { by: … } }` (keys: `grappe help rules`). If it does not say, let the members decide.',
  },
  'below-bands': {
    message:
      'the {measure} of {id} is {value} on {days}, below {least}, from which the first of the `bands` counts (rule {rule})',
    hint: 'Correct its value in {measures.csv} if it is wrong; if it is right, give the `bands` of this rule in convention.yaml a first one that holds it, as the signed convention says: `0: …`.',
  },
  'divisor-zero': {
    message: 'the {measure} of {id}, by which the rule {rule} divides, is zero on {days}',
    hint: 'Correct its value in {measures.csv} if it is wrong; if it is right, the signed convention must say what such a member or site counts for: write it above the rule {rule} of convention.yaml, `- { id: …, applies_to: {condition}, share: { by: … } }` (keys: `grappe help rules`); the first rule that fits is taken. If it does not say, let the members decide.',
  },
  'sum-negative': {
    message:
      'the sum that the rule {rule} makes for {id} on {days} is {sum}: nobody weighs less than nothing',
    hint: 'Correct the values in {measures.csv} (`grappe explain` of a line that was shared shows the rows), or the coefficients of this `sum` in convention.yaml, if they are wrong: what is taken away must be a part of what it is taken from. If all is right, the signed convention must say what such a member or site counts for: write it above the rule {rule} of convention.yaml (keys: `grappe help rules`); the first rule that fits is taken. If it does not say, let the members decide.',
  },
  'head-count': {
    message: '{value} has {found} sites marked as head on {days} (rule {rule})',
    hint: 'Mark exactly one for these days in {grappes.csv} ({grappes.head|head}), as the signed convention says.',
  },
  'amounts-exceed': {
    message: 'under the rule {rule} members first bear {sum} of this line on {days}, more than it comes to',
    hint: 'The amounts under `first:` are of each line, without VAT: as the signed convention says, write this rule for the lines that they are meant for (`applies_to: { categories: …, item_codes: … }`), correct them, or give such lines a rule of their own above it (keys: `grappe help rules`).',
  },
  'part-missing': {
    message: 'the rule {rule} gives no part to {member}, who takes part on {days}',
    hint: 'Write its part under `parts:` of this rule in convention.yaml, as the signed convention says; 0 if it bears nothing.',
  },
  'part-absent': {
    message: 'the rule {rule} gives a part to {member}, who does not take part on {days}',
    hint: 'As the signed convention says, set in its `share:` `absent: charged` (this member pays all the same) or `absent: left_out` (the others pay), or write another rule for these days.',
  },
  'parts-zero': {
    message: 'the parts of the rule {rule} sum to zero on {days}',
    hint: 'Correct `parts:` of this rule in convention.yaml, as the signed convention says: at least one of those who take part must bear something.',
  },
  'payer-absent': {
    message: 'the rule {rule} charges {member}, who is not in the group on {days}',
    hint: 'Correct {members.joined_on|joined_on} or {members.left_on|left_on} of {member} in {members.csv} if they are wrong; if not, write a rule for these days (`from:`, `to:`) in convention.yaml, as the signed convention says.',
  },
  'majority-tie': {
    message: '{members} tie for the greatest {measure} of {value} on {days} (rule {rule})',
    hint: 'The signed convention must say who pays. Write it in convention.yaml above the rule {rule}: `- { id: …, applies_to: {condition}, share: { by: payer, member: … } }`; the first rule that fits is taken.',
  },
  'billed-to-missing': {
    message: 'who pays the operator for this line is not said',
    hint: 'Write the identifier of the member that the operator bills: in {invoices.billed_to|billed_to} of the line, in {accesses.billed_to|billed_to} of its access ({accesses.csv}) or, if it always pays, at the top of convention.yaml: `billed_to: …`; where that is a list, add what holds on the date of the invoice.',
  },
  'billed-to-tie': {
    message:
      'by the rule {rule} the member with the largest share pays the operator, and {members} each have {share}',
    hint: 'Write the identifier of the member that the operator bills: in {invoices.billed_to|billed_to} of the line, or in {accesses.billed_to|billed_to} of its access ({accesses.csv}). If the operator has not billed yet, let the members decide.',
  },
  'imputation-missing': {
    message: 'no imputation of {member} holds for {flow}, site type {siteType}, category {category} on {day}',
    hint: 'Ask the accounts office of {member} for it, and add to {imputations.csv} a row of {member} with these values, where “—” means leave it empty. An empty flow, site_type or category stands for any.[[ {imputations.csv} has {rows} rows: if your group names no imputations, remove it.]]',
  },
  'imputation-tie': {
    message:
      'several imputations of {member} ({places}) are equally specific for {flow}, site type {siteType}, category {category} on {day}',
    hint: 'As the accounts office of {member} says, give one of them one more of flow, site_type, category; or, if one takes the place of the other, end the old one the day before the new one begins.',
  },
  'revenue-imputation-missing': {
    message:
      'no revenue imputation (flow recovered) of {member} holds for site type {siteType}, category {category}',
    hint: 'titres.csv leaves its imputation empty: ask your accounts office for it, and add the row to {imputations.csv}.[[ If {former} is no more in {members.csv}, put its row back first, with its last day in {members.left_on|left_on}.]]',
  },
} as const;
