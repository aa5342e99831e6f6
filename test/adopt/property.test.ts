import type * as Cdktf from 'cdktf';
import fc from 'fast-check';
import { adopt } from '../../src/adopt';
import { type Values, setValues } from '../../src/adopt/schema/set-values';
import { readState } from '../../src/adopt/state/read-state';
import {
  AtlasCluster,
  type AtlasClusterProps,
  AtlasProject,
  BackupAlerts,
  type BackupAlertsProps,
  BackupCompliancePolicy,
  type BackupScheduleItems,
  type BackupTrouble,
  EncryptionAtRest,
  FlexCluster,
  type MaintenanceWindow,
  Retention,
} from '../../src';
import { type Resources, resourcesIn, stateOf } from './state-of';
import { load } from './states';

const { App, TerraformStack } = load('cdktf') as unknown as typeof Cdktf;

/** An app of a project, with what a test chooses. */
interface Declared {
  readonly clusters: readonly {
    readonly props: object;
    readonly schedule: BackupScheduleItems | undefined;
    readonly copies: readonly string[];
  }[];
  readonly flex: boolean;
  readonly policy: boolean;
  readonly window: MaintenanceWindow | undefined;
  readonly alerts: Pick<BackupAlertsProps, 'of' | 'lateAfterHours'> | undefined;
  /** The region of the KMS key. */
  readonly encryption: 'EU_CENTRAL_1' | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

const keep = fc
  .record({
    unit: fc.constantFrom('days', 'weeks', 'months', 'years'),
    value: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ unit, value }) => Retention[unit as 'days'](value));
const tags = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 8 }).filter((key) => !/[$%]\{/.test(key) && key !== '__proto__'),
  fc.string({ maxLength: 8 }).filter((value) => !/[$%]\{/.test(value)),
  { maxKeys: 2 },
);
const flag = fc.option(fc.boolean(), { nil: undefined });

const schedule: fc.Arbitrary<BackupScheduleItems> = fc.record(
  {
    hourly: fc.record({ everyHours: fc.constantFrom<1 | 2 | 4 | 6 | 8 | 12>(1, 2, 4, 6, 8, 12), keep }),
    daily: fc.record({ keep }),
    weekly: fc.array(fc.record({ on: fc.constantFrom('monday' as const, 'saturday' as const), keep }), {
      minLength: 1,
      maxLength: 3,
    }),
    monthly: fc.record({
      on: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last-day' as const)),
      keep,
    }),
    yearly: fc.record({ in: fc.constantFrom('january' as const, 'june' as const), keep }),
    at: fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) }),
    restoreWindowDays: fc.integer({ min: 1, max: 7 }),
    updateSnapshots: fc.boolean(),
    skipDestroy: fc.boolean(),
  },
  { requiredKeys: [] },
);

const regions = fc.constantFrom<AtlasClusterProps['regions']>(
  ['EU_CENTRAL_1'],
  ['EU_CENTRAL_1', 'EU_WEST_1'],
  ['EU_CENTRAL_1', 'EU_WEST_1', { region: 'EU_NORTH_1', readOnlyNodes: 2, nodes: 1 }],
  [{ region: 'EU_CENTRAL_1', nodes: 5, analyticsNodes: 1, analyticsInstanceSize: 'M40' }],
);

const layout = fc.oneof(
  fc.record({ regions }),
  fc.record({ regions, shards: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    zones: fc.constantFrom([
      { name: 'Europe', regions: ['EU_CENTRAL_1'] },
      { name: 'Zone 1', regions: ['US_EAST_1'], shards: 2 },
    ]),
  }),
);

const cluster = fc.record({
  props: fc
    .tuple(
      layout,
      fc.record({
        backup: flag,
        pointInTimeRestore: flag,
        retainBackupsOnDeletion: flag,
        terminationProtection: flag,
        paused: flag,
        mongoDbMajorVersion: fc.constantFrom('7.0', '8.0'),
        autoScaling: fc.constantFrom(
          undefined,
          { disk: false },
          { compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' } },
        ),
        disk: fc.constantFrom(undefined, { sizeGb: 80 }),
        tags,
      }),
    )
    .map(([where, others]) => ({ ...where, ...others })),
  schedule: fc.option(schedule, { nil: undefined }),
  copies: fc.constantFrom<readonly string[]>([], ['EU_WEST_3'], ['EU_WEST_3', 'EU_SOUTH_1']),
});

const hour = fc.integer({ min: 0, max: 23 });

const window: fc.Arbitrary<MaintenanceWindow> = fc.record(
  {
    on: fc.constantFrom('sunday' as const, 'monday' as const, 'saturday' as const),
    hour,
    deferAutomatically: fc.boolean(),
    protectedHours: fc.record({ from: hour, to: hour }),
  },
  { requiredKeys: ['on', 'hour'] },
);

const alerts = fc.record(
  {
    of: fc.uniqueArray(
      fc.constantFrom<BackupTrouble>('snapshot-failed', 'snapshot-late', 'point-in-time-late', 'copy-failed'),
      { minLength: 1 },
    ),
    lateAfterHours: fc.integer({ min: 1, max: 48 }),
  },
  { requiredKeys: [] },
);

const apps: fc.Arbitrary<Declared> = fc.record({
  window: fc.option(window, { nil: undefined }),
  alerts: fc.option(alerts, { nil: undefined }),
  encryption: fc.constantFrom('EU_CENTRAL_1' as const, undefined),
  clusters: fc.array(cluster, { maxLength: 3 }),
  flex: fc.boolean(),
  policy: fc.boolean(),
  tags,
});

/** The resources of the app, as a stack of CDKTF writes them. */
function synthesized(app: Declared): Resources {
  const { clusters, flex, policy, tags: ofProject, window: maintenanceWindow, encryption } = app;
  const stack = new TerraformStack(new App({ skipValidation: true }), 'app');
  const project = new AtlasProject(stack, 'shop', {
    organizationId: '5f0000000000000000000001',
    tags: ofProject,
    ...(maintenanceWindow === undefined ? {} : { maintenanceWindow }),
  });
  const key =
    encryption === undefined
      ? undefined
      : EncryptionAtRest.withAws(stack, 'key', { project, keyId: 'k', region: encryption, roleId: 'r' });
  if (app.alerts !== undefined)
    new BackupAlerts(stack, 'alerts', {
      project,
      notify: [{ typeName: 'GROUP', roles: ['GROUP_OWNER'], emailEnabled: true, intervalMin: 60 }],
      ...app.alerts,
    });
  for (const [index, { props, schedule: items, copies }] of clusters.entries()) {
    const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
    const made = new AtlasCluster(stack, `c${index}`, {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      ...(key === undefined ? {} : { encryptionAtRest: key }),
      ...given,
    } as unknown as AtlasClusterProps);
    if (items === undefined) continue;
    made.addBackupSchedule('Backups', items);
    if (!('zones' in props) && copies.length > 0) made.addSnapshotCopies('Copies', copies);
  }
  if (flex) new FlexCluster(stack, 'flex', { project, cloudProvider: 'AWS', region: 'EU_WEST_1' });
  if (policy)
    new BackupCompliancePolicy(stack, 'policy', {
      project,
      cannotBeUndone: { reason: 'the regulator requires it' },
      contact: { email: 'a@example.com', firstName: 'Ada', lastName: 'Park' },
      monthly: { keep: Retention.months(3) },
      onDemand: Retention.days(7),
    });
  return resourcesIn(stack.toTerraform());
}

/** What the resources set, without defaults, with values in place of references, in the same order. */
function comparable(resources: Resources): object {
  const { values } = stateOf(resources) as {
    values: { root_module: { resources: { type: string; values: Values }[] } };
  };
  return values.root_module.resources
    .map(({ type, values: all }) =>
      JSON.stringify([type, setValues(type, all)]).replace(/"zone-[\w-]+"/g, '"zone"'),
    )
    .sort();
}

test('an app, its state, and the code that is made of the state synthesize the same', () => {
  fc.assert(
    fc.property(apps, (declared) => {
      let before: Resources;
      try {
        before = synthesized(declared);
      } catch {
        // The constructs reject some combinations; what they reject cannot exist.
        fc.pre(false);
        return;
      }
      const { resources } = readState(JSON.parse(JSON.stringify(stateOf(before))));
      const { code, trip } = adopt(resources, { load });
      expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
      expect(code.places.filter(({ isConstruct }) => !isConstruct)).toEqual([]);
      const after = JSON.stringify(trip?.stacks.get('atlas'));
      const withValues = code.variables.reduce(
        (text, { name, value }) => text.replaceAll(`\${var.${name}}`, String(value)),
        after,
      );
      expect(comparable(resourcesIn(JSON.parse(withValues)))).toEqual(comparable(before));
    }),
    { numRuns: 60, seed: 17 },
  );
});
