// Writes the estate of gen-plan.mjs as cdktf 0.21 with @cdktf/provider-mongodbatlas 8.6.2 synthesizes it (one stack "atlas").
//   node gen-synth.mjs --resources 1000 --bad-every 10 --out cdk.tf.json
// --resources, --bad-every, --out as in gen-plan.mjs; --version V is the provider version to pin; the default is
// 1.41.1, which the bindings pin. A real 2.x provider reads the same file with another V.
// Keys are sorted and two spaces indent, as cdktf writes them. The same options always give the same bytes.
import { options, pair, report, sink } from './estate.mjs';

const o = options({ resources: 1000, badEvery: 0, out: '-', version: '1.41.1' });
const PAIRS = Math.floor(o.resources / 2);
const metadata = (id) => ({ '//': { metadata: { path: `atlas/${id}`, uniqueId: id } } });
const item = (p, k) => ({
  frequency_interval: p.items[k][0],
  retention_unit: p.items[k][1],
  retention_value: p.items[k][2],
});

const cluster = (p) => ({
  ...metadata(`c_${p.id}`),
  backup_enabled: true,
  cluster_type: 'REPLICASET',
  name: p.name,
  pit_enabled: p.pit,
  project_id: '${mongodbatlas_project.p.id}',
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
  retain_backups_enabled: true,
  termination_protection_enabled: true,
});
const schedule = (p) => {
  const c = `mongodbatlas_advanced_cluster.c_${p.id}`,
    out = { ...metadata(`s_${p.id}`), cluster_name: `\${${c}.name}` };
  if (p.copy)
    out.copy_settings = [
      {
        cloud_provider: 'AWS',
        frequencies: ['DAILY'],
        region_name: 'US_EAST_1',
        should_copy_oplogs: true,
        zone_id: `\${${c}.replication_specs[0].zone_id}`,
      },
    ];
  for (const k of ['daily', 'hourly']) if (p.items[k]) out[`policy_item_${k}`] = item(p, k);
  for (const k of ['monthly', 'weekly', 'yearly']) out[`policy_item_${k}`] = [item(p, k)];
  return { ...out, project_id: `\${${c}.project_id}`, restore_window_days: p.window };
};

const indented = (value, by) => JSON.stringify(value, null, 2).replaceAll('\n', '\n' + ' '.repeat(by));
const { put, list, flush } = sink(o.out);
function* entries(prefix, make) {
  for (let i = 1; i <= PAIRS; i++) {
    const p = pair(i, o.badEvery);
    yield `\n      "${prefix}${p.id}": ${indented(make(p), 6)}`;
  }
}

put(
  `{\n  "//": {\n    "metadata": {\n      "backend": "local",\n      "stackName": "atlas",\n      "version": "0.21.0"\n    },\n    "outputs": {\n    }\n  },\n`,
);
put(
  `  "provider": ${indented({ mongodbatlas: [{ private_key: 'y', public_key: 'x' }] }, 2)},\n  "resource": {\n    "mongodbatlas_advanced_cluster": {`,
);
list(entries('c_', cluster));
put(`\n    },\n    "mongodbatlas_cloud_backup_schedule": {`);
list(entries('s_', schedule));
put(
  `\n    },\n    "mongodbatlas_project": ${indented({ p: { ...metadata('p'), name: 'orders', org_id: '5f0000000000000000000001' } }, 4)}\n  },\n`,
);
put(
  `  "terraform": ${indented({ backend: { local: { path: 'terraform.atlas.tfstate' } }, required_providers: { mongodbatlas: { source: 'mongodb/mongodbatlas', version: o.version } } }, 2)}\n}`,
);
flush();
report(PAIRS, o.badEvery);
