import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_AS_OF } from '../atlas/dates';
import type { Tool } from '../report';

/** The name and version of this command in reports. */
export function tool(): Tool {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name: manifest.name, version: manifest.version, factsAsOf: FACTS_AS_OF };
}
