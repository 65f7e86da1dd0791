export const convention = {
  'yaml-syntax': {
    message: 'this is not YAML: {detail}',
    hint: 'Look at the indentation and the quotes of this line.',
  },
  'key-unknown': {
    message: 'the key "{value}" is not known here',
    hint: '[[Nearest: {nearest}. ]]Correct or remove it; `grappe schema convention` lists the keys.',
  },
  'key-missing': {
    message: 'the key "{key}" is missing',
    hint: 'Expected: {expected}.',
  },
  'value-invalid': {
    message: 'expected {expected}, found {found}',
    hint: 'Write it in one of the forms shown; `grappe schema convention` describes each key.',
  },
  'rule-id-repeated': {
    message: 'the rule {value} stands twice: here and in line {other}',
    hint: 'Each rule has its own id: it is printed on every row.',
  },
  'rule-id-reserved': {
    message: '"{value}" cannot be the id of a rule',
    hint: '"own" means that no rule was needed, and "+" joins the ids of several.',
  },
  'key-target': {
    message: '{key} cannot be used for the target {target}',
    hint: 'It is for the target {allowed} only.',
  },
  'mix-sum': {
    message: 'the parts of this mix sum to {sum}',
    hint: 'They must sum to exactly 1; write thirds as 1/3.',
  },
  'parts-sum': {
    message: 'the parts sum to {sum}, neither 1 nor 100',
    hint: 'Each share is its part of that sum; check that none was forgotten.',
  },
  'rule-hidden': {
    message: 'the rule {rule} can never apply: {other}, above it, takes every line of its days',
    hint: 'Remove it, or move it above {other}.',
  },
  'rule-never-applies': {
    message: 'the rule {rule} can never apply: nothing in the tables has {condition}',
    hint: 'Remove it, or correct its condition.',
  },
  'rules-overlap': {
    message: 'on {days} the rule {rule} is hidden by {other}, which stands above it for the same lines',
    hint: 'Let one end the day before the other begins.',
  },
  'rules-gap': {
    message: 'no rule stands between {other} and {rule} on {days}',
    hint: 'A line of those days that serves several members would stop the run: lengthen one of the two.',
  },
} as const;
