/** The heap of this Node does not hold what is asked for: told before V8 ends the process. */
export class HeapRoomError extends Error {
  /** What the heap may hold, in megabytes. */
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(`the heap of ${megabytes} MB is full`);
    this.name = 'HeapRoomError';
    this.megabytes = megabytes;
  }
}
