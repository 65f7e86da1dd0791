// Loaded before grappe: says at the end how much memory its process took at most, in MiB.
process.on('exit', () => process._rawDebug(`memory ${process.resourceUsage().maxRSS >> 10}`));
