import { parentPort } from 'node:worker_threads';
import { embeddedFile, type PdfQuestion } from './embedded-files.ts';

// The library can also sign PDFs, and would ask servers for it: in this thread nothing can.
Reflect.deleteProperty(globalThis, 'fetch');

parentPort?.on('message', async (question: PdfQuestion) => {
  parentPort?.postMessage(await embeddedFile(question));
});
