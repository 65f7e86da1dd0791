export const electronicInvoices = {
  'xml-syntax': {
    message: 'this is not well-formed XML: {detail}',
    hint: 'The file is cut or damaged: ask for it again.',
  },
  'xml-doctype': {
    message: 'the XML has a DOCTYPE, which an invoice never has',
    hint: 'It could make the reader load other files: ask the supplier for an invoice without it.',
  },
  'xml-encoding': {
    message: 'the XML is not readable as {found}',
    hint: 'Ask the supplier for the file again. Expected: UTF-8, UTF-16 with its byte order mark, or a declared ISO-8859-1, ISO-8859-15 or windows-1252.',
  },
  'xml-limit': {
    message: 'the file goes beyond a limit of grappe: {what}, at most {most}',
    hint: 'No real invoice comes near it: look at where the file comes from, and ask the supplier for it again.',
  },
  'einvoice-unknown': {
    message: 'expected an invoice in UBL 2.1 or CII, found {found}',
    hint: 'Expected: Invoice, CreditNote (UBL) or CrossIndustryInvoice (CII, version 100), in their namespaces: ask the supplier for one. If the file is no invoice, take it out of invoices/, or write in convention.yaml: `ignore_files: { {theFile}: "no invoice" }`.',
  },
  'pdf-encrypted': {
    message: 'the PDF is encrypted',
    hint: 'Ask the supplier for it without protection, even if it opens without a password: a Factur-X has none. Or save the attachment factur-x.xml from a PDF reader, and put it in invoices/ in the place of the PDF.',
  },
  'pdf-unreadable': {
    message: 'the PDF is cut or damaged',
    hint: 'Ask for the file again, or for its XML alone.',
  },
  'pdf-without-invoice': {
    message: 'the PDF carries no invoice as an embedded file; found: {found}',
    hint: 'Expected one of {expected} (Factur-X). [[If {xml} is the invoice, save it from a PDF reader, and put it in invoices/ in the place of the PDF. ]]From a PDF that has only an image, nothing can be read: ask for Factur-X, UBL, CII or CSV. If its lines are in another file, take the PDF out of invoices/, or write in convention.yaml: `ignore_files: { {theFile}: "copy" }`.',
  },
  'pdf-invoices-several': {
    message: 'the PDF carries several invoices: {found}',
    hint: 'Ask the supplier which one is right, and for a PDF that carries it alone.',
  },
  'einvoice-term-missing': {
    message: 'missing: {term}',
    hint: 'An electronic invoice must have it (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-term-mixed': {
    message: 'an element within the text of the term: {found} in {term}',
    hint: 'What such an element holds may belong to the text or not. Ask the supplier for a corrected invoice: in UBL and CII this element holds text only.',
  },
  'einvoice-term-repeated': {
    message: 'here once more, with another value than in line {other}: {term}',
    hint: 'It may occur once only (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-number': {
    message: 'expected a number for {term}, found "{value}"',
    hint: 'Digits with at most one "." (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-date': {
    message: 'expected a day for {term}, found "{value}"',
    hint: '2025-09-01 in UBL, 20250901 with format 102 in CII: ask the supplier for a corrected file.',
  },
  'einvoice-type': {
    message: 'the document type {value} is not one that grappe can charge',
    hint: 'Known: invoices (380 …), corrective (384) and prepayment (386) invoices, credit notes (381 …). A pro forma (325) is not an invoice: take whatever is not an invoice out of invoices/, or write in convention.yaml: `ignore_files: { {theFile}: "no invoice" }`.',
  },
  'einvoice-currency-mixed': {
    message: 'an amount is in {found}, the invoice in {expected}',
    hint: 'All its amounts are in one currency (EN 16931): ask the supplier for a corrected file.',
  },
  'einvoice-profile': {
    message: 'the profile {profile} carries no lines',
    hint: 'Ask the supplier for the profile BASIC, EN 16931 or EXTENDED: without lines nothing can be shared. If the lines stand in a CSV or a sheet of invoices/, say so in convention.yaml: `{invoiceEntry}{elsewhere}{end}`[[, and ask for the profile {least}, which states the net of each rate; or have those lines count by themselves: `ignore_files: { {theFile}: "no lines" }`]].',
  },
  'einvoice-lines-missing': {
    message: 'the invoice has no line that counts',
    hint: 'Ask the supplier for a corrected file: without lines nothing can be shared.',
  },
  'einvoice-line-repeated': {
    message: 'the line number {value} occurs again; here it is called {made}',
    hint: 'Nothing to do: numbers are told apart by their order. The supplier should number each line once.',
  },
  'einvoice-restates': {
    message: 'the invoice {invoice} (type {type}) bills again the whole of an earlier one[[: {preceding}]]',
    hint: 'If that one is charged too, its cost counts twice: check that a credit note cancelled it. If not, ask the supplier for that credit note and, until then, write in convention.yaml: `ignore_files: { {theFile}: "waiting" }`.',
  },
  'einvoice-prepayment': {
    message: 'the invoice {invoice} (type {type}) is a prepayment',
    hint: 'The final invoice will bill the whole again: leave one of the two aside in convention.yaml, this one by `ignore_files: { {theFile}: "prepayment" }`, or wait for the credit note of the prepayment.',
  },
  'einvoice-credit-negative': {
    message: 'the credit note {invoice} has a negative total, {value}: it is read as a debit',
    hint: 'Amounts of a credit note are positive (EN 16931): if the supplier meant a credit, ask for a corrected file.',
  },
  'einvoice-sum': {
    message: '{term} is {found}, the elements of the invoice give {expected} ({rule})',
    hint: 'The invoice contradicts itself: ask the supplier for a corrected one.',
  },
  'einvoice-sum-tolerated': {
    message: '{term} is {found}, the elements of the invoice give {expected} ({rule})',
    hint: 'Nothing to do: the difference is within what the rule allows as rounding. What is shared is the net of the lines and the VAT of each rate, as the invoice states them.',
  },
  'einvoice-amount-due': {
    message:
      'the amount due for payment is {found}; the gross, less what is paid already, is {expected} (BR-CO-16)',
    hint: 'The gross is shared, whatever is due. Before it is paid, ask the supplier what the rest is: an earlier balance, a payment that the invoice does not state.',
  },
  'vat-rate-missing': {
    message:
      'no VAT rate is given (VAT category: {category})[[; the tax that stands there is called "{tax}", not "VAT"]]',
    hint: 'Only category O (not subject to VAT) may be without a rate: ask the supplier for a corrected file.',
  },
  'einvoice-vat-missing': {
    message: 'lines have the VAT rate {rate}%, for which the invoice states no VAT',
    hint: 'Ask the supplier for a corrected file.',
  },
  'einvoice-vat-unused': {
    message: 'the invoice states {vat} of VAT at {rate}%, and its lines of that rate sum to zero',
    hint: 'No line can bear it: ask the supplier for a corrected file.',
  },
  'currency-differs': {
    message: 'the invoice is in {found}, the convention in {expected}',
    hint: 'grappe converts nothing: ask the supplier for an invoice in {expected}.',
  },
  'access-ambiguous': {
    message: 'the line names several accesses: {found}',
    hint: 'As the contract says, say which one is right, in the entry of the file in convention.yaml: `{entry}einvoice: { access: "BT-128", scheme: "…" }{end}`, with the `scheme` shown here. If the right one has none, ask the operator to give it one.',
  },
  'lines-differ': {
    message:
      'invoice {invoice} states {value} without VAT at {rate}%, its lines in other files sum to {sum}: a difference of {difference}',
    hint: 'Ask the operator for the lines that are missing or too many, or for a corrected invoice.[[ Until then, leave aside the invoice and its lines, in convention.yaml: `ignore_files: { {theFile}: "waiting", {others} }`.]][[ Until then, leave aside the invoice, in convention.yaml, `ignore_files: { {theFile}: "waiting" }`, and take its lines away: {sheets}.]]',
  },
  'lines-absent': {
    message: 'invoice {invoice}, {net} without VAT, has its lines in another file, and no file has any',
    hint: 'Put the file with its lines in invoices/; supplier and invoice number must be the same there. If its own lines are right, take `lines:` out of its entry under `invoices:` of convention.yaml.',
  },
  'attachment-unread': {
    message: 'the invoice carries {found}, which looks like lines and is not read',
    hint: 'If the lines stand there, write in convention.yaml: `invoices: [{ files: "{invoice}", lines: attached }, { files: {theFile}, columns: { net_amount: "…" } }]`, with each header of the attachment that is no column of grappe’s under `columns` (`grappe schema invoices` lists them); do not extract it into invoices/. If not: `ignore_files: { {theFile}: "annex" }`.',
  },
  'pivot-differs': {
    message:
      'the pivot of Chorus Pro and the invoice {invoice} that it carries differ in {term}: {stated} in the pivot, {found} in the invoice',
    hint: 'Ask the supplier which of the two is right. If it is the pivot, ask for a corrected deposit, which replaces this file; if it is the invoice, download it from Chorus Pro (or ask for it again), put it beside this file, with the other invoices that this file holds, if any, and write in convention.yaml: `ignore_files: { {outer}: "pivot" }`.',
  },
  'pivot-without-invoice': {
    message:
      'the pivot of Chorus Pro carries no electronic invoice for {invoice}, {gross} with VAT; found: {found}',
    hint: 'Ask the supplier for the invoice as Factur-X, UBL, CII or CSV and put it in invoices/, with the other invoices that this file holds, if any; then write in convention.yaml: `ignore_files: { {outer}: "pivot" }`.',
  },
} as const;
