// Preloaded into a measured process: at its end it writes what it took to the file in MEASURED_TO.
// Nothing is loaded before, so that what is measured is the process alone.
const { MEASURED_TO } = process.env;
if (MEASURED_TO !== undefined)
  process.on('exit', () => {
    if (!require('node:worker_threads').isMainThread) return;
    const { readFileSync, writeFileSync } = require('node:fs');
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(MEASURED_TO, `${peakOf(readFileSync) ?? maxRSS} ${(userCPUTime + systemCPUTime) / 1e6} 0`);
  });

/** On Linux maxRSS may be that of the process that started this one. */
function peakOf(readFileSync) {
  try {
    return /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
