/**
 * What replaces a `{name}`; a function is called when the text is written, for values that are costly and seldom shown.
 */
export type TemplateValue = string | number | (() => string);

/**
 * Replaces `{names}` by values. A name without a value stays as it is, but a name with a point, such as that of a file,
 * loses its braces or is replaced by what the template has for it: `{sites.csv}`, `{sites.valid_from|debut}`. A part in
 * double brackets is left out where a value in it is empty: `[[Nearest: {nearest}. ]]Correct it.`
 */
export function fill(template: string, values: Readonly<Record<string, TemplateValue>>): string {
  return fillBy(template, (name) => (Object.hasOwn(values, name) ? values[name] : undefined));
}

/** The same with a function that finds the values. */
export function fillBy(template: string, find: (name: string) => TemplateValue | undefined): string {
  const textOf = (name: string): string | undefined => {
    const value = find(name);
    return typeof value === 'function' ? value() : value?.toString();
  };
  const kept = template.replace(PART, (_, part: string) =>
    [...part.matchAll(NAME)].some(([, name = '']) => textOf(name) === '') ? '' : part,
  );
  return kept.replace(
    NAME,
    (whole, name: string, other?: string) => textOf(name) ?? other ?? (name.includes('.') ? name : whole),
  );
}

/** A template as it is shown without values: with all its names and parts, ` / ` between two parts that touch. */
export function wholeTemplate(template: string): string {
  return template.replace(/(?<! )\]\]\[\[(?! )/g, ' / ').replace(PART, '$1');
}

/** A template with `…` for each of its names. */
export function withoutNames(template: string): string {
  return fill(template, {}).replace(NAME, '…');
}

/** A name, and its replacement in the template. */
export const NAME = /\{([\w-]+(?:\.\w+)?)(?:\|([^{}]*))?\}/g;
/** A part that may be left out. */
export const PART = /\[\[(.*?)\]\]/g;
