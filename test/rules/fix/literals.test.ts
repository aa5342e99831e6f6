import { known } from '../../../src/model/value';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import type { Fix } from '../../../src/rules/fix/fix';
import { assign, assignAll, block, fix, named, referenceTo } from '../../../src/rules/fix/fix';
import { literalsOf } from '../../../src/rules/fix/literals';
import { planOf } from '../../support/plan-of';

const at = { address: 'mongodbatlas_cloud_backup_schedule.orders' };
const cluster = { address: 'mongodbatlas_advanced_cluster.orders' };
const on = assign('pit_enabled', true);

/** The literals of a fix, as Terraform writes them. */
function literals(given: string | Fix): readonly string[] {
  return literalsOf(given, at).map(
    ({ address, attribute, value }) => `${address} ${attribute} = ${JSON.stringify(value)}`,
  );
}

test.each<[string, Fix, readonly string[]]>([
  ['an attribute', fix`set ${on}`, [`${at.address} pit_enabled = true`]],
  [
    'an attribute of a block',
    fix`set ${assign('policy_item_weekly[1].retention_value', known(4))}`,
    [`${at.address} policy_item_weekly[1].retention_value = 4`],
  ],
  [
    'an attribute of another resource',
    fix`set ${assign('paused', false, cluster)} on the cluster`,
    [`${cluster.address} paused = false`],
  ],
  [
    'two attributes of a block',
    fix`set ${assignAll('export', { frequency_type: 'daily', x: 1 })}`,
    [`${at.address} export.frequency_type = "daily"`, `${at.address} export.x = 1`],
  ],
  [
    'two attributes',
    fix`set ${on} and ${assign('x', 'y')}`,
    [`${at.address} pit_enabled = true`, `${at.address} x = "y"`],
  ],
  ['a bound', fix`set ${assign('x', 3)}, or less`, [`${at.address} x = 3`]],
  ['a purpose', fix`set ${on} for an RPO of 1 minute`, [`${at.address} pit_enabled = true`]],
  [
    'what else there is in a sentence behind it',
    fix`set ${on}. To disable it: 1. set ${assign('x', 1)}; 2. apply`,
    [`${at.address} pit_enabled = true`],
  ],
  [
    'an acknowledgement instead',
    fix`set ${on}, or acknowledge this finding if the cluster will be deleted`,
    [`${at.address} pit_enabled = true`],
  ],
])('%s is literal', (_, given, expected) => {
  expect(literals(given)).toEqual(expected);
});

test.each<[string, string | Fix]>([
  ['words', 'set pit_enabled = true'],
  ['another verb', fix`add ${block('x', { y: 1 })}`],
  ['an attribute without a value', fix`set ${named('x')} to a larger size`],
  ['a choice', fix`set ${on}, or remove ${named('x')}`],
  ['a choice of two values', fix`set ${on} or ${assign('x', 1)}`],
  ['a condition', fix`set ${on}, unless losing the data is acceptable`],
  ['something else to do', fix`set ${on}, and apply it before you delete the cluster`],
  ['something else to write', fix`set ${on} and add an hourly item to the schedule`],
  ['several steps', fix`1. set ${on}; 2. apply`],
  ['something else to do before', fix`remove ${named('x')}, and set ${on}`],
  ['a reference', fix`set ${assign('x', referenceTo(cluster, 'name'))}`],
  ['a list', fix`set ${assign('x', ['daily'])}`],
  ['an object', fix`set ${assign('x', { y: 1 })}`],
  ['a sensitive value', fix`set ${assign('x', known('secret', true))}`],
  ['a literal with a sensitive value', fix`set ${assignAll('x', { y: 1, z: known('secret', true) })}`],
  ['a number that is not whole', fix`set ${assign('x', 5.5)}`],
  ['a number that is too large', fix`set ${assign('x', known(1e30))}`],
  ['a number that is none', fix`set ${assign('x', Number.NaN)}`],
])('%s is not literal', (_, given) => {
  expect(literals(given)).toEqual([]);
});

// What a machine may write is decided by a person: a rule that is new in this list, or leaves it, shows here.
test('the fixes of rules that are literal', () => {
  const found = new Set<string>();
  for (const { examples } of rules)
    for (const example of examples.bad)
      for (const { rule, fixes = [] } of review(readPlan(planOf(example)), rules).findings)
        if (fixes.length > 0)
          found.add(
            `${rule}: ${fixes.map(({ attribute, value }) => `${attribute} = ${JSON.stringify(value)}`).join(', ')}`,
          );
  expect([...found].sort()).toEqual([
    'change/backup-turned-off: backup_enabled = true',
    'change/copy-items-switched-off: copy_policy_items_enabled = true',
    'change/copy-removed: copy_settings[0].should_copy_oplogs = true',
    'change/edition-changed: database_edition = "INFINITE"',
    'change/impossible-tier-change: cluster_type = "SHARDED"',
    'change/pit-turned-off: pit_enabled = true',
    'change/protection-removed: termination_protection_enabled = true',
    'change/restore-window-shortened: restore_window_days = 5',
    'change/taken-less-often: policy_item_hourly.frequency_interval = 1',
    'change/version-lowered: mongo_db_major_version = "8.0"',
    'cluster/backup-disabled: backup_enabled = true',
    'cluster/disk-out-of-range: replication_specs[0].region_configs[0].analytics_specs.disk_size_gb = 40',
    'cluster/no-termination-protection: termination_protection_enabled = true',
    'cluster/nvme-without-backup: backup_enabled = true',
    'cluster/unknown-region: replication_specs[0].region_configs[0].region_name = "EU_CENTRAL_1"',
    'compliance/cluster-falls-short: backup_enabled = true',
    'compliance/cluster-falls-short: pit_enabled = true',
    'compliance/snapshot-falls-short: retention_in_days = 28',
    'copy/invalid-item: copy_settings[0].copy_policy_items[0].frequency_type = "daily"',
    'copy/unknown-provider: copy_settings[0].cloud_provider = "AWS"',
    'copy/unknown-region: copy_settings[0].region_name = "EU_WEST_1"',
    'infinite/backup-disabled: backup_enabled = true',
    'infinite/retention-over-three-years: policy_item_yearly.retention_unit = "years", policy_item_yearly.retention_value = 3',
    'restore/collection-overwrites: write_strategy = "CREATE_NEW"',
    'restore/collection-unsupported: paused = false',
    'schedule/nvme-interval: policy_item_hourly.frequency_interval = 12',
  ]);
});
