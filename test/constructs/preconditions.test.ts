import { App, type TerraformStack, TerraformStack as Stack, TerraformVariable } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  FlexCluster,
  MongodbatlasProvider,
  OnDemandSnapshot,
  Retention,
  ServerlessInstance,
} from '../../src';
import { reviewOf } from '../../src/testing';

/*
 * Preconditions say the same as the rules that they name: each accepts the values that the rule accepts, and suggests what
 * the rule's fix suggests. A precondition is written for Terraform, a rule for the model, so that neither can use the other.
 */

const project = (stack: TerraformStack): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });

function cluster(stack: TerraformStack, props: object = {}): AtlasCluster {
  const made = new AtlasCluster(stack, 'orders', {
    project: project(stack),
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  });
  return made;
}

const scheduled = (items: (value: never) => object) => (stack: TerraformStack, value: never) => {
  cluster(stack).addBackupSchedule('Backups', items(value));
};

const policy = (items: (value: never) => object) => (stack: TerraformStack, value: never) => {
  new BackupCompliancePolicy(stack, 'policy', {
    project: project(stack),
    cannotBeUndone: { reason: 'a test' },
    contact: { email: 'officer@shop.test', firstName: 'Backup', lastName: 'Officer' },
    ...items(value),
  });
};

interface Row {
  readonly rule: string;
  readonly what: string;
  readonly values: readonly unknown[];
  /** What the message and the fix of the rule have in common. */
  readonly advice: string;
  readonly build: (stack: TerraformStack, value: never) => void;
}

const NUMBERS = [-1, 0, 0.5, 1, 1.5, 2, 3, 7, 23, 24, 59, 60];
const place = { cloudProvider: 'AWS', region: 'EU_CENTRAL_1' };
const AT_LEAST_ONE = 'a whole number of at least 1';

const rows: readonly Row[] = [
  {
    rule: 'cluster/invalid-name',
    what: 'a name',
    values: ['orders', 'Orders-2', '-orders', 'or ders', 'ördérs'],
    advice: 'a letter or a digit',
    build: (stack, name) => void cluster(stack, { name }),
  },
  {
    rule: 'pit/without-backup',
    what: 'backups of a cluster with point-in-time restore',
    values: [true, false],
    advice: 'backup',
    build: (stack, backup) => void cluster(stack, { pointInTimeRestore: true, backup }),
  },
  {
    rule: 'cluster/nvme-without-backup',
    what: 'a size without backups',
    values: ['M30', 'M40_NVME', 'M40_NVME_GEN_2'],
    advice: 'backup',
    build: (stack, instanceSize) => void cluster(stack, { instanceSize, backup: false }),
  },
  {
    rule: 'cluster/nvme-paused',
    what: 'the size of a paused cluster',
    values: ['M30', 'M40_NVME'],
    advice: 'paused',
    build: (stack, instanceSize) => void cluster(stack, { instanceSize, paused: true }),
  },
  {
    rule: 'cluster/nvme-on-google-cloud',
    what: 'a size on Google Cloud',
    values: ['M30', 'M40_NVME'],
    advice: 'no NVMe sizes',
    build: (stack, instanceSize) =>
      void cluster(stack, { cloudProvider: 'GCP', regions: ['WESTERN_EUROPE'], instanceSize }),
  },
  {
    rule: 'schedule/invalid-interval',
    what: 'an hourly interval',
    values: NUMBERS,
    advice: '1, 2, 4, 6, 8 or 12',
    build: scheduled((everyHours) => ({ hourly: { everyHours, keep: Retention.days(9) } })),
  },
  {
    rule: 'schedule/invalid-retention',
    what: 'a retention',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: scheduled((days) => ({ hourly: { everyHours: 6, keep: Retention.days(days) } })),
  },
  {
    rule: 'schedule/retention-below-frequency',
    what: 'the retention of weekly snapshots',
    values: [1, 6, 7, 8],
    advice: 'at least 7 days',
    build: scheduled((days) => ({ weekly: { on: 'monday', keep: Retention.days(days) } })),
  },
  {
    rule: 'schedule/retention-out-of-order',
    what: 'the retention of monthly snapshots',
    values: [1, 2, 3],
    advice: 'less than',
    build: scheduled((months) => ({
      daily: { keep: Retention.days(63) },
      monthly: { on: 1, keep: Retention.months(months) },
    })),
  },
  {
    rule: 'schedule/invalid-reference-time',
    what: 'an hour',
    values: NUMBERS,
    advice: 'from 0 to 23',
    build: scheduled((hour) => ({ daily: { keep: Retention.days(7) }, at: { hour, minute: 0 } })),
  },
  {
    rule: 'schedule/invalid-reference-time',
    what: 'a minute',
    values: NUMBERS,
    advice: 'from 0 to 59',
    build: scheduled((minute) => ({ daily: { keep: Retention.days(7) }, at: { hour: 0, minute } })),
  },
  {
    rule: 'schedule/invalid-restore-window',
    what: 'a restore window',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: scheduled((restoreWindowDays) => ({
      hourly: { everyHours: 6, keep: Retention.days(99) },
      restoreWindowDays,
    })),
  },
  {
    rule: 'compliance/invalid-item',
    what: 'an hourly interval of a policy',
    values: NUMBERS,
    advice: '1, 2, 4, 6, 8 or 12',
    build: policy((everyHours) => ({ hourly: { everyHours, keep: Retention.days(9) } })),
  },
  {
    rule: 'compliance/invalid-item',
    what: 'a retention of a policy',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: policy((days) => ({ daily: { keep: Retention.days(days) } })),
  },
  {
    rule: 'compliance/invalid-item',
    what: 'a restore window of a policy',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: policy((restoreWindowDays) => ({ daily: { keep: Retention.days(9) }, restoreWindowDays })),
  },
  {
    rule: 'compliance/invalid-item',
    what: 'a restore window of a policy with point-in-time restore',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: policy((restoreWindowDays) => ({
      hourly: { everyHours: 6, keep: Retention.days(99) },
      pointInTimeRestore: true,
      restoreWindowDays,
    })),
  },
  {
    rule: 'snapshot/invalid-retention',
    what: 'the retention of an on-demand snapshot',
    values: NUMBERS,
    advice: AT_LEAST_ONE,
    build: (stack, keepDays) => {
      new OnDemandSnapshot(stack, 'snapshot', { cluster: cluster(stack), keepDays });
    },
  },
  ...(['backup', 'pointInTimeRestore', 'encryptionAtRest'] as const).map((prop): Row => ({
    rule: {
      backup: 'flex/backup-disabled',
      pointInTimeRestore: 'flex/continuous-backup',
      encryptionAtRest: 'flex/encryption-at-rest',
    }[prop],
    what: `${prop} of a Flex cluster`,
    values: prop === 'encryptionAtRest' ? ['NONE', 'AWS'] : [true, false],
    advice: `remove ${prop}`,
    build: (stack, value) => {
      new FlexCluster(stack, 'flex', { project: project(stack), ...place, [prop]: value } as never);
    },
  })),
  {
    rule: 'serverless/backup-disabled',
    what: 'backups of a Serverless instance',
    values: [true, false],
    advice: 'remove backup',
    build: (stack, backup) => {
      new ServerlessInstance(stack, 'serverless', { project: project(stack), ...place, backup } as never);
    },
  },
];

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new Stack(new App(), 'stack');
  new MongodbatlasProvider(stack, 'atlas');
  build(stack);
  return stack;
}

describe.each(rows)('$rule: $what', ({ rule, values, advice, build }) => {
  const preconditions = preconditionsOf(
    stackWith((stack) => {
      const variable = new TerraformVariable(stack, 'value', {});
      const given: unknown =
        typeof values[0] === 'number'
          ? variable.numberValue
          : typeof values[0] === 'boolean'
            ? variable.value
            : variable.stringValue;
      build(stack, given as never);
    }),
  ).filter(({ error_message: message }) => message.endsWith(`(${rule})`));

  const findingsOf = (value: unknown) =>
    reviewOf(
      stackWith((stack) => {
        build(stack, value as never);
      }),
    )
      .flatMap(({ findings }) => findings)
      .filter((finding) => finding.rule === rule);

  test('the precondition is there', () => {
    expect(preconditions.length).toBeGreaterThan(0);
  });

  test.each(values.map((value) => [value]))('%j is rejected by both or by neither', (value) => {
    const isAccepted = preconditions.every(({ condition }) => evaluate(condition, value));
    expect(isAccepted).toBe(findingsOf(value).length === 0);
  });

  test('both suggest the same', () => {
    const rejected = values.find((value) => findingsOf(value).length > 0);
    const [finding] = findingsOf(rejected);
    expect(`${finding?.message ?? ''}: ${finding?.fix ?? ''}`).toContain(advice);
    expect(preconditions.some(({ error_message: message }) => message.includes(advice))).toBe(true);
  });
});

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

function preconditionsOf(stack: TerraformStack): readonly Precondition[] {
  const { resource } = stack.toTerraform() as {
    readonly resource: Readonly<
      Record<
        string,
        Readonly<Record<string, { readonly lifecycle?: { readonly precondition?: Precondition[] } }>>
      >
    >;
  };
  return Object.values(resource)
    .flatMap((bodies) => Object.values(bodies))
    .flatMap(({ lifecycle }) => lifecycle?.precondition ?? []);
}

/** The result of a condition in Terraform, whose operators are those of JavaScript. */
function evaluate(condition: string, value: unknown): boolean {
  const expression = condition.replace(/^\$\{/, '').replace(/\}$/, '').replaceAll('var.value', 'value');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  return new Function('value', 'contains', 'floor', 'regex', 'can', `return ${expression};`)(
    value,
    (list: readonly unknown[], one: unknown) => list.includes(one),
    Math.floor,
    (pattern: string, text: string) => new RegExp(pattern).exec(text),
    (result: unknown) => result !== null,
  ) as boolean;
}
