import { Worker } from 'node:worker_threads';
import { assetPath } from '../../../package-files.ts';
import type { PdfAnswer, PdfQuestion } from './embedded-files.ts';

/** The limits for reading one PDF; a real invoice takes some milliseconds and a few megabytes. */
const MOST_MILLISECONDS = 10_000;
const MOST_HEAP_MEGABYTES = 256;
/** Besides its heap, which is limited, the library may fill buffers, which only show in the whole process. */
const MOST_GROWTH = 512 * 1024 * 1024;
const LOOK_EVERY_MILLISECONDS = 20;

let idle: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Asks the library in a thread of its own, which is stopped if a hostile PDF costs too much: the answer is then
 * `unreadable`.
 */
export function askPdf(question: PdfQuestion): Promise<PdfAnswer> {
  const answer = last.then(() => ask(question));
  last = answer;
  return answer;
}

function ask(question: PdfQuestion): Promise<PdfAnswer> {
  const worker = idle ?? startWorker();
  idle = undefined;
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const finish = (answer: PdfAnswer): void => {
      clearTimeout(deadline);
      clearInterval(watch);
      worker
        .removeListener('message', answered)
        .removeListener('error', failed)
        .removeListener('exit', failed);
      resolve(answer);
    };
    const answered = (answer: PdfAnswer): void => {
      idle = worker;
      finish(answer);
    };
    const failed = (): void => finish({ kind: 'unreadable' });
    const stop = (): void => {
      worker.terminate().then(failed, failed);
    };
    const deadline = setTimeout(stop, MOST_MILLISECONDS);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MOST_GROWTH) stop();
    }, LOOK_EVERY_MILLISECONDS);
    worker.on('message', answered).on('error', failed).on('exit', failed);
    worker.postMessage(question);
  });
}

/** Output of the library is dropped; a waiting thread does not keep the program alive. */
function startWorker(): Worker {
  const worker = new Worker(assetPath('pdf-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  return worker;
}
