import { parentPort } from 'node:worker_threads';
import { embeddedFile, type PdfQuestion } from './embedded-files.ts';

// The library can also sign PDFs, and would contact servers for it: in this thread it cannot.
Reflect.deleteProperty(globalThis, 'fetch');

parentPort?.on('message', async (question: PdfQuestion) => {
  parentPort?.postMessage(await embeddedFile(question));
});
