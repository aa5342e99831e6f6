/**
 * src/rules/list.ts: every rule, made of the files that define one. `npm run generate` writes it. The areas are in the
 * order of src/rules/areas.ts; in an area, released rules come first, as they were released, then new ones by name.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportedName } from '../src/rules/listed-rule';
import { currentId } from '../src/rules/former-ids';
import { formatted } from './formatted';
import { releasedRules } from './released-rules';
import { AREAS } from '../src/rules/areas';

const RULES = join(__dirname, '..', 'src', 'rules');

/** A file that defines a rule. */
export interface RuleFile {
  /** `area/name`: the folder and the file. */
  readonly id: string;
  /** What it exports. */
  readonly name: string;
  readonly severity: string;
  readonly phase: string;
}

/** Every file that defines a rule, in the order of the list. Files of an area that define none are its nouns. */
export function ruleFiles(folder = RULES): readonly RuleFile[] {
  const released = releasedRules().map(({ id }) => currentId(id));
  const place = ({ id }: RuleFile): number => {
    const at = released.indexOf(id);
    return at === -1 ? released.length : at;
  };
  const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = areas.flatMap(({ name: area }) =>
    readdirSync(join(folder, area))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .flatMap((file) => {
        const id = `${area}/${file.slice(0, -'.ts'.length)}`;
        const defined = definedRule(id, readFileSync(join(folder, area, file), 'utf8'));
        return defined === undefined ? [] : [defined];
      }),
  );
  const order = Object.keys(AREAS);
  const areaOf = ({ id }: RuleFile): number => order.indexOf(id.split('/')[0] ?? '');
  const stray = files.find((file) => areaOf(file) === -1);
  if (stray !== undefined)
    throw new Error(
      `src/rules/${stray.id}.ts is in no area: say in src/rules/areas.ts what its area is about`,
    );
  return files.sort((one, other) => areaOf(one) - areaOf(other) || place(one) - place(other));
}

/** The rule that a file defines, if it does: it then has to define one alone, under the name that its id gives. */
function definedRule(id: string, text: string): RuleFile | undefined {
  const calls = text.match(/\bdefineRule\(/g) ?? [];
  if (calls.length === 0) return undefined;
  const name = exportedName(id);
  const beginning = new RegExp(
    `\nexport const ${name} = defineRule\\(\\{\n  id: '${id}',\n  severity: '(\\w+)',\n  phase: '(\\w+)',\n`,
  );
  const [, severity, phase] = beginning.exec(text) ?? [];
  if (calls.length > 1 || severity === undefined || phase === undefined)
    throw new Error(
      `src/rules/${id}.ts has to define one rule: export const ${name} = defineRule({ id: '${id}', severity: ..., phase: ..., ... })`,
    );
  return { id, name, severity, phase };
}

/** The text of src/rules/list.ts. */
export async function ruleList(files: readonly RuleFile[] = ruleFiles()): Promise<string> {
  return formatted(
    [
      '// Made by npm run generate of the files that define a rule: change those.',
      '/* eslint-disable @typescript-eslint/no-require-imports */',
      "import { listedRule } from './listed-rule';",
      "import type { Rule } from './rule';",
      '',
      '// prettier-ignore',
      'export const list: readonly Rule[] = [',
      ...files.map(
        ({ id, severity, phase }) =>
          `  listedRule('${id}', '${severity}', '${phase}', () => require('./${id}')),`,
      ),
      '];',
    ].join('\n'),
  );
}

/** Writes the list. */
export async function writeRuleList(): Promise<void> {
  writeFileSync(join(RULES, 'list.ts'), await ruleList());
}

if (require.main === module)
  writeRuleList().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
