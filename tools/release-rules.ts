/**
 * Adds the rules that a release brings to schema/released-rules.json, in the order of the list: `npm run release-rules`.
 * With --check it fails if one is missing; npm runs that before it publishes the package.
 */
import { writeFileSync } from 'node:fs';
import { type Rule, rules } from '../src/rules';
import { RELEASED_RULES, releasedRules, unreleased } from './released-rules';

/** The file once these rules are released: one row per line, so that a change shows as one line. */
export function releasing(all: readonly Rule[]): string {
  const rows = [...releasedRules(), ...unreleased(all)].map(({ id, severity, phase, facts }) => {
    const members = Object.entries({ id, severity, phase, facts }).map(
      ([name, value]) => `"${name}": ${JSON.stringify(value).replaceAll('","', '", "')}`,
    );
    return `  {${members.join(', ')}}`;
  });
  return `[\n${rows.join(',\n')}\n]\n`;
}

function main(): void {
  if (!process.argv.includes('--check')) {
    writeFileSync(RELEASED_RULES, releasing(rules));
    return;
  }
  const missing = unreleased(rules).map(({ id }) => id);
  if (missing.length === 0) return;
  process.stderr.write(
    `schema/released-rules.json does not have ${missing.join(', ')}: run npm run release-rules, then npm run generate\n`,
  );
  process.exitCode = 1;
}

if (require.main === module) main();
