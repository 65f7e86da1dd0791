import { expect, test } from 'vitest';
import { fuzzVerify } from './fuzz-verify.ts';

test('verify of what is damaged ends with 0, 1 or 2, and touches nothing outside its temporary folder', async () => {
  const { failures, built } = await fuzzVerify(60, 20_251_125);
  expect({ failures, built }).toEqual({ failures: [], built: 6 });
}, 240_000);
