import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { applied, editsOf } from '../../src/source';
import { scan } from '../../src/source/scan';
import { readSource } from '../../src/cli/input/source-files';
import { openPlan, plannedLiterals } from '../../src/readers';
import type { PlannedLiterals } from '../../src/model';
import { command } from '../support/command';
import { treeOf } from '../support/sources';

/*
 * Configurations that real Terraform has planned: each resource of a plan is found in its files, and each literal fix
 * changes one line, or adds one.
 */

const root = join(__dirname, '..', 'fixtures');

const plans = ['plans', 'applies'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .map((name) => join(root, folder, name))
    .filter((path) => existsSync(join(path, 'plan.json')) && existsSync(join(path, 'main.tf'))),
);

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after: unknown };
  }[];
}

function plannedIn(plan: string): PlannedLiterals {
  return plannedLiterals([openPlan(JSON.parse(readFileSync(plan, 'utf8'))).sides]);
}

/** The addresses of the resources that a plan leaves. */
function addressesIn(plan: string): readonly string[] {
  const { resource_changes: changes = [] } = JSON.parse(readFileSync(plan, 'utf8')) as Plan;
  return changes.filter(({ change }) => change.after !== null).map(({ address }) => address);
}

test('every resource that is left is at the line of its block', () => {
  expect(plans.length).toBeGreaterThan(100);
  const wrong = plans.flatMap((path) => {
    const source = readSource(path);
    return addressesIn(join(path, 'plan.json')).filter((address) => {
      const { file = '', line = 0 } = source.lineOf(address) ?? {};
      const [type, name] = address
        .replace(/\[[^\]]*\]/g, '')
        .split('.')
        .slice(-2);
      const text = file === '' ? '' : (readFileSync(file, 'utf8').split('\n')[line - 1] ?? '');
      return !text.includes(`"${type ?? ''}" "${name ?? ''}"`);
    });
  });
  expect(wrong).toEqual([]);
});

test('every literal fix changes one line or adds one', async () => {
  let fixed = 0;
  for (const path of plans) {
    const { stdout } = await command(['review', join(path, 'plan.json'), '--format', 'json', '--no-config']);
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { readonly fixes?: Parameters<typeof editsOf>[0] }[];
    };
    const source = readSource(path);
    for (const { fixes = [] } of findings)
      for (const fix of fixes) {
        // What the plan has is looked up as the command does it, in test/cli.
        const planned = plannedIn(join(path, 'plan.json'))(fix.address, fix.attribute, undefined);
        const edited = source.editsOf([{ ...fix, planned }]);
        if ('reason' in edited) continue;
        const [edit] = edited.edits;
        if (edit === undefined) throw new Error('there is no edit');
        const before = edit.file.text.split('\n');
        const after = applied(edit.file.text, edited.edits).split('\n');
        const isNew = edit.start === edit.end;
        expect(after).toHaveLength(before.length + (isNew ? 1 : 0));
        const line = edit.from.line - 1;
        expect([...after.slice(0, line), ...after.slice(line + 1)]).toEqual([
          ...before.slice(0, line),
          ...before.slice(line + (isNew ? 0 : 1)),
        ]);
        // What was written is what is read.
        const file = posix.join('infra', 'main.tf');
        const tree = treeOf({ [file]: after.join('\n') });
        expect(scan(after.join('\n')).length).toBe(scan(edit.file.text).length);
        if (dirname(edit.file.path).endsWith(path.split('/').at(-1) ?? ''))
          expect(editsOf([fix], tree)).toEqual({ reason: `${fix.attribute} has this value already` });
        fixed += 1;
      }
  }
  expect(fixed).toBeGreaterThan(10);
});
