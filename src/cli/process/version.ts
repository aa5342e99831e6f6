import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FACTS_AS_OF } from '../../atlas/dates';
import type { Tool } from '../../report';

/** The name and version of this command in reports. */
export function tool(): Tool {
  const { name, version } = JSON.parse(readFileSync(packageAbove(__dirname), 'utf8')) as Tool;
  return { name, version, factsAsOf: FACTS_AS_OF };
}

/** The package.json of this package: a bundle of the command is in another folder than this file. */
function packageAbove(folder: string): string {
  const path = join(folder, 'package.json');
  return existsSync(path) ? path : packageAbove(dirname(folder));
}
