// npm run bench: how long the command takes, set against a pass over the same plan that is written by hand.
//   node bench/run.mjs [--rounds 5] [--largest 50000]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { options } from './estate.mjs';
import { isOnPath, measure } from './measure.mjs';

const { rounds, largest } = options({ rounds: 5, largest: 50_000 });
const here = import.meta.dirname;
const command = join(here, '..', 'dist', 'cli', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const node = process.execPath;
process.on('exit', () => rmSync(folder, { recursive: true }));

const plan = (resources) => {
  const out = join(folder, `${resources}.json`);
  spawnSync(
    node,
    [join(here, 'gen-plan.mjs'), '--resources', resources, '--bad-every', 10, '--out', out].map(String),
  );
  return out;
};
const figures = ({ seconds, megabytes }, base) =>
  `${(seconds / base.seconds).toFixed(2)} (${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB)`;
const row = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

const nothing = { 'node -e 0': [node, '-e', '0'] };
const start = measure(
  {
    ...nothing,
    '--version': [node, command, '--version'],
    '--help': [node, command, '--help'],
    'review of 10 resources': [node, command, 'review', plan(10), '--format', 'json'],
  },
  rounds * 2,
);
row('start', 'against node -e 0');
row('---', '---');
for (const [name, measured] of Object.entries(start)) row(name, figures(measured, start['node -e 0']));
process.stdout.write('\n');

const sizes = [1000, 10_000, 50_000].filter((size) => size <= largest);
const measured = sizes.map((size) => {
  const file = plan(size);
  return measure(
    {
      'by hand': [node, join(here, 'by-hand.mjs'), file],
      ...(isOnPath('jq') ? { 'jq empty': ['jq', 'empty', file] } : {}),
      'atlas-backup review': [node, command, 'review', file, '--format', 'json'],
    },
    rounds,
  );
});
row('plan', ...sizes.map((size) => `${size.toLocaleString('en')} resources`));
row('---', ...sizes.map(() => '---'));
for (const name of Object.keys(measured[0]))
  row(name, ...measured.map((of) => figures(of[name], of['by hand'])));
