import { TRAPS } from './traps.ts';
import { trapsAreTold } from './traps-told.ts';

// Each once; the others of a hundred are in traps.random.test.ts.
trapsAreTold(0, TRAPS.length);
