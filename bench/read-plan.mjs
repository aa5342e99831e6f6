// Reads a plan as the command does, and nothing else.
//   node read-plan.mjs plan.json
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { readPlan, readPlanBytes } = require(join(import.meta.dirname, '..', 'dist', 'readers'));

const bytes = createReadStream(process.argv[2], { highWaterMark: 1 << 20 });
const { resources } = readPlan(await readPlanBytes(bytes));
process.stdout.write(`${resources}\n`);
