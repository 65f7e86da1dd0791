import type { OptionDefinition } from './definition.ts';

export const WORKSPACE = {
  name: '[WORKSPACE]',
  about: (words: { readonly argumentWorkspace: string }) => words.argumentWorkspace,
} as const;

export const FORMAT: OptionDefinition = {
  flags: '--format <text|json>',
  about: (words) => words.optionFormat,
  choices: ['text', 'json'],
};
export const ALL: OptionDefinition = { flags: '--all', about: (words) => words.optionAll };
