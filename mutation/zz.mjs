import { judge } from './judge.js';

console.log(judge(process.argv.slice(2)));
