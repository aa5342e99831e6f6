// The check of an app of many stacks: one has the project, and the clusters of all others are in it.
import { join } from 'node:path';
import { atlasBackup, inMebibytes, inSeconds, resources, table } from '../bench.mjs';

export const title =
  'check of an app of stacks with 100 resources each, in one project; the time above that of one stack, for each stack';

const STACKS = [10, 20, 40, 80];
const PAIRS = 50;
const PROJECT = '${data.terraform_remote_state.base.outputs.project}';

export async function rows(bench) {
  const counts = STACKS.filter((count) => count * 2 * PAIRS <= bench.largest);
  const check = (count) => atlasBackup('check', appOf(bench, count), '--format', 'json');
  const commands = Object.fromEntries([1, ...counts].map((count) => [count, check(count)]));
  const measured = await bench.measure(commands);
  return table(
    ['app', 'time', 'for each further stack', 'peak memory'],
    counts.map((count) => {
      const { seconds, mebibytes } = measured[count];
      const each = ((seconds - measured[1].seconds) / (count - 1)) * 1000;
      return [
        `${count} stacks, ${resources(count * 2 * PAIRS)}`,
        inSeconds(seconds),
        `${each.toFixed(0)} ms`,
        inMebibytes(mebibytes),
      ];
    }),
  );
}

/** The output folder of CDKTF for such an app. */
function appOf(bench, count) {
  const names = ['base', ...Array.from({ length: count }, (_, index) => `team-${index}`)];
  const folder = `stacks-${count}`;
  for (const name of names)
    bench.file(
      join(folder, 'stacks', name, 'cdk.tf.json'),
      JSON.stringify({
        '//': { metadata: { backend: 'local', stackName: name, version: '0.21.0' } },
        terraform: {
          required_providers: { mongodbatlas: { source: 'mongodb/mongodbatlas', version: '2.16.0' } },
          backend: { local: { path: `${name}.tfstate` } },
        },
        ...(name === 'base' ? base : team(name)),
      }),
    );
  const stacks = names.map((name) => [
    name,
    {
      name,
      constructPath: name,
      synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
      workingDirectory: `stacks/${name}`,
      annotations: [],
      dependencies: [],
    },
  ]);
  const manifest = { version: '0.21.0', stacks: Object.fromEntries(stacks) };
  return join(bench.file(join(folder, 'manifest.json'), JSON.stringify(manifest)), '..');
}

const base = {
  resource: { mongodbatlas_project: { p: { name: 'shop', org_id: '5f0000000000000000000001' } } },
  output: { project: { value: '${mongodbatlas_project.p.id}', sensitive: true } },
};

function team(name) {
  const pairs = Array.from({ length: PAIRS }, (_, index) => `${name}-${index}`);
  return {
    data: {
      terraform_remote_state: { base: { backend: 'local', config: { path: 'base.tfstate' } } },
    },
    resource: {
      mongodbatlas_advanced_cluster: Object.fromEntries(pairs.map((id) => [id, cluster(id)])),
      mongodbatlas_cloud_backup_schedule: Object.fromEntries(pairs.map((id) => [id, schedule(id)])),
    },
  };
}

const cluster = (name) => ({
  name,
  project_id: PROJECT,
  cluster_type: 'REPLICASET',
  backup_enabled: true,
  pit_enabled: true,
  replication_specs: [
    {
      region_configs: [
        {
          electable_specs: { instance_size: 'M10', node_count: 3 },
          priority: 7,
          provider_name: 'AWS',
          region_name: 'EU_WEST_1',
        },
      ],
    },
  ],
});

const schedule = (id) => ({
  project_id: PROJECT,
  cluster_name: `\${mongodbatlas_advanced_cluster.${id}.name}`,
  restore_window_days: 2,
  policy_item_hourly: { frequency_interval: 6, retention_unit: 'days', retention_value: 2 },
  policy_item_daily: { frequency_interval: 1, retention_unit: 'days', retention_value: 7 },
});
