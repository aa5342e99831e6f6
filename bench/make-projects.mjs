// Makes two projects in which this package is installed as users install it, next to the prebuilt bindings of
// @cdktf/provider-mongodbatlas: one with CDKTF 0.21, one with the newest cdktn in its place.
//   npm run build && node bench/make-projects.mjs FOLDER
//   PROJECTS=FOLDER npm run bench -- --tables synth,jest
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm } from '../tools/npm.mjs';

const [, , given] = process.argv;
if (given === undefined) throw new Error('name the folder to make the projects in');
const folder = resolve(given);
const repository = join(import.meta.dirname, '..');

mkdirSync(folder, { recursive: true });
const packed = printed(repository, 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder);
for (const [name, cdktf] of [
  ['cdktf', 'cdktf@0.21.0'],
  ['cdktn', 'cdktf@npm:cdktn@latest'],
]) {
  const project = join(folder, name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "overrides": { "cdktf": "$cdktf" } }');
  const packages = [cdktf, 'constructs@10.7.2', '@cdktf/provider-mongodbatlas@8.6.2', join('..', packed)];
  printed(project, 'install', '--silent', '--no-audit', '--no-fund', ...packages);
}

/** What npm prints. */
function printed(cwd, ...typed) {
  return npm(typed, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
