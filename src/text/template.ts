/** What stands in the place of a `{name}`; a function makes it when the text is written, for what is dear and seldom shown. */
export type TemplateValue = string | number | (() => string);

/** Puts values in the place of their `{names}`; what is not given stays as it stands. */
export function fill(template: string, values: Readonly<Record<string, TemplateValue>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'function' ? value() : String(value);
  });
}
