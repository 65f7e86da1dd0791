import type { FindingCode } from '../../src/domain/finding.ts';
import type { Language } from '../../src/domain/language.ts';

/** The assumptions and limits of each check, for the page of reconcile. */
export const ASSUMPTIONS: Readonly<Record<Language, Readonly<Record<FindingCode, string>>>> = {
  en: {
    'duplicate-line':
      'A charge that one or more credits take back whole, before or after, is not billed twice; a credit is a duplicate only if no charge of the same days and amount is left for it to take back. A duplicate is left out of all other checks; where it is accepted, or this check is off, only out of those that compare lines with each other.',
    'overlapping-period':
      'Subscriptions and services only: two visits on one day do not overlap. One credit takes back one of the two lines: that of the invoice it names, else that of its days, else the earliest; it takes back another one only if it comes to half of that as well. A credit of less than half the charge for the days in question is a discount, and takes none back; so is, on an invoice that also has charges, a credit that names no invoice and comes to less than half the charge for its own days. A warning, to be looked at, where a subscription of an access seems to be billed again under another name: the same days and amount in another invoice, where one of the two names no item, and the access was billed before without that.',
    'period-gap':
      'Days that a credit takes back were billed; days out of service, or without a row in the inventory, need no bill. Subscriptions of later invoices count too.',
    'unknown-access': 'The access is compared as it is written, after what the layout translates.',
    'billed-after-termination':
      'Days that a credit takes back no longer count, but what is billed again does. A credit of less than half the charge for the days in question is a discount, and takes none back; so is, on an invoice that also has charges, a credit that names no invoice and comes to less than half the charge for its own days. An access with several rows is in service by the activation and termination dates of each, as long as the row is valid.',
    'billed-before-activation':
      'Days that a credit takes back no longer count, but what is billed again does. A credit of less than half the charge for the days in question is a discount, and takes none back; so is, on an invoice that also has charges, a credit that names no invoice and comes to less than half the charge for its own days. A setup fee may be billed earlier.',
    'unbilled-access':
      'Not without a period: for single invoices (`allocate --invoice`), or `--pending` alone. Subscriptions of later invoices count too, and so does a service that is the item of the access in the inventory; no bill is expected for an item that is billed once. Accesses billed in arrears are judged when the operator’s next invoice is there.',
    'unknown-item':
      'Credits are exempt: they may have a code of their own. So are charges on the whole of an electronic invoice, which have the code of their reason.',
    'price-mismatch':
      'A unit price that is already that of part of a cycle is judged by `prorata-mismatch`. Credits are exempt: a refund after a change of price has the old price.',
    'item-mismatch': 'Credits are exempt.',
    'vat-rate-mismatch': 'Where prices.csv gives a rate. Credits are exempt.',
    'line-arithmetic':
      'Where the line gives quantity and unit price, and is not judged by `prorata-mismatch`; some months of an item billed quarterly or yearly may cost less. Usage, setup fees and penalties are never prorated, whatever their days. Charges and allowances that an electronic invoice attaches to the line count with it.',
    'vat-arithmetic': 'A warning up to one cent, which rounding explains; an error above.',
    'gross-arithmetic': 'Where the line states its gross.',
    'prorata-mismatch':
      'Subscriptions, and any other line whose net comes nearer to this than to quantity × unit price; usage, setup fees and penalties never. For days over several cycles, the parts are added up. Thirty-day months: the last day of a cycle is the 30th. A cycle that starts on the 29th ends on the 28th; where February has no 29th, the next one starts on 1 March. Items billed quarterly or yearly are left out, and so are lines that state no days (`undated: invoice_month`). A quantity that is not a whole number is already that of the days, and so is a unit price below that of the schedule where the line is quantity × price: it is compared with the schedule’s price for its days. A credit at such a price that comes to less than half of it is a discount; one whose item has no price in the schedule is left out. A line that names no item is right, too, if it is the schedule’s price for its days of the item of its access in accesses.csv.',
    'setup-repeated':
      'A credit takes back the setup fee of the invoice that it names, then that of its days, then the last one before it. Credits of less than half the fee are a discount, and take nothing back.',
    'credit-without-original':
      'Applies to every line of a credit note (an invoice without a charge). On an ordinary invoice, a negative line that names no invoice is a refund or a discount; it is reported only where it refunds days of a subscription or a service, and no earlier line bills any of them.',
    'credit-exceeds-original':
      'For each original invoice: by access and item that it bills, and for the invoice as a whole, whatever its credits are for, less the allowances on the whole of an electronic invoice. Credits that name several invoices (`F1+F2`) are compared with what these billed together, and so are these and the credits that name one of them. Reported at each credit that increases the excess.',
    'invoice-total-mismatch':
      'One finding for each declared total: its net, else its VAT, else its gross. Where a line states no VAT, the VAT that allocate charges counts. A row of totals that names no invoice is compared with all lines of its file, as soon as one of them is of the period. A row repeated in the file may be in the total or not. An invoice that invoices.csv or a row of totals declares, but that has no line, is reported whatever the period, but not for single invoices; so is a file that states its total and has no line.',
    'unexpected-amount':
      'Subscriptions and services over full cycles, compared with the last period of as many cycles. Not reported where a check of prices or sums explains the amount, or where it goes back to what it was.',
    'outside-market':
      'The market is that of the price in force on the first day, with the dates that the convention gives. Credits are exempt.',
    'billed-in-advance':
      'Runs only where the convention sets its severity: `reconcile: { severity: { billed-in-advance: warning } }`, for a market whose services are paid in arrears. Credits and setup fees are exempt.',
    'late-line':
      'Reported once per invoice, whatever period is asked for. A line of the period reported as billed twice is not reported as late: it is not due.',
    'acceptance-unused':
      'An acceptance applies to invoices dated up to its last day; it has expired when that day is before the period or the finding. One that names an invoice of another period waits for that period; one for a check that did not run waits for that check.',
  },
  fr: {
    'duplicate-line':
      'Ce qu’un ou plusieurs avoirs reprennent en entier, avant ou après, n’est pas facturé deux fois ; un avoir n’est un doublon que s’il ne reste aucune dépense des mêmes jours et du même montant qu’il puisse reprendre. Un doublon échappe à tous les autres contrôles ; s’il est accepté, ou si ce contrôle est désactivé, il n’échappe qu’à ceux qui comparent des lignes entre elles.',
    'overlapping-period':
      'Abonnements et services seulement : deux interventions le même jour ne se recouvrent pas. Un avoir reprend une seule des deux lignes : celle de la facture qu’il nomme, sinon celle de ses jours, sinon la première ; il en reprend une autre seulement s’il en atteint aussi la moitié. Un avoir inférieur à la moitié du montant des jours en cause est une remise, et n’en reprend aucun ; de même s’il ne nomme pas de facture, figure sur une facture qui porte aussi des dépenses, et n’atteint pas la moitié du montant de ses propres jours. Un avertissement, à vérifier, si un abonnement d’un accès semble facturé de nouveau sous un autre nom : mêmes jours et même montant dans une autre facture, l’une des deux lignes ne nommant pas d’article, alors que l’accès était au début facturé sans cette seconde ligne.',
    'period-gap':
      'Les jours qu’un avoir reprend ont été facturés ; les jours hors service, ou sans ligne à l’inventaire, n’ont pas à l’être. Les abonnements des factures suivantes comptent aussi.',
    'unknown-access':
      'L’accès se compare tel qu’il est écrit, une fois les cellules traduites par la disposition.',
    'billed-after-termination':
      'Les jours qu’un avoir reprend ne comptent plus, mais ce qui est facturé à nouveau compte. Un avoir inférieur à la moitié du montant des jours en cause est une remise, et n’en reprend aucun ; de même s’il ne nomme pas de facture, figure sur une facture qui porte aussi des dépenses, et n’atteint pas la moitié du montant de ses propres jours. Un accès à plusieurs lignes est en service aux dates de chacune, tant que la ligne est valide.',
    'billed-before-activation':
      'Les jours qu’un avoir reprend ne comptent plus, mais ce qui est facturé à nouveau compte. Un avoir inférieur à la moitié du montant des jours en cause est une remise, et n’en reprend aucun ; de même s’il ne nomme pas de facture, figure sur une facture qui porte aussi des dépenses, et n’atteint pas la moitié du montant de ses propres jours. Des frais d’accès peuvent être facturés plus tôt.',
    'unbilled-access':
      'Ce contrôle demande une période : il n’est fait ni pour des factures isolées (`allocate --invoice`), ni avec `--pending` seul. Les abonnements des factures suivantes comptent aussi, de même qu’un service qui est l’article de l’accès à l’inventaire ; pour un article facturé une seule fois, aucune facture n’est attendue. Un accès facturé à terme échu est jugé quand la facture suivante de l’opérateur est là.',
    'unknown-item':
      'Les avoirs ne sont pas contrôlés : ils peuvent avoir leur propre code. Ni les frais sur l’ensemble d’une facture électronique, qui portent le code de leur motif.',
    'price-mismatch':
      'Un prix unitaire qui est déjà celui d’une partie de cycle est jugé par `prorata-mismatch`. Les avoirs ne sont pas contrôlés : un remboursement après un changement de prix porte l’ancien.',
    'item-mismatch': 'Les avoirs ne sont pas contrôlés.',
    'vat-rate-mismatch': 'Contrôlé si prices.csv donne un taux. Les avoirs ne sont pas contrôlés.',
    'line-arithmetic':
      'Contrôlé si la ligne donne une quantité et un prix unitaire, et n’est pas jugée par `prorata-mismatch` ; quelques mois d’un article facturé au trimestre ou à l’année peuvent coûter moins. Consommations, frais d’accès et pénalités ne sont jamais proratisés, quels que soient leurs jours. Les frais et remises qu’une facture électronique attache à la ligne comptent avec elle.',
    'vat-arithmetic': 'Un avertissement jusqu’à un centime, que l’arrondi explique ; une erreur au-delà.',
    'gross-arithmetic': 'Contrôlé si la ligne porte son montant TTC.',
    'prorata-mismatch':
      'Les abonnements, et toute autre ligne dont le montant est plus proche de ce résultat que de quantité × prix unitaire ; jamais les consommations, frais d’accès et pénalités. Pour des jours à cheval sur plusieurs cycles, les parties s’additionnent. Mois de trente jours : le dernier jour d’un cycle est le 30. Un cycle commençant le 29 finit le 28 ; si février n’a pas de 29, le suivant commence le 1er mars. Les articles facturés au trimestre ou à l’année sont laissés de côté, comme les lignes qui n’indiquent aucun jour (`undated: invoice_month`). Une quantité qui n’est pas entière contient déjà les jours, de même qu’un prix unitaire inférieur à celui du bordereau quand la ligne vaut quantité × prix : elle est comparée au prix du bordereau pour ses jours. Un avoir à un tel prix qui en vaut moins de la moitié est une remise ; celui dont l’article n’a pas de prix au bordereau est laissé de côté. Une ligne qui ne nomme pas d’article est juste aussi quand elle vaut, pour ses jours, le prix au bordereau de l’article de son accès dans accesses.csv.',
    'setup-repeated':
      'Un avoir reprend les frais de la facture qu’il nomme, puis ceux de ses jours, puis les derniers avant lui. Des avoirs de moins de la moitié des frais sont une remise, et ne reprennent rien.',
    'credit-without-original':
      'Ce contrôle porte sur toute ligne d’une facture d’avoir (sans aucun montant positif). Sur une facture ordinaire, une ligne négative qui ne nomme pas de facture est un remboursement ou une remise ; elle n’est signalée que si elle rembourse des jours d’un abonnement ou d’un service, dont aucune ligne antérieure ne facture un seul.',
    'credit-exceeds-original':
      'Par facture d’origine, pour chaque accès et article qu’elle facture, et pour la facture entière, quel que soit l’objet de ses avoirs, moins les remises sur l’ensemble d’une facture électronique. Les avoirs qui nomment plusieurs factures (`F1+F2`) sont comparés à ce qu’elles ont facturé ensemble, puis de même avec les avoirs qui en nomment une. Signalé à chaque avoir qui accroît l’excédent.',
    'invoice-total-mismatch':
      'Un écart par total déclaré : son HT, sinon sa TVA, sinon son TTC. Si une ligne ne porte pas sa TVA, c’est celle que calcule la répartition qui compte. Une rangée de total qui ne nomme pas de facture est comparée à toutes les lignes de son fichier, dès que l’une d’elles est de la période. Une ligne répétée dans le fichier peut être comptée ou non. Une facture déclarée par invoices.csv ou par une rangée de total, mais sans aucune ligne, est signalée quelle que soit la période, mais pas pour des factures isolées ; de même un fichier sans ligne qui déclare son total.',
    'unexpected-amount':
      'Abonnements et services sur des cycles entiers, comparés à la dernière période d’autant de cycles. Rien n’est signalé si un contrôle des prix ou des sommes explique le montant, ou si celui-ci revient à ce qu’il était.',
    'outside-market':
      'Le marché est celui du prix en vigueur au premier jour, aux dates que donne la convention. Les avoirs ne sont pas contrôlés.',
    'billed-in-advance':
      'Ce contrôle n’est fait que si la convention en donne la gravité : `reconcile: { severity: { billed-in-advance: warning } }`, pour un marché réglé à terme échu. Les avoirs et les frais d’accès ne sont pas contrôlés.',
    'late-line':
      'Signalé une fois par facture, quelle que soit la période demandée. Une ligne de la période signalée comme facturée deux fois n’est pas signalée comme tardive : elle n’est pas due.',
    'acceptance-unused':
      'Une acceptation vaut pour les factures datées jusqu’à son dernier jour ; elle a expiré quand ce jour précède la période ou l’écart. Celle qui nomme une facture d’une autre période attend cette période ; celle d’un contrôle qui n’a pas été fait attend ce contrôle.',
  },
};
