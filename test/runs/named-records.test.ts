/** Rows of files under their headers, whatever stands above these. */
import { expect, test } from 'vitest';
import { namedRecords } from '../../src/runs/named-records.ts';

function records(...rows: readonly (readonly string[])[]) {
  return [...namedRecords(rows.map((cells, index) => ({ row: index + 1, cells })))];
}

test('cells are called by the first row, where it is as full as the others', () => {
  expect(records(['id', 'nom'], ['A', 'Un'], ['B', ''])).toEqual([
    { row: 1, cells: { A: 'id', B: 'nom' }, isHeader: true },
    { row: 2, cells: { id: 'A', nom: 'Un' } },
    { row: 3, cells: { id: 'B', nom: '' } },
  ]);
});

test('a title above the header is a record of its own, by letters', () => {
  expect(records(['Liste au 1er mai'], [], ['id', 'nom', 'type'], ['A', 'Un', 'lycee'])).toEqual([
    { row: 1, cells: { A: 'Liste au 1er mai' } },
    { row: 3, cells: { A: 'id', B: 'nom', C: 'type' }, isHeader: true },
    { row: 4, cells: { id: 'A', nom: 'Un', type: 'lycee' } },
  ]);
});

test('no cell is left out: without a header, under one that stands twice, beside the last', () => {
  expect(records(['id', '', 'id'], ['A', 'x', 'C', 'y'])).toEqual([
    { row: 1, cells: { A: 'id', B: '', C: 'id' }, isHeader: true },
    { row: 2, cells: { id: 'A', B: 'x', C: 'C', D: 'y' } },
  ]);
});

test('the header is known whether few rows follow or many', () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`S${index}`, '1']);
  const found = records(['id', 'n'], ...rows);
  expect(found).toHaveLength(61);
  expect(found.at(1)).toEqual({ row: 2, cells: { id: 'S0', n: '1' } });
  expect(found.at(-1)).toEqual({ row: 61, cells: { id: 'S59', n: '1' } });
});

test('a file without anything has no records', () => {
  expect(records()).toEqual([]);
  expect(records([''], ['', ' '])).toEqual([]);
});
