import { showRowsInParts } from './more-rows.ts';

showRowsInParts();
