import { TRAPS } from './traps.ts';
import { trapsAreTold } from './traps-told.ts';

trapsAreTold(TRAPS.length, 100);
