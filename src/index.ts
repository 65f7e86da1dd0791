export { loadWorkspace } from './workspace/load.ts';
