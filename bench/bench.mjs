// What the tables of the benchmark share: the files that are read, the command, and how figures are written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.mjs';

const here = import.meta.dirname;

export const node = process.execPath;
export const repository = join(here, '..');

/** A script of this folder, as a command. */
export const script = (name, ...args) => [node, join(here, name), ...args];

/** `atlas-backup` with arguments, as a command. */
export const atlasBackup = (...args) => [node, join(repository, 'dist', 'cli', 'main.js'), ...args];

export class Bench {
  #folder = mkdtempSync(join(tmpdir(), 'bench-'));
  #plans = new Map();

  /** `by` is which seconds count: "elapsed" or "processor". */
  constructor({ rounds, largest, limit, by }) {
    Object.assign(this, { rounds, largest, limit, by });
    process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** The sizes of plans that are measured. */
  get sizes() {
    return [1000, 10_000, 50_000].filter((size) => size <= this.largest);
  }

  /** A plan by the options of gen-plan.mjs; each is made once. */
  plan(resources, { badEvery = 10, shape = 'flat', changes = 'create' } = {}) {
    const out = join(this.#folder, `${resources}-${badEvery}-${shape}-${changes}.json`);
    if (!this.#plans.has(out)) {
      const given = { resources, 'bad-every': badEvery, shape, changes, out };
      const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
      const { status, stderr } = spawnSync(node, [join(here, 'gen-plan.mjs'), ...args]);
      if (status !== 0) throw new Error(`no plan was made: ${stderr}`);
      this.#plans.set(out, out);
    }
    return out;
  }

  /** A file with a text in it, in the folder that is deleted at the end. */
  file(name, text) {
    const file = join(this.#folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** What each command took; see measure.mjs. */
  async measure(commands, rounds = this.rounds) {
    const measured = await measure(commands, { rounds, limit: this.limit });
    return Object.fromEntries(
      Object.entries(measured).map(([name, of]) => [
        name,
        of && { seconds: of[this.by], mebibytes: of.mebibytes },
      ]),
    );
  }

  /** "1.87 (166 MiB, 0.73 s)": the seconds as a multiple of those of another command. */
  figures(measured, base) {
    if (measured === undefined) return `did not finish in ${this.limit} s`;
    const { seconds, mebibytes } = measured;
    const memory = Number.isNaN(mebibytes) ? '' : `${inMebibytes(mebibytes)}, `;
    return `${(seconds / base.seconds).toFixed(2)} (${memory}${inSeconds(seconds)})`;
  }
}

export const inMebibytes = (mebibytes) => `${Math.round(mebibytes).toLocaleString('en')} MiB`;
export const inSeconds = (seconds) => `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;
export const resources = (count) => `${count.toLocaleString('en')} resources`;

/** A table of Markdown. */
export function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return lines.join('');
}
