import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Cdktf from 'cdktf';
import { type Load, adopt, filesOf } from '../../src/adopt';
import { loaderOf } from './running';
import { PROJECT_ID, type Row, clusterRow, load, projectRow, resourcesOf } from './states';

const OTHER_ID = '60b60a388f618252a15587ba';

/** Two projects, and what belongs to none. A snapshot of the one is restored into the other. */
const rows: readonly Row[] = [
  projectRow(),
  projectRow({ id: OTHER_ID, name: 'App' }),
  clusterRow(),
  clusterRow({ project_id: OTHER_ID }, 'target'),
  {
    type: 'mongodbatlas_cloud_backup_snapshot_restore_job',
    name: 'drill',
    values: {
      project_id: PROJECT_ID,
      cluster_name: 'orders',
      snapshot_id: 's1',
      delivery_type_config: [{ automated: true, target_cluster_name: 'target', target_project_id: OTHER_ID }],
    },
  },
  { type: 'mongodbatlas_team', name: 'ops', values: { org_id: 'o1', name: 'ops', usernames: ['a@b.c'] } },
].map((row, index) => ({ ...row, name: `r${index}` }));

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stacks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly provider: object;
}

/** Runs the app that was written; returns its stacks. */
function synthesized(files: ReturnType<typeof filesOf>): ReadonlyMap<string, Stack> {
  const cdktf = load('cdktf') as unknown as typeof Cdktf;
  class App extends cdktf.App {
    constructor() {
      super({ outdir: folder, skipValidation: true });
    }
  }
  const loadThere: Load = (from) => (from === 'cdktf' ? { ...cdktf, App } : load(from));
  loaderOf(files, loadThere)('./main');
  return new Map(
    readdirSync(join(folder, 'stacks')).map((id) => [
      id,
      JSON.parse(readFileSync(join(folder, 'stacks', id, 'cdk.tf.json'), 'utf8')) as Stack,
    ]),
  );
}

const addressesIn = ({ resource }: Stack): readonly string[] =>
  Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));

test('with a stack for each project, each has its resources, its imports and a provider', () => {
  const layout = 'project-per-stack';
  const { code, trip } = adopt(resourcesOf(...rows), { load, layout });
  expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
  const files = filesOf(code, { inPlace: false, layout, version: '0.1.0' });
  const stacks = synthesized(files);
  expect(
    [...stacks].map(([id, stack]) => [
      id,
      Object.keys(stack.resource).sort(),
      stack.import?.map((one) => one.id),
    ]),
  ).toEqual([
    ['app-2', ['mongodbatlas_advanced_cluster', 'mongodbatlas_project'], [OTHER_ID, `${OTHER_ID}-target`]],
    ['organization', ['mongodbatlas_team'], undefined],
    [
      'shop',
      [
        'mongodbatlas_advanced_cluster',
        'mongodbatlas_cloud_backup_snapshot_restore_job',
        'mongodbatlas_project',
      ],
      [PROJECT_ID, `${PROJECT_ID}-orders`],
    ],
  ]);
  for (const [id, stack] of stacks) {
    expect(stack.import?.map(({ to }) => to).sort() ?? []).toEqual(
      addressesIn(stack)
        .filter((address) => !/_team|_restore_job/.test(address))
        .sort(),
    );
    expect(Object.keys(stack.provider)).toEqual(['mongodbatlas']);
    expect(stack.resource).toEqual((trip?.stacks.get(id) as Stack).resource);
  }
});

test('what is in another project is referred to by its id', () => {
  const { code } = adopt(resourcesOf(...rows), { load, layout: 'project-per-stack' });
  const files = filesOf(code, { inPlace: false, layout: 'project-per-stack', version: '0.1.0' });
  expect(files.find(({ name }) => name === 'shop.ts')?.content).toContain(`targetProjectId: '${OTHER_ID}'`);
});

test.each(['App', 'construct', 'object', 'Atlas cluster', 'atlas project', 'terraform stack', 'project'])(
  'a project with the name of a class that the code uses: "%s"',
  (name) => {
    const { code } = adopt(resourcesOf(projectRow({ name }), clusterRow()), { load });
    const files = filesOf(code, { inPlace: false, version: '0.1.0' });
    expect([...synthesized(files).values()].map((stack) => addressesIn(stack).length)).toEqual([2]);
  },
);
