/**
 * The name that the code gives a key of a file: `service_code` is `serviceCode`. An amount is named by its kind:
 * `net_amount` is `net`.
 */
export type FieldName<N extends string> = N extends `${infer Kind}_amount`
  ? FieldName<Kind>
  : N extends `${infer First}_${infer Rest}`
    ? `${First}${Capitalize<FieldName<Rest>>}`
    : N;

export function fieldName(key: string): string {
  return key.replace(/_amount$/, '').replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Values by the keys of a file, under the names that the code gives these. */
export type Fields<Given> = { readonly [N in keyof Given & string as FieldName<N>]-?: Given[N] };

export function fieldsOf<Given extends object>(given: Given): Fields<Given> {
  const fields = Object.entries(given).map(([key, value]) => [fieldName(key), value]);
  return Object.fromEntries(fields) as Fields<Given>;
}
