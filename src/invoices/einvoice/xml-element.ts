/** An element of an invoice: what grappe reads of it, and the line of the file on which it begins. */
export interface XmlElement {
  /** `cbc:ID`, with the customary prefix of its namespace whatever the file calls it. */
  readonly name: string;
  readonly row: number;
  /** Its own text as written; undefined where it is longer than a cell may be, unless it is an attached file. */
  readonly text: string | undefined;
  readonly schemeId: string | undefined;
  readonly currencyId: string | undefined;
  readonly format: string | undefined;
  /** The name of the file that the element holds (BT-125). */
  readonly fileName: string | undefined;
  readonly children: readonly XmlElement[];
}
