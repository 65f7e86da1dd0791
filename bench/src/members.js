// @ts-check
/** Who pays. The two Rhin départements became one member on 2021-01-01, as they did. */
import { dayFromIso } from './calendar.js';

export const MERGER = dayFromIso('2021-01-01');

export const MEMBER_ROWS = [
  ['REGION', 'Région Grand Est', '20005226400013', '', '', ''],
  ['ARDENNES', 'Département des Ardennes', '', '', '', ''],
  ['AUBE', "Département de l'Aube", '', '', '', ''],
  ['BAS-RHIN', 'Département du Bas-Rhin', '', '', '', '2020-12-31'],
  ['CEA', "Collectivité européenne d'Alsace", '20009433200018', '', '2021-01-01', ''],
  ['HAUT-RHIN', 'Département du Haut-Rhin', '', '', '', '2020-12-31'],
  ['HAUTE-MARNE', 'Département de la Haute-Marne', '', '', '', ''],
  ['MARNE', 'Département de la Marne', '', '', '', ''],
  ['MEURTHE-ET-MOSELLE', 'Département de Meurthe-et-Moselle', '', '', '', ''],
  ['MEUSE', 'Département de la Meuse', '22550001600152', '', '', ''],
  ['MOSELLE', 'Département de la Moselle', '', '', '', ''],
  ['VOSGES', 'Département des Vosges', '', '', '', ''],
];

/** Owners of collèges before the merger, with the number that their UAI and INSEE codes begin with. */
export const DEPARTEMENTS = [
  { member: 'ARDENNES', number: '08' },
  { member: 'AUBE', number: '10' },
  { member: 'BAS-RHIN', number: '67' },
  { member: 'HAUT-RHIN', number: '68' },
  { member: 'HAUTE-MARNE', number: '52' },
  { member: 'MARNE', number: '51' },
  { member: 'MEURTHE-ET-MOSELLE', number: '54' },
  { member: 'MEUSE', number: '55' },
  { member: 'MOSELLE', number: '57' },
  { member: 'VOSGES', number: '88' },
];

/** @param {string} member @param {number} day the member that stands in its place on that day */
export function memberOn(member, day) {
  const rhin = member === 'BAS-RHIN' || member === 'HAUT-RHIN';
  return rhin && day >= MERGER ? 'CEA' : member;
}
