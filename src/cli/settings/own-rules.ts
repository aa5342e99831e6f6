import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../rules';
import { hasCheck, incompleteness } from '../../rules/own-rule';
import { Problem, reasonOf } from '../process/problem';

/** Loads a team's own rules: what each module exports as `rules`, or as its default. */
export async function loadOwnRules(paths: readonly string[]): Promise<readonly Rule[]> {
  const all: Rule[] = [];
  for (const path of paths) all.push(...(await rulesOf(path)));
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Problem(`there are two rules "${twice}"`);
  return all;
}

async function rulesOf(path: string): Promise<readonly Rule[]> {
  if (!existsSync(path)) throw new Problem(`cannot load ${path}: there is no such file`);
  const module = await load(path);
  const exported =
    module['rules'] ??
    (module['default'] as Record<string, unknown> | undefined)?.['rules'] ??
    module['default'];
  const rules: unknown[] = Array.isArray(exported) ? exported : [exported];
  for (const rule of rules) rejectIncomplete(rule, path);
  return rules as Rule[];
}

async function load(path: string): Promise<Record<string, unknown>> {
  const patience = new Patience(path);
  try {
    const loading = import(pathToFileURL(resolve(path)).href) as Promise<Record<string, unknown>>;
    return await Promise.race([loading, patience.lost]);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const isTypeScript = (error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION';
    throw new Problem(
      `cannot load ${path}: ${isTypeScript ? 'this Node.js does not read it; compile it to JavaScript first' : reasonOf(error)}`,
    );
  } finally {
    patience.stop();
  }
}

/** How long a module may take to load. It may await a promise that never settles. */
const MOST_SECONDS = 60;

/** Stops waiting for a module when the event loop is empty, or after a time. */
class Patience {
  readonly lost: Promise<never>;
  private giveUp: (reason: Problem) => void = () => undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly path: string) {
    this.lost = new Promise((_, reject) => {
      this.giveUp = reject;
    });
    process.once('beforeExit', this.nothingLeft);
    this.timer = setTimeout(() => {
      this.giveUp(new Problem(`cannot load ${path}: it was still loading after ${MOST_SECONDS} seconds`));
    }, MOST_SECONDS * 1000).unref();
  }

  private readonly nothingLeft = (): void => {
    this.giveUp(new Problem(`cannot load ${this.path}: it waits for a promise that never settles`));
  };

  stop(): void {
    process.off('beforeExit', this.nothingLeft);
    clearTimeout(this.timer);
  }
}

/** Rejects an incomplete rule in JavaScript, which no compiler has checked. */
function rejectIncomplete(rule: unknown, path: string): void {
  if (!hasCheck(rule))
    throw new Problem(`${path} exports no rules; export const rules = [defineRule({ ... })]`);
  const missing = incompleteness(rule);
  if (missing !== undefined) throw new Problem(`${path}: ${missing}`);
}
