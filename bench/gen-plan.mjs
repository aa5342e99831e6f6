// Writes a Terraform plan (format 1.2, terraform 1.11, mongodbatlas 2.16) of an estate of clusters with their schedules.
//   node gen-plan.mjs --resources 1000 --bad-every 10 --changes create --out plan.json
// --resources N      N/2 advanced_cluster and N/2 cloud_backup_schedule, and one project
// --bad-every K      every K-th pair breaks one rule, cycling through five (see estate.mjs); 0 = none
// --changes create   everything is new: ids and project_id are known after apply
//           update   everything exists: clusters get a tag, schedules keep their daily snapshots longer
//           mixed    by thirds: created, updated, untouched
// --syntax hcl|json  what the configuration was written in: for JSON (cdktf), Terraform reports a reference and
//                    the interpolation as its constant_value, for HCL the reference alone
// --shape flat       every cluster and every schedule is a separate block
//         modules    teams of 50 pairs, each an instance of a module with for_each, and in it two blocks with for_each:
//                    names, PIT and retentions are then references to each.key and each.value
// --out FILE         "-" (default) is stdout. stderr has what was planted, as one line of JSON.
// The same options always give the same bytes.
import { options, pair, report, sink } from './estate.mjs';

const o = options({
  resources: 1000,
  badEvery: 0,
  changes: 'create',
  syntax: 'hcl',
  shape: 'flat',
  out: '-',
});
if (!['create', 'update', 'mixed'].includes(o.changes)) throw new Error('--changes create|update|mixed');
if (!['flat', 'modules'].includes(o.shape)) throw new Error('--shape flat|modules');
const PAIRS = Math.floor(o.resources / 2);
const TEAM = 50;
const isFlat = o.shape === 'flat';
const PROVIDER = 'registry.terraform.io/mongodb/mongodbatlas',
  PROJECT = '65f000000000000000000001';
const TAGS = o.changes === 'create' ? null : { owner: 'data' },
  tagged = TAGS ? { tags: {} } : {};
const oid = (kind, i) => `65f${kind}${i.toString(16).padStart(20, '0')}`;
const actionOf = (i) => (o.changes === 'mixed' ? ['create', 'update', 'no-op'][i % 3] : o.changes);
const each = function* (f, from = 1, to = PAIRS) {
  for (let i = from; i <= to; i++) {
    const row = f(pair(i, o.badEvery), actionOf(i));
    if (row) yield JSON.stringify(row);
  }
};
const KINDS = ['daily', 'hourly', 'monthly', 'weekly', 'yearly'];
const perKind = (f) => Object.fromEntries(KINDS.map((k) => [`policy_item_${k}`, f(k)]));

// --- values: what Terraform knows of a resource that exists (`known`) or is about to (`fresh`) ---
const region = (specs, rest) => ({
  backing_provider_name: null,
  electable_specs: specs,
  priority: 7,
  provider_name: 'AWS',
  region_name: 'EU_WEST_1',
  ...rest,
});
const cluster = {
  fresh: (p) => ({
    accept_data_risks_and_force_replica_set_reconfig: null,
    adaptive_capacity: null,
    backup_enabled: true,
    cluster_type: 'REPLICASET',
    delete_on_create_timeout: true,
    labels: null,
    name: p.name,
    pinned_fcv: null,
    pit_enabled: p.pit,
    ...(o.changes === 'create' ? {} : { project_id: PROJECT }),
    replication_specs: [{ region_configs: [region({ instance_size: 'M10', node_count: 3 })] }],
    retain_backups_enabled: true,
    tags: TAGS,
    termination_protection_enabled: true,
    timeouts: null,
    use_effective_fields: null,
  }),
  freshUnknown: () => ({
    advanced_configuration: true,
    bi_connector_config: true,
    cluster_id: true,
    config_server_management_mode: true,
    config_server_type: true,
    connection_strings: true,
    create_date: true,
    encryption_at_rest_provider: true,
    global_cluster_self_managed_sharding: true,
    mongo_db_major_version: true,
    mongo_db_version: true,
    paused: true,
    ...(o.changes === 'create' ? { project_id: true } : {}),
    redact_client_log_data: true,
    replica_set_scaling_strategy: true,
    replication_specs: [
      {
        container_id: true,
        external_id: true,
        region_configs: [
          {
            analytics_auto_scaling: true,
            analytics_specs: true,
            auto_scaling: true,
            electable_specs: { disk_iops: true, disk_size_gb: true, ebs_volume_type: true },
            read_only_specs: true,
          },
        ],
        zone_id: true,
        zone_name: true,
      },
    ],
    root_cert_type: true,
    state_name: true,
    ...tagged,
    use_aws_time_based_snapshot_copy_for_fast_initial_sync: true,
    version_release_system: true,
  }),
  freshSensitive: {
    advanced_configuration: {},
    bi_connector_config: {},
    connection_strings: {},
    replication_specs: [
      {
        container_id: {},
        region_configs: [
          {
            analytics_auto_scaling: {},
            analytics_specs: {},
            auto_scaling: {},
            electable_specs: {},
            read_only_specs: {},
          },
        ],
      },
    ],
    ...tagged,
  },
  known: (p, tags, planned) => ({
    accept_data_risks_and_force_replica_set_reconfig: null,
    adaptive_capacity: null,
    advanced_configuration: {
      change_stream_options_pre_and_post_images_expire_after_seconds: null,
      custom_openssl_cipher_config_tls12: null,
      custom_openssl_cipher_config_tls13: null,
      default_max_time_ms: null,
      default_write_concern: null,
      javascript_enabled: true,
      minimum_enabled_tls_protocol: 'TLS1_2',
      no_table_scan: false,
      oplog_min_retention_hours: null,
      oplog_size_mb: null,
      sample_refresh_interval_bi_connector: null,
      sample_size_bi_connector: null,
      tls_cipher_config_mode: 'DEFAULT',
      transaction_lifetime_limit_seconds: null,
    },
    backup_enabled: true,
    bi_connector_config: { enabled: false, read_preference: 'secondary' },
    cluster_id: oid(1, p.index),
    cluster_type: 'REPLICASET',
    config_server_management_mode: 'ATLAS_MANAGED',
    ...(planned
      ? {}
      : {
          config_server_type: null,
          connection_strings: {
            private: '',
            private_endpoint: [],
            private_srv: '',
            standard: `mongodb://${p.name}-shard-00-00.abcde.mongodb.net:27017,${p.name}-shard-00-01.abcde.mongodb.net:27017,${p.name}-shard-00-02.abcde.mongodb.net:27017/?ssl=true&authSource=admin&replicaSet=atlas-${p.id}-shard-0`,
            standard_srv: `mongodb+srv://${p.name}.abcde.mongodb.net`,
          },
        }),
    create_date: '2026-01-01T00:00:00Z',
    delete_on_create_timeout: true,
    encryption_at_rest_provider: 'NONE',
    global_cluster_self_managed_sharding: false,
    labels: null,
    mongo_db_major_version: '8.0',
    ...(planned ? {} : { mongo_db_version: '8.0.13' }),
    name: p.name,
    paused: false,
    pinned_fcv: null,
    pit_enabled: p.pit,
    project_id: PROJECT,
    redact_client_log_data: false,
    replica_set_scaling_strategy: 'WORKLOAD_TYPE',
    replication_specs: [
      {
        container_id: { 'AWS:EU_WEST_1': oid(2, 0) },
        external_id: oid(3, p.index),
        region_configs: [
          region(
            {
              ...(planned ? {} : { disk_iops: 3000, disk_size_gb: 10 }),
              ebs_volume_type: 'STANDARD',
              instance_size: 'M10',
              node_count: 3,
            },
            {
              analytics_auto_scaling: null,
              analytics_specs: null,
              read_only_specs: null,
              auto_scaling: {
                compute_enabled: false,
                compute_max_instance_size: null,
                compute_min_instance_size: null,
                compute_scale_down_enabled: false,
                disk_gb_enabled: true,
              },
            },
          ),
        ],
        zone_id: oid(4, p.index),
        zone_name: 'ZoneName managed by Terraform',
      },
    ],
    retain_backups_enabled: true,
    root_cert_type: 'ISRGROOTX1',
    ...(planned ? {} : { state_name: 'IDLE' }),
    tags,
    termination_protection_enabled: true,
    timeouts: null,
    use_aws_time_based_snapshot_copy_for_fast_initial_sync: false,
    use_effective_fields: null,
    version_release_system: 'LTS',
  }),
  updateUnknown: {
    advanced_configuration: {},
    bi_connector_config: {},
    config_server_type: true,
    connection_strings: true,
    mongo_db_version: true,
    replication_specs: [
      {
        container_id: {},
        region_configs: [{ auto_scaling: {}, electable_specs: { disk_iops: true, disk_size_gb: true } }],
      },
    ],
    state_name: true,
    tags: {},
  },
  knownSensitive: (planned) => ({
    advanced_configuration: {},
    bi_connector_config: {},
    connection_strings: planned ? {} : { private_endpoint: [] },
    replication_specs: [{ container_id: {}, region_configs: [{ auto_scaling: {}, electable_specs: {} }] }],
    ...(planned ? { tags: {} } : {}),
  }),
};

const item = (p, k, id) =>
  p.items[k]
    ? [
        {
          frequency_interval: p.items[k][0],
          ...(id ? { frequency_type: k, id: oid(5, p.index * 8 + KINDS.indexOf(k)) } : {}),
          retention_unit: p.items[k][1],
          retention_value: p.items[k][2],
        },
      ]
    : [];
const copies = (p, zone) =>
  p.copy
    ? [
        {
          cloud_provider: 'AWS',
          frequencies: ['DAILY'],
          region_name: 'US_EAST_1',
          should_copy_oplogs: true,
          ...(zone ? { zone_id: oid(4, p.index) } : {}),
        },
      ]
    : [];
const schedule = {
  fresh: (p) => ({
    auto_export_enabled: null,
    cluster_name: p.name,
    copy_settings: copies(p),
    export: [],
    ...perKind((k) => item(p, k)),
    ...(o.changes === 'create' ? {} : { project_id: PROJECT }),
    restore_window_days: p.window,
    skip_destroy: null,
  }),
  freshUnknown: (p) => ({
    cluster_id: true,
    copy_settings: copies(p).map(() => ({ frequencies: [false], zone_id: true })),
    export: [],
    id: true,
    id_policy: true,
    next_snapshot: true,
    ...perKind((k) => item(p, k).map(() => ({ frequency_type: true, id: true }))),
    ...(o.changes === 'create' ? { project_id: true } : {}),
    reference_hour_of_day: true,
    reference_minute_of_hour: true,
    update_snapshots: true,
    use_org_and_group_names_in_export_prefix: true,
  }),
  sensitive: (p) => ({
    copy_settings: copies(p).map(() => ({ frequencies: [false] })),
    export: [],
    ...perKind((k) => item(p, k).map(() => ({}))),
  }),
  known: (p, dailyBefore) => ({
    auto_export_enabled: false,
    cluster_id: oid(1, p.index),
    cluster_name: p.name,
    copy_settings: copies(p, true),
    export: [],
    id: Buffer.from(`cluster_name:${p.name}-project_id:${PROJECT}`).toString('base64'),
    id_policy: oid(6, p.index),
    next_snapshot: '2026-11-22T18:00:00Z',
    ...perKind((k) =>
      item(p, k, true).map((it) =>
        k === 'daily' && dailyBefore ? { ...it, retention_value: dailyBefore } : it,
      ),
    ),
    project_id: PROJECT,
    reference_hour_of_day: 3,
    reference_minute_of_hour: 0,
    restore_window_days: p.window,
    skip_destroy: false,
    update_snapshots: false,
    use_org_and_group_names_in_export_prefix: false,
  }),
};

// --- the two states of each pair: what was, what will be ---
const views = {
  mongodbatlas_advanced_cluster: (p, action) => {
    if (action === 'create')
      return {
        before: null,
        after: cluster.fresh(p),
        unknown: cluster.freshUnknown(),
        sensitiveBefore: false,
        sensitive: cluster.freshSensitive,
      };
    const update = action === 'update',
      before = cluster.known(p, update ? null : TAGS),
      sensitiveBefore = cluster.knownSensitive(false);
    return update
      ? {
          before,
          after: cluster.known(p, TAGS, true),
          unknown: cluster.updateUnknown,
          sensitiveBefore,
          sensitive: cluster.knownSensitive(true),
        }
      : { before, after: before, unknown: {}, sensitiveBefore, sensitive: sensitiveBefore };
  },
  mongodbatlas_cloud_backup_schedule: (p, action) => {
    const sensitive = schedule.sensitive(p);
    return action === 'create'
      ? {
          before: null,
          after: schedule.fresh(p),
          unknown: schedule.freshUnknown(p),
          sensitiveBefore: false,
          sensitive,
        }
      : {
          before: schedule.known(p, action === 'update' ? 5 : 0),
          after: schedule.known(p),
          unknown: {},
          sensitiveBefore: sensitive,
          sensitive,
        };
  },
};
const TYPES = [
  ['mongodbatlas_advanced_cluster', 'c_', 2],
  ['mongodbatlas_cloud_backup_schedule', 's_', 0],
];
const head = (type, name) => ({ address: `${type}.${name}`, mode: 'managed', type, name });
const teamOf = (p) => `module.team["${String(Math.ceil(p.index / TEAM)).padStart(4, '0')}"]`;
/** Where a resource of a pair is: as a separate block, or as an instance by its key in an instance of a module. */
const place = (type, prefix, p) =>
  isFlat
    ? head(type, prefix + p.id)
    : {
        ...head(type, 'main'),
        address: `${teamOf(p)}.${type}.main["${p.name}"]`,
        index: p.name,
      };

const FLAGS = [
  'cluster_ai_assistant',
  'collect_database_specifics_statistics',
  'data_explorer',
  'data_explorer_gen_ai_features',
  'data_explorer_gen_ai_sample_document_passing',
  'native_reranking',
  'performance_advisor',
  'realtime_performance_panel',
  'schema_advisor',
].map((f) => `is_${f}_enabled`);
const projectValues = {
  limits: [],
  name: 'orders',
  org_id: '5f0000000000000000000001',
  project_owner_id: null,
  tags: null,
  teams: [],
  with_default_alerts_settings: true,
};
const projectKnown = {
  cluster_count: PAIRS,
  created: '2026-01-01T00:00:00Z',
  id: PROJECT,
  ip_addresses: { services: { clusters: [] } },
  ...Object.fromEntries(FLAGS.map((f) => [f, true])),
  is_extended_storage_sizes_enabled: false,
  is_slow_operation_thresholding_enabled: null,
  region_usage_restrictions: null,
  ...projectValues,
};
const exists = o.changes !== 'create',
  projectSensitive = exists
    ? { ip_addresses: { services: { clusters: [] } }, limits: [], teams: [] }
    : { ip_addresses: {}, limits: [], teams: [] };
const projectHead = { ...head('mongodbatlas_project', 'p'), provider_name: PROVIDER };
const projectRow = {
  ...projectHead,
  schema_version: 0,
  values: exists ? projectKnown : projectValues,
  sensitive_values: projectSensitive,
};
const projectChange = {
  ...projectHead,
  change: exists
    ? {
        actions: ['no-op'],
        before: projectKnown,
        after: projectKnown,
        after_unknown: {},
        before_sensitive: projectSensitive,
        after_sensitive: projectSensitive,
      }
    : {
        actions: ['create'],
        before: null,
        after: projectValues,
        after_unknown: {
          cluster_count: true,
          created: true,
          id: true,
          ip_addresses: true,
          ...Object.fromEntries(FLAGS.map((f) => [f, true])),
          is_extended_storage_sizes_enabled: true,
          is_slow_operation_thresholding_enabled: true,
          limits: [],
          region_usage_restrictions: true,
          teams: [],
        },
        before_sensitive: false,
        after_sensitive: projectSensitive,
      },
};

// --- the four sections; each lists what Terraform sorts by address: clusters, then schedules, then the project, and of
// modules what is in the root first ---
function* rows(make, from, to) {
  for (const [type, prefix, version] of TYPES)
    yield* each(
      (p, action) => make(place(type, prefix, p), views[type](p, action), version, p, action),
      from,
      to,
    );
}
/** The resources of a state, in the root or in the instances of the module. */
function putState(row) {
  if (isFlat) {
    list(rows(row));
    if (PAIRS > 0) put(',');
  }
  put(`${JSON.stringify(projectRow)}]`);
  if (!isFlat) {
    put(',"child_modules":[');
    for (let from = 1; from <= PAIRS; from += TEAM) {
      put(`${from === 1 ? '' : ','}{"resources":[`);
      list(rows(row, from, Math.min(PAIRS, from + TEAM - 1)));
      put(`],"address":${JSON.stringify(teamOf({ index: from }))}}`);
    }
    put(']');
  }
}
const plannedRow = (h, v, version) => ({
  ...h,
  provider_name: PROVIDER,
  schema_version: version,
  values: v.after,
  sensitive_values: v.sensitive,
});
function* changeRows() {
  const row = ({ address, ...h }, v, _version, p, action) => ({
    address,
    ...(isFlat ? {} : { module_address: teamOf(p) }),
    ...h,
    provider_name: PROVIDER,
    change: {
      actions: [action],
      before: v.before,
      after: v.after,
      after_unknown: v.unknown,
      before_sensitive: v.sensitiveBefore,
      after_sensitive: v.sensitive,
    },
  });
  if (isFlat) yield* rows(row);
  yield JSON.stringify(projectChange);
  if (!isFlat)
    for (let from = 1; from <= PAIRS; from += TEAM) yield* rows(row, from, Math.min(PAIRS, from + TEAM - 1));
}
const priorRow = (h, v, version, _p, action) =>
  action !== 'create' && {
    ...h,
    provider_name: PROVIDER,
    schema_version: version,
    values: v.before,
    sensitive_values: v.sensitiveBefore,
    ...(h.type === 'mongodbatlas_advanced_cluster'
      ? { depends_on: ['mongodbatlas_project.p'] }
      : {
          depends_on: [
            isFlat
              ? 'mongodbatlas_advanced_cluster.' + h.name.replace('s_', 'c_')
              : 'module.team.mongodbatlas_advanced_cluster.main',
            'mongodbatlas_project.p',
          ],
        }),
  };
const is = (value) => ({ constant_value: value });
const ref = (address, ...path) => {
  const references = [
    ...path.map((_, n) => `${address}.${path.slice(0, path.length - n).join('')}`),
    address,
  ];
  return o.syntax === 'json' ? { constant_value: `\${${references[0]}}`, references } : { references };
};
const expressions = {
  mongodbatlas_advanced_cluster: (p) => ({
    backup_enabled: is(true),
    cluster_type: is('REPLICASET'),
    name: is(p.name),
    pit_enabled: is(p.pit),
    project_id: ref('mongodbatlas_project.p', 'id'),
    replication_specs: is([
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
    ]),
    retain_backups_enabled: is(true),
    ...(TAGS ? { tags: is(TAGS) } : {}),
    termination_protection_enabled: is(true),
  }),
  mongodbatlas_cloud_backup_schedule: (p) => {
    const c = `mongodbatlas_advanced_cluster.c_${p.id}`,
      out = { cluster_name: ref(c, 'name') };
    if (p.copy)
      out.copy_settings = [
        {
          cloud_provider: is('AWS'),
          frequencies: is(['DAILY']),
          region_name: is('US_EAST_1'),
          should_copy_oplogs: is(true),
          zone_id: ref(c, 'replication_specs', '[0]', '.zone_id'),
        },
      ];
    for (const k of KINDS)
      if (p.items[k])
        out[`policy_item_${k}`] = [
          {
            frequency_interval: is(p.items[k][0]),
            retention_unit: is(p.items[k][1]),
            retention_value: is(p.items[k][2]),
          },
        ];
    return { ...out, project_id: ref(c, 'project_id'), restore_window_days: is(p.window) };
  },
};
const projectBlock = {
  ...head('mongodbatlas_project', 'p'),
  provider_config_key: 'mongodbatlas',
  expressions: { name: is('orders'), org_id: is('5f0000000000000000000001') },
  schema_version: 0,
};
function* configRows() {
  if (isFlat)
    for (const [type, prefix, version] of TYPES)
      yield* each((p) => ({
        ...head(type, prefix + p.id),
        provider_config_key: 'mongodbatlas',
        expressions: expressions[type](p),
        schema_version: version,
      }));
  yield JSON.stringify(projectBlock);
}
/** The module of a team: what differs from pair to pair are references, and what is there or not is a dynamic block. */
function teamModule() {
  const given = (...steps) => ({
    references: ['each.value', ...steps].map((_, n, all) => all.slice(0, n + 1).join('.')).reverse(),
  });
  const [[cluster, , clusterVersion], [schedule, , scheduleVersion]] = TYPES;
  const ofCluster = { references: [`${cluster}.main`, 'each.key'] };
  const blocks = {
    [cluster]: {
      ...expressions[cluster](pair(1, 0)),
      name: { references: ['each.key'] },
      pit_enabled: given('pit'),
      project_id: { references: ['var.project_id'] },
    },
    [schedule]: {
      cluster_name: ofCluster,
      ...Object.fromEntries(
        KINDS.filter((kind) => kind !== 'hourly').map((kind) => [
          `policy_item_${kind}`,
          [
            Object.fromEntries(
              ['frequency_interval', 'retention_unit', 'retention_value'].map((name) => [
                name,
                given(kind, name),
              ]),
            ),
          ],
        ]),
      ),
      project_id: { references: ['var.project_id'] },
      restore_window_days: given('window'),
    },
  };
  return {
    source: './team',
    expressions: {
      clusters: { references: ['each.value'] },
      project_id: { references: ['mongodbatlas_project.p.id', 'mongodbatlas_project.p'] },
    },
    for_each_expression: { references: ['local.teams'] },
    module: {
      resources: [
        [cluster, clusterVersion],
        [schedule, scheduleVersion],
      ].map(([type, version]) => ({
        ...head(type, 'main'),
        provider_config_key: 'mongodbatlas',
        expressions: blocks[type],
        schema_version: version,
        for_each_expression: { references: ['var.clusters'] },
      })),
      variables: { clusters: {}, project_id: {} },
    },
  };
}
function* relevantRows() {
  const one = (resource, ...attribute) => JSON.stringify({ resource, attribute });
  for (let i = 1; i <= PAIRS; i++) {
    const p = pair(i, o.badEvery),
      c = place('mongodbatlas_advanced_cluster', 'c_', p).address;
    yield one(c, 'name');
    if (isFlat) yield one(c, 'project_id');
    if (p.copy) yield one(c, 'replication_specs', 0, 'zone_id');
  }
  yield one('mongodbatlas_project.p', 'id');
}

const { put, list, flush } = sink(o.out);
put(`{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[`);
putState(plannedRow);
put(`}},"resource_changes":[`);
list(changeRows());
if (exists) {
  put(
    `],"prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[`,
  );
  putState(priorRow);
  put(`}}},"configuration":`);
} else put(`],"configuration":`);
put(
  `{"provider_config":${JSON.stringify({ mongodbatlas: { name: 'mongodbatlas', full_name: PROVIDER, version_constraint: '~> 2.12', expressions: { private_key: is('y'), public_key: is('x') } } })},"root_module":{"resources":[`,
);
list(configRows());
put(
  `]${isFlat ? '' : `,"module_calls":${JSON.stringify({ team: teamModule() })}`}}},"relevant_attributes":[`,
);
list(relevantRows());
put(`],"timestamp":"2026-11-22T12:00:00Z","applyable":true,"complete":true,"errored":false}\n`);
flush();
report(PAIRS, o.badEvery);
