// Preloaded into a measured process: at its end it writes what it took to the file that it is told of.
const { writeFileSync } = require('node:fs');
const { MEASURED_TO } = process.env;
if (MEASURED_TO !== undefined && require('node:worker_threads').isMainThread)
  process.on('exit', () => writeFileSync(MEASURED_TO, String(process.resourceUsage().maxRSS)));
