/**
 * src/rules/list.ts: every rule, made of the files that define one. `npm run generate` writes it. The areas are in the
 * order of tools/rule-areas.ts; in an area, released rules come first, as they were released, then new ones by name.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentId } from '../src/rules/former-ids';
import { formatted } from './formatted';
import { releasedRules } from './released-rules';
import { RULE_AREAS } from './rule-areas';

const RULES = join(__dirname, '..', 'src', 'rules');

/** A file that defines a rule. */
export interface RuleFile {
  /** `area/name`: the folder and the file. */
  readonly id: string;
  /** What it exports. */
  readonly name: string;
}

/** The name that the file of a rule exports: its id in camel case, so that no two rules need an alias. */
export function exportedName(id: string): string {
  return id.replace(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
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
        return definesRule(id, readFileSync(join(folder, area, file), 'utf8'))
          ? [{ id, name: exportedName(id) }]
          : [];
      }),
  );
  const order = Object.keys(RULE_AREAS);
  const areaOf = ({ id }: RuleFile): number => order.indexOf(id.split('/')[0] ?? '');
  const stray = files.find((file) => areaOf(file) === -1);
  if (stray !== undefined)
    throw new Error(
      `src/rules/${stray.id}.ts is in no area: say in tools/rule-areas.ts what its area is about`,
    );
  return files.sort((one, other) => areaOf(one) - areaOf(other) || place(one) - place(other));
}

/** Whether a file defines a rule; it then has to define one alone, under the name that its id gives. */
function definesRule(id: string, text: string): boolean {
  const calls = text.match(/\bdefineRule\(/g) ?? [];
  if (calls.length === 0) return false;
  if (
    calls.length > 1 ||
    !text.includes(`\nexport const ${exportedName(id)} = defineRule({\n  id: '${id}',\n`)
  )
    throw new Error(
      `src/rules/${id}.ts has to define one rule: export const ${exportedName(id)} = defineRule({ id: '${id}', ... })`,
    );
  return true;
}

/** The text of src/rules/list.ts. */
export async function ruleList(files: readonly RuleFile[] = ruleFiles()): Promise<string> {
  return formatted(
    [
      '// Made by npm run generate of the files that define a rule: change those.',
      ...files.map(({ id, name }) => `import { ${name} } from './${id}';`),
      "import type { Rule } from './rule';",
      '',
      `export const list: readonly Rule[] = [${files.map(({ name }) => `${name},`).join('\n')}];`,
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
