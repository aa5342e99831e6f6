import { mkdirSync, rmSync } from 'node:fs';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';

const folder = testFolder();

const stack = (name: string) => ({
  ...synthOf({ resources: together(project(), cluster(), schedule()) }),
  '//': { metadata: { backend: 'local', stackName: name, version: '0.21.0' } },
});

const entry = (name: string, file = `stacks/${name}/cdk.tf.json`) => ({
  name,
  constructPath: name,
  synthesizedStackPath: file,
  workingDirectory: `stacks/${name}`,
  annotations: [],
  dependencies: [],
});

/** An output folder of CDKTF with these files, and a manifest that names these stacks. */
function outputOf(files: Readonly<Record<string, unknown>>, manifest?: unknown): string {
  rmSync(`${folder.path}/out`, { recursive: true, force: true });
  mkdirSync(`${folder.path}/out`);
  for (const [path, content] of Object.entries(files)) folder.file(`out/${path}`, content);
  if (manifest !== undefined) folder.file('out/manifest.json', manifest);
  return `${folder.path}/out`;
}

const stacks = (...entries: readonly ReturnType<typeof entry>[]) => ({
  version: '0.21.0',
  stacks: Object.fromEntries(entries.map((one) => [one.name, one])),
});

interface Report {
  readonly inputs: readonly { readonly path: string }[];
}

describe('the stacks of an output folder', () => {
  test('are those that manifest.json names', async () => {
    const out = outputOf(
      { 'stacks/shop/cdk.tf.json': stack('shop'), 'stacks/blog/cdk.tf.json': stack('blog') },
      stacks(entry('shop'), entry('blog')),
    );
    const { code, stdout } = await command(['check', out, '--format', 'json']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Report).inputs.map(({ path }) => path.replace(`${out}/`, ''))).toEqual([
      'stacks/blog/cdk.tf.json',
      'stacks/shop/cdk.tf.json',
    ]);
  });

  test('are compared with a manifest that is read once for all of them', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const out = outputOf(
      Object.fromEntries(names.map((name) => [`stacks/${name}/cdk.tf.json`, stack(name)])),
      stacks(...names.map((name) => entry(name))),
    );
    const parse = jest.spyOn(JSON, 'parse');
    const files = names.map((name) => `${out}/stacks/${name}/cdk.tf.json`);
    await command(['check', ...files, '--no-config']);
    const manifests = parse.mock.calls.filter(([text]) => text.includes('"synthesizedStackPath"'));
    parse.mockRestore();
    expect(manifests).toHaveLength(1);
  });

  test('are those in the folder where there is no manifest', async () => {
    const out = outputOf({ 'stacks/shop/cdk.tf.json': stack('shop') });
    expect((await command(['check', out])).code).toBe(0);
  });

  const shop = { 'stacks/shop/cdk.tf.json': stack('shop') };
  test.each<[sentence: string, out: () => string, line: string]>([
    [
      'without a file that it names',
      () => outputOf(shop, stacks(entry('shop'), entry('blog'))),
      'cannot check OUT: there is no stacks/blog/cdk.tf.json, which its manifest.json names for the stack "blog"; synthesize again with cdktf synth',
    ],
    [
      'with HCL where it names JSON',
      () => outputOf({ ...shop, 'stacks/blog/cdk.tf': 'x' }, stacks(entry('shop'), entry('blog'))),
      'cannot check OUT: it holds HCL (cdk.tf) for the stack "blog"; synthesize without --hcl to check it',
    ],
    [
      'with HCL that it names',
      () =>
        outputOf(
          { ...shop, 'stacks/blog/cdk.tf': 'x' },
          stacks(entry('shop'), entry('blog', 'stacks/blog/cdk.tf')),
        ),
      'cannot check OUT: it holds HCL (cdk.tf) for the stack "blog"; synthesize without --hcl to check it',
    ],
    [
      'with a stack that it does not name',
      () => outputOf({ ...shop, 'stacks/blog/cdk.tf.json': stack('blog') }, stacks(entry('shop'))),
      'cannot check OUT: its manifest.json does not name stacks/blog/cdk.tf.json; delete OUT/stacks/blog, or synthesize again with cdktf synth',
    ],
    [
      'with another stack in a file that it names',
      () => outputOf({ 'stacks/shop/cdk.tf.json': stack('blog') }, stacks(entry('shop'))),
      'cannot check OUT/stacks/shop/cdk.tf.json: it is the stack "blog", and OUT/manifest.json names it for the stack "shop"; synthesize again with cdktf synth',
    ],
    [
      'whose manifest names a file outside of it',
      () => outputOf(shop, stacks(entry('shop', '../shop/cdk.tf.json'))),
      'cannot check OUT: its manifest.json names a file outside of it for the stack "shop"; synthesize again with cdktf synth',
    ],
    [
      'whose manifest is not JSON',
      () => outputOf(shop, '{'),
      "cannot read OUT/manifest.json: it is not JSON (Expected property name or '}' in JSON at position 1",
    ],
    [
      'whose manifest has no stacks',
      () => outputOf(shop, { version: '0.21.0' }),
      'cannot read OUT/manifest.json: stacks is not an object; synthesize again with cdktf synth',
    ],
    [
      'whose manifest has a stack without a file',
      () => outputOf(shop, { stacks: { shop: { name: 'shop' } } }),
      'cannot read OUT/manifest.json: stacks.shop has no name or no synthesizedStackPath; synthesize again with cdktf synth',
    ],
  ])('are rejected in a folder %s', async (_, out, line) => {
    const { code, stdout, stderr } = await command(['check', out()]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(`${folder.path}/out`, 'OUT')).toContain(`atlas-backup: ${line}`);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('are rejected by the forecast as well', async () => {
    const out = outputOf(shop, stacks(entry('shop'), entry('blog')));
    const { code, stderr } = await command(['forecast', out]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no stacks/blog/cdk.tf.json')]);
  });

  test('are compared with the manifest if one file is named', async () => {
    const out = outputOf({ 'stacks/shop/cdk.tf.json': stack('blog') }, stacks(entry('shop')));
    const { code, stderr } = await command(['check', `${out}/stacks/shop/cdk.tf.json`]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('it is the stack "blog"')]);
  });
});

describe('a stack', () => {
  test('with a value that Terraform rejects ends with exit code 2 and one line', async () => {
    const wrong = synthOf({ resources: together(project(), cluster({ backup_enabled: [true] })) });
    const file = folder.file('cdk.tf.json', wrong);
    for (const task of ['check', 'forecast']) {
      const { code, stdout, stderr } = await command([task, file]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.replace(folder.path, 'FOLDER')).toBe(
        'atlas-backup: cannot read FOLDER/cdk.tf.json: resource.mongodbatlas_advanced_cluster.orders.backup_enabled is a list, not a truth value: Terraform rejects that; correct the override that wrote it, and synthesize again\n',
      );
    }
  });

  test('with a member that is there twice ends with exit code 2: Terraform reads both', async () => {
    const text = JSON.stringify(stack('shop'));
    const twice = text.replace('"resource":{', '"resource":{"mongodbatlas_project":{},');
    const { code, stdout, stderr } = await command(['check', folder.file('cdk.tf.json', twice)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(folder.path, 'FOLDER')).toBe(
      'atlas-backup: cannot read FOLDER/cdk.tf.json: resource.mongodbatlas_project is defined twice, and Terraform reads both; write it once, and synthesize again\n',
    );
  });
});
