import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing, TerraformStack } from 'cdktf';
import { AtlasChecks, AtlasProject, FlexCluster, MongodbatlasProvider } from '../../src';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';
import { defineRule } from '../../src/rules';
import {
  type ExpectedFinding,
  type NoFindingsOptions,
  type ReviewSettings,
  type SentenceMatcher,
  atlasMatchers,
  checkedSynth,
  reviewOf,
} from '../../src/testing';
import { messageOf } from '../support/synthesized';

expect.extend(atlasMatchers);

const plan = (name: string): string =>
  readFileSync(join(__dirname, '..', 'fixtures', 'plans', name, 'plan.json'), 'utf8');

/** A stack of raw resources: a Flex cluster, and optionally a schedule for it. */
function flexStack({ schedule = false } = {}): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'shop');
  new MongodbatlasProvider(stack, 'atlas');
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  const reports = new FlexCluster(stack, 'reports', {
    project,
    cloudProvider: 'AWS',
    region: 'EU_CENTRAL_1',
  });
  if (schedule)
    new CloudBackupSchedule(stack, 'nightly', {
      projectId: project.projectId,
      clusterName: reports.clusterName,
      policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 },
    });
  return stack;
}

const ADDRESS = 'mongodbatlas_cloud_backup_schedule.nightly';

describe('toHaveNoAtlasFindings', () => {
  test('holds where there is nothing but infos', () => {
    expect(flexStack()).toHaveNoAtlasFindings();
  });

  test('counts infos if it is set to', () => {
    expect(flexStack()).not.toHaveNoAtlasFindings({ failOn: 'info' });
  });

  test('fails with the report, and says what to do', () => {
    expect(
      messageOf(() => {
        expect(flexStack({ schedule: true })).toHaveNoAtlasFindings();
      }),
    ).toMatchInlineSnapshot(`
      "expected no Atlas findings, but there are:

      1 error in 3 resources

      error: Flex cluster "reports" does not support backup schedules
        rule   flex/custom-backup-policy
        at     shop/nightly (mongodbatlas_cloud_backup_schedule.nightly)
        set by cluster_name
        with   mongodbatlas_flex_cluster.reports_7921670E
        why    Atlas takes one snapshot of a Flex cluster per day at a fixed time and
               keeps the last 8. It rejects a backup policy for it.
        fix    remove the schedule (Atlas keeps 8 daily snapshots), or make the
               cluster an M10 or larger
        error  CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API
        docs   https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/

      1 error, 0 warnings in 3 resources

      To read more about a rule: npx --no-install atlas-backup explain RULE. To acknowledge what is intentional:
        AtlasChecks.of(stack).acknowledge('flex/custom-backup-policy', { reason: '...' })"
    `);
  });

  test('fails for an App with the findings of each of its stacks', () => {
    const app = Testing.app();
    new TerraformStack(app, 'empty').addOverride('resource.mongodbatlas_project.shop', {});
    const events = new TerraformStack(app, 'events');
    new MongodbatlasProvider(events, 'atlas');
    new CloudBackupSchedule(events, 'events', {
      projectId: 'p',
      clusterName: 'events',
      policyItemDaily: { frequencyInterval: 1, retentionUnit: 'fortnights', retentionValue: 1 },
    });
    const message = messageOf(() => {
      expect(app).toHaveNoAtlasFindings();
    });
    expect(message).toContain('"fortnights", which Atlas does not');
    expect(message).toContain('at     events/events (mongodbatlas_cloud_backup_schedule.events)');
  });

  test('looks at plans, given as text or as an object', () => {
    expect(plan('change-backup-off')).not.toHaveNoAtlasFindings();
    expect(JSON.parse(plan('change-backup-off'))).not.toHaveNoAtlasFindings({ failOn: 'error' });
    expect(plan('change-backup-off')).toHaveNoAtlasFindings({
      severities: { 'change/backup-turned-off': 'off' },
      acknowledgements: [],
    });
  });

  test('lets what is acknowledged pass, by the stack or by the test', () => {
    const acknowledged = flexStack({ schedule: true });
    AtlasChecks.of(acknowledged).acknowledge('flex/custom-backup-policy', { reason: 'a test' });
    expect(acknowledged).toHaveNoAtlasFindings();
    expect(flexStack({ schedule: true })).toHaveNoAtlasFindings({
      acknowledgements: [{ rule: 'flex/custom-backup-policy', reason: 'a test', address: ADDRESS }],
    });
  });

  test('runs a team’s own rules, and what AtlasChecks was configured with', () => {
    const stack = flexStack();
    const noFlex = defineRule({
      id: 'own/no-flex',
      severity: 'error',
      phase: 'synth',
      since: '1.0.0',
      summary: 'a Flex cluster',
      why: 'We have none.',
      docs: 'docs/own.md',
      facts: [],
      examples: { good: [], bad: [] },
      *check({ after }) {
        for (const one of after.clusters)
          if (one.kind.kind === 'known' && one.kind.value === 'flex')
            yield { at: one, problem: 'there is a Flex cluster', fix: 'remove it' };
      },
    });
    expect(stack).toHaveFinding('own/no-flex', { rules: [noFlex] });
    AtlasChecks.of(stack).configure({ rules: [noFlex] });
    expect(stack).toHaveFinding('own/no-flex');
    AtlasChecks.of(stack).configure({ severities: { 'own/no-flex': 'off' } });
    expect(stack).not.toHaveFinding('own/no-flex');
    expect(stack).toHaveFinding('own/no-flex', { severities: { 'own/no-flex': 'info' }, severity: 'info' });
  });

  test('sees what aspects do to a stack, and leaves the stack as it was', () => {
    const stack = flexStack({ schedule: true });
    expect(stack).not.toHaveNoAtlasFindings();
    expect(stack).not.toHaveNoAtlasFindings();
    expect(JSON.parse(Testing.synth(stack))).toHaveProperty(
      'resource.mongodbatlas_cloud_backup_schedule.nightly',
    );
  });
});

describe('toHaveFinding', () => {
  test.each([
    {},
    { address: ADDRESS },
    { constructPath: 'shop/nightly' },
    { attribute: 'cluster_name' },
    { severity: 'error' as const },
    { message: /does not support backup schedules$/ },
    { message: expect.stringContaining('does not support') as SentenceMatcher },
  ])('finds a finding like %o', (expected) => {
    expect(flexStack({ schedule: true })).toHaveFinding('flex/custom-backup-policy', expected);
  });

  test('says which findings there are where the one expected is not there', () => {
    expect(
      messageOf(() => {
        expect(flexStack({ schedule: true })).toHaveFinding('flex/custom-backup-policy', {
          address: 'mongodbatlas_cloud_backup_schedule.weekly',
        });
      }),
    ).toMatchInlineSnapshot(`
      "expected a finding of flex/custom-backup-policy with address "mongodbatlas_cloud_backup_schedule.weekly": a backup schedule for a Flex cluster

      it finds something else:

      error: Flex cluster "reports" does not support backup schedules
        rule   flex/custom-backup-policy
        at     shop/nightly (mongodbatlas_cloud_backup_schedule.nightly)
        set by cluster_name
        with   mongodbatlas_flex_cluster.reports_7921670E
        why    Atlas takes one snapshot of a Flex cluster per day at a fixed time and
               keeps the last 8. It rejects a backup policy for it.
        fix    remove the schedule (Atlas keeps 8 daily snapshots), or make the
               cluster an M10 or larger
        error  CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API
        docs   https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/

      other rules find:

      info: Flex cluster "reports" has no snapshot in the first 24 hours after it is
        created
        rule   flex/first-day-without-snapshot
        at     shop/reports (mongodbatlas_flex_cluster.reports_7921670E)
        why    Atlas takes the first daily snapshot of a Flex cluster 24 hours after
               it is created, and does not support on-demand snapshots of it.
        fix    keep a copy of the data for the first day, back up with mongodump, or
               use an M10 or larger with an on-demand snapshot
        docs   https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/"
    `);
  });

  test('says what other rules found', () => {
    const message = messageOf(() => {
      expect(plan('change-backup-off')).toHaveFinding('change/pit-turned-off');
    });
    expect(message).toContain('expected a finding of change/pit-turned-off: ');
    expect(message).toContain('other rules find:\n\nerror: disabling backups of cluster "orders"');
  });

  test('says that it is acknowledged', () => {
    const stack = flexStack({ schedule: true });
    AtlasChecks.of(stack).acknowledge('flex/custom-backup-policy', { reason: 'a test' });
    expect(stack).toHaveFinding('flex/custom-backup-policy', { acknowledged: true });
    expect(
      messageOf(() => {
        expect(stack).toHaveFinding('flex/custom-backup-policy');
      }),
    ).toContain('it is acknowledged; expect that with { acknowledged: true }:\n\nacknowledged error: ');
  });

  test('says what the rule could not look at', () => {
    const stack = new TerraformStack(Testing.app(), 'shop');
    new CloudBackupSchedule(stack, 'nightly', { projectId: 'p', clusterName: '${var.cluster}' });
    const message = messageOf(() => {
      expect(stack).toHaveFinding('flex/custom-backup-policy');
    });
    expect(message).toContain('it could not check everything:\n\nunchecked: ');
  });

  test('with not, shows the finding', () => {
    expect(
      messageOf(() => {
        expect(flexStack({ schedule: true })).not.toHaveFinding('flex/custom-backup-policy');
      }),
    ).toMatch(
      /^expected no finding of flex\/custom-backup-policy, but there is:\n\nerror: Flex cluster "reports"/,
    );
  });

  test.each<[string, string]>([
    [
      'flex/custom-backup-polcy',
      'there is no rule "flex/custom-backup-polcy"; did you mean "flex/custom-backup-policy"?',
    ],
    ['change/backup-turned-off', 'so it only reviews plans'],
  ])('rejects %s in both directions: the test would never fail', (rule, message) => {
    for (const expectIt of [expect(flexStack()), expect(flexStack()).not])
      expect(
        messageOf(() => {
          expectIt.toHaveFinding(rule);
        }),
      ).toContain(message);
  });
});

test('a pattern with the flag g matches each time', () => {
  const stack = flexStack({ schedule: true });
  const message = /Flex/g;
  for (let time = 0; time < 3; time += 1)
    expect(stack).toHaveFinding('flex/custom-backup-policy', { message });
});

describe('options that are not understood are rejected: a test would pass and check less than it says', () => {
  const OWN = { id: 'own/x', check: () => [] };

  const settings: readonly (readonly [object | null, string])[] = [
    [null, "write the options as an object, such as { asOf: '2026-12-31' }, not null"],
    [{ asof: '2026-12-31' }, 'there is no option "asof"; did you mean "asOf"?'],
    [{ asOf: '2026-13-40' }, 'asOf is "2026-13-40": write a date as YYYY-MM-DD'],
    [{ severities: 'off' }, 'severities is "off": write an object with a severity for each rule'],
    [
      { severities: { 'flex/custom-backup-policy': 'of' } },
      'the severity of flex/custom-backup-policy is "of": write "error", "warning", "info" or "off"',
    ],
    [
      { severities: { 'flex/custom-backup-polcy': 'off' } },
      'there is no rule "flex/custom-backup-polcy"; did you mean "flex/custom-backup-policy"?',
    ],
    [{ acknowledgements: {} }, 'acknowledgements is an object: write a list'],
    [{ acknowledgements: [null] }, 'write the id of a rule to acknowledge, not undefined'],
    [
      { acknowledgements: [{ rule: 'flex/custom-backup-policy' }] },
      `acknowledging "flex/custom-backup-policy" requires a reason: add reason: '...'`,
    ],
    [
      { acknowledgements: [{ rule: 'flex/custom-backup-policy', reason: ' ' }] },
      `acknowledging "flex/custom-backup-policy" requires a reason: add reason: '...'`,
    ],
    [
      { acknowledgements: [{ rule: 'flex/custom-backup-policy', reason: 'a test', until: 'nope' }] },
      'acknowledging "flex/custom-backup-policy": until is "nope": write a date as YYYY-MM-DD',
    ],
    [
      { acknowledgements: [{ rule: 'flex/custom-backup-policy', reason: 'a test', adress: '*' }] },
      'acknowledging "flex/custom-backup-policy": there is no option "adress"; did you mean "address"?',
    ],
    [{ acknowledgements: [{ rule: 'flex/none', reason: 'a test' }] }, 'there is no rule "flex/none"'],
    [
      { acknowledgements: [{ rule: 'flex/custom-backup-policy', reason: 'a test', address: /nightly/ }] },
      'acknowledging "flex/custom-backup-policy": address is a RegExp: write a text',
    ],
    [{ rules: OWN }, 'rules is an object: write a list of rules'],
    [{ rules: [null] }, 'rules has null: write rules, such as defineRule({ ... })'],
    [{ rules: [OWN] }, 'the rule own/x needs a severity: error, warning or info'],
    [{ synth: 'x' }, 'synth is text that is not JSON; pass the content of the file, not its path'],
  ];

  test.each(settings)('%j by reviewOf', (given, message) => {
    expect(messageOf(() => reviewOf(flexStack(), given as ReviewSettings))).toContain(message);
  });

  test.each([
    ...settings,
    [{ failOn: 'errors' }, 'failOn is "errors": write "error", "warning" or "info"'],
    [{ failOn: 'never' }, 'failOn is "never": write "error", "warning" or "info"'],
    [{ failOn: null }, 'failOn is null: write "error", "warning" or "info"'],
    [{ address: 'x' }, 'there is no option "address"'],
  ] as const)('%j by toHaveNoAtlasFindings, in both directions', (given, message) => {
    for (const expectIt of [expect(flexStack()), expect(flexStack()).not])
      expect(
        messageOf(() => {
          expectIt.toHaveNoAtlasFindings(given as NoFindingsOptions);
        }),
      ).toContain(message);
  });

  test.each([
    ...settings,
    [{ adress: 'x' }, 'there is no option "adress"; did you mean "address"?'],
    [{ address: 7 }, 'address is 7: write a text'],
    [{ severity: 'err' }, 'severity is "err": write "error", "warning" or "info"'],
    [{ acknowledged: 'yes' }, 'acknowledged is "yes": write true or false'],
    [{ message: 7 }, 'message is 7: write a text'],
    [{ message: {} }, 'message is an object: write a text'],
  ] as const)('%j by toHaveFinding, in both directions', (given, message) => {
    for (const expectIt of [expect(flexStack()), expect(flexStack()).not])
      expect(
        messageOf(() => {
          expectIt.toHaveFinding('flex/custom-backup-policy', given as ExpectedFinding);
        }),
      ).toContain(message);
  });

  test.each([undefined, null, 7])('the rule %j', (rule) => {
    expect(
      messageOf(() => {
        expect(flexStack()).not.toHaveFinding(rule as unknown as string);
      }),
    ).toContain(`write the id of a rule, not ${String(rule)}`);
  });
});

describe('what is received', () => {
  test.each<[unknown, string]>([
    [undefined, 'neither a stack'],
    [42, 'neither a stack'],
    ['plan.json', 'pass the content of the file, not its path'],
    [{}, 'this is not a cdk.tf.json'],
    [{ format_version: '1.0', values: {} }, 'state'],
  ])('%o is rejected', (received, message) => {
    expect(
      messageOf(() => {
        expect(received).not.toHaveNoAtlasFindings();
      }),
    ).toContain(message);
  });

  test('may be what Testing.synth returns', () => {
    expect(Testing.synth(flexStack({ schedule: true }))).toHaveFinding('flex/custom-backup-policy');
  });

  test('may be a construct in a stack, and then stands for the stack', () => {
    const stack = flexStack({ schedule: true });
    expect(stack.node.findChild('reports')).toHaveFinding('flex/custom-backup-policy');
  });
});

test('reviewOf gives findings for expectations of any kind', () => {
  const [review] = reviewOf(flexStack({ schedule: true }));
  expect(review?.path).toBe('shop');
  expect(review?.findings.map(({ rule }) => rule)).toEqual([
    'flex/custom-backup-policy',
    'flex/first-day-without-snapshot',
  ]);
});

describe('checkedSynth', () => {
  test('returns what Testing.synth returns', () => {
    expect(checkedSynth(flexStack())).toBe(Testing.synth(flexStack()));
  });

  test('fails with the findings of a stack of raw resources', () => {
    expect(messageOf(() => checkedSynth(flexStack({ schedule: true })))).toContain(
      'rule   flex/custom-backup-policy',
    );
  });
});
