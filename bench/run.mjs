// npm run bench: what the command and the library cost, compared with a pass that is written by hand and with other tools.
//   node bench/run.mjs [--tables tools,start] [--rounds 5] [--largest 50000] [--limit 600] [--by elapsed]
// --tables   which of them, of those below; a quick look is --tables tools,start --rounds 1 --largest 1000
// --limit    seconds after which a command is ended
// --by       elapsed: the time that passes; processor: the time of all its threads, which says more on a busy machine
import { cpus } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, repository } from './bench.mjs';
import { options } from './estate.mjs';

const TABLES = [
  'start',
  'tools',
  'growth',
  'several',
  'stacks',
  'forecast',
  'estate',
  'apply',
  'imports',
  'synth',
  'jest',
];

const { tables, by, ...chosen } = options({
  tables: TABLES.join(','),
  rounds: 5,
  largest: 50_000,
  limit: 600,
  by: 'elapsed',
});
const names = tables.split(',');
const unknown = names.filter((name) => !TABLES.includes(name));
if (unknown.length > 0) throw new Error(`--tables ${unknown.join(',')}: choose from ${TABLES.join(',')}`);
if (!['elapsed', 'processor'].includes(by)) throw new Error('--by elapsed|processor');
if (!(chosen.largest >= 1000)) throw new Error('--largest is 1000 or more');
if (!existsSync(join(repository, 'dist', 'cli', 'main.js')))
  throw new Error('run npm ci or npm run build first');

const bench = new Bench({ ...chosen, by });
const [{ model } = {}] = cpus();
process.stdout.write(
  `Node ${process.version} on ${process.platform}, ${cpus().length} × ${model}; medians of ${chosen.rounds} rounds, ${by} time\n`,
);
for (const name of names) {
  const { title, rows } = await import(`./tables/${name}.mjs`);
  process.stdout.write(`\n${title}\n\n${await rows(bench)}`);
}
