// Loaded before grappe: says at the end how much memory its process took at most, in MiB, and how long the processor worked
// for it, in milliseconds: the clock counts other programs too.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process._rawDebug(`memory ${maxRSS >> 10}, processor ${Math.ceil((userCPUTime + systemCPUTime) / 1000)}`);
});
