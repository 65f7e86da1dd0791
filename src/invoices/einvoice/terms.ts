import type { XmlElement } from './xml-element.ts';

/**
 * The business terms (BT) of EN 16931 that grappe reads, as elements of the file, before they are checked. A term has
 * every element found for it; that there is exactly one is checked in one place (`build.ts`) for both syntaxes.
 */
export type Term = readonly XmlElement[];

export interface InvoiceTerms {
  readonly root: XmlElement;
  readonly syntax: Syntax;
  /** Whether the root itself says that this is a credit note. */
  readonly creditRoot: boolean;
  /** BT-24. */
  readonly profile: Term;
  /** BT-1, 2, 3, 5. */
  readonly number: Term;
  readonly date: Term;
  readonly type: Term;
  readonly currency: Term;
  /** BT-30, 31, 27. */
  readonly sellerRegistration: Term;
  /** BT-46 and BT-47. */
  readonly buyerIds: Term;
  readonly sellerVatId: Term;
  readonly sellerName: Term;
  /** BG-3. */
  readonly preceding: readonly PrecedingTerms[];
  /** BG-14. */
  readonly period: PeriodTerms;
  /** BT-72. */
  readonly deliveryDate: Term;
  readonly lines: readonly LineTerms[];
  /** BG-20 and BG-21, in document order. */
  readonly allowances: readonly AllowanceTerms[];
  /** BT-125. */
  readonly attachments: Term;
  /** BG-23. */
  readonly rates: readonly RateTerms[];
  readonly totals: TotalTerms;
}

export type Syntax = 'UBL' | 'CII';

/** BT-25, and the type of that invoice where the file states it. */
export interface PrecedingTerms {
  readonly number: Term;
  readonly type: Term;
}

export interface PeriodTerms {
  readonly start: Term;
  readonly end: Term;
}

/** BG-25. */
export interface LineTerms {
  readonly element: XmlElement;
  /** BT-126. */
  readonly id: Term;
  /** `DETAIL`, `GROUP` or `INFORMATION` (EXTENDED). */
  readonly subtype: Term;
  /** BT-127. */
  readonly notes: Term;
  /** BT-153, 155. */
  readonly name: Term;
  readonly itemCode: Term;
  /** BT-129, 149, 146, 131. */
  readonly quantity: Term;
  readonly priceBase: Term;
  readonly unitPrice: Term;
  readonly net: Term;
  /** BG-27, BG-28. */
  readonly allowances: readonly AllowanceTerms[];
  readonly tax: TaxTerms;
  /** BG-26. */
  readonly period: PeriodTerms;
  /** BT-128. */
  readonly objects: readonly ObjectTerms[];
  /** BT-133. */
  readonly buyerAccount: Term;
}

/** BT-128 and its scheme. */
interface ObjectTerms {
  readonly id: XmlElement;
  readonly scheme: string | undefined;
}

/** BT-151 and 152, or their like on an allowance, a charge or a VAT breakdown. */
export interface TaxTerms {
  readonly category: Term;
  readonly rate: Term;
  /** The names of taxes other than VAT in the same place. */
  readonly others: Term;
}

export interface AllowanceTerms {
  readonly element: XmlElement;
  /** The element that says whether it is a charge; undefined where it can be nothing else. */
  readonly indicator: Term | undefined;
  readonly amount: Term;
  readonly reasonCode: Term;
  readonly reason: Term;
  readonly tax: TaxTerms;
}

/** BG-23: BT-116 and 117. */
export interface RateTerms {
  readonly element: XmlElement;
  readonly base: Term;
  readonly vat: Term;
  readonly tax: TaxTerms;
}

/** BT-106, 107, 108, 109, 110, 112 to 115. */
export interface TotalTerms {
  readonly lines: Term;
  readonly allowances: Term;
  readonly charges: Term;
  readonly net: Term;
  readonly vat: Term;
  /** The same, and those in other currencies (BT-111): with these, the amounts of each rate are left out too. */
  readonly vatOfAnyCurrency: Term;
  readonly gross: Term;
  readonly prepaid: Term;
  readonly rounding: Term;
  readonly due: Term;
  /** BT-179 (EXTENDED), amounts collected for others. */
  readonly collected: Term;
}
