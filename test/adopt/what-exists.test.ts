import { forecastOfStates } from '../../src/cli/input/what-exists';
import { type Row, clusterRow, projectRow, stateJson } from './states';

function linesOf(...rows: readonly Row[]): readonly string[] {
  return [...forecastOfStates([{ path: 'state.json', json: stateJson([projectRow(), ...rows]) }])];
}

const schedule: Row = {
  type: 'mongodbatlas_cloud_backup_schedule',
  values: {
    project_id: projectRow().values['id' as never],
    cluster_name: 'orders',
    policy_item_hourly: [{ frequency_interval: 6, retention_unit: 'days', retention_value: 7 }],
    reference_hour_of_day: 0,
    reference_minute_of_hour: 0,
  },
};

test.each<[string, readonly Row[], readonly string[]]>([
  ['without clusters: nothing', [], []],
  [
    'with a schedule',
    [clusterRow(), schedule],
    [
      'what exists: 1 cluster, 0 without backups',
      '  worst-case data loss (RPO): at most 6 hours for all (cluster "orders")',
      '  for each cluster: atlas-backup estate state.json',
    ],
  ],
  [
    'with a cluster without backups next to it',
    [clusterRow(), schedule, clusterRow({ backup_enabled: false }, 'cache')],
    [
      'what exists: 2 clusters, 1 without backups',
      '  worst-case data loss (RPO): all data for 1 cluster, at most 6 hours for the others (cluster "orders")',
      '  for each cluster: atlas-backup estate state.json',
    ],
  ],
  [
    'with only clusters without backups',
    [clusterRow({ backup_enabled: false })],
    [
      'what exists: 1 cluster, 1 without backups',
      '  worst-case data loss (RPO): all data for 1 cluster',
      '  for each cluster: atlas-backup estate state.json',
    ],
  ],
  [
    'with a cluster whose name is sensitive',
    [{ ...clusterRow(), sensitive: { name: true } }],
    [
      'what exists: 1 cluster, 0 without backups',
      '  worst-case data loss (RPO): at most 1 day for all (cluster "mongodbatlas_advanced_cluster.orders")',
      '  for each cluster: atlas-backup estate state.json',
    ],
  ],
])('a state %s', (_, rows, lines) => {
  expect(linesOf(...rows)).toEqual(lines);
});

test('of a plan, the state before it', () => {
  const { values } = stateJson([projectRow(), clusterRow({ backup_enabled: false })]) as { values: object };
  const json = {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: {} },
    resource_changes: [],
    configuration: {},
    prior_state: { format_version: '1.0', terraform_version: '1.9.0', values },
  };
  expect([...forecastOfStates([{ path: 'plan.json', json }])][0]).toBe(
    'what exists: 1 cluster, 1 without backups',
  );
});

test('one cluster in two states counts once', () => {
  const json = stateJson([projectRow(), clusterRow()]);
  const lines = [...forecastOfStates(['a.json', 'b.json'].map((path) => ({ path, json })))];
  expect([lines[0], lines[2]]).toEqual([
    'what exists: 1 cluster, 0 without backups',
    '  for each cluster: atlas-backup estate a.json b.json',
  ]);
});

test('the command for each cluster can be run: standard input is -, and a path with a space has quotes', () => {
  const json = stateJson([projectRow(), clusterRow()]);
  const lines = [...forecastOfStates(['-', 'my states/a.json'].map((path) => ({ path, json })))];
  expect(lines[2]).toBe("  for each cluster: atlas-backup estate - 'my states/a.json'");
});
