import { Construct } from 'constructs';
import { type Frequency, LAST_DAY_OF_MONTH } from '../atlas';
import {
  BackupCompliancePolicy as BackupCompliancePolicyResource,
  type BackupCompliancePolicyConfig,
} from '../provider/backup-compliance-policy';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { type DailyItem, type HourlyItem, itemSchemas } from './backup-schedule';
import { Preconditions, addItemConditions, isWhole } from './preconditions';
import { registerPolicy } from './project-order';
import type { Retention } from './retention';
import { PropsValidator } from './props';
import type { OrToken } from './token';

/** The one person who may ask MongoDB Support to change the policy. */
export interface AuthorizedContact {
  /** The e-mail address that this person uses for MongoDB Support. A wrong one locks everybody out until Support helps. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** What has to be said for a policy that nobody of yours can take back. */
export interface IrrevocableConsent {
  /**
   * Why this project is bound for good. Only MongoDB Support can disable the policy, remove an item of it, or shorten its
   * restore window, and only if the authorized contact asks. The reason stands in every report, and is the
   * acknowledgement of `compliance/irrevocable`.
   */
  readonly reason: string;
  /**
   * Who decided it.
   * @default - nobody is named
   */
  readonly owner?: string;
}

/** A snapshot every week, month or year: the policy sets how long it is kept, not the day. */
export interface CompliancePolicyItem {
  /** How long it has to be kept at least. */
  readonly keep: Retention;
}

/** Props of {@link BackupCompliancePolicy}. */
export interface BackupCompliancePolicyProps {
  /** The project that is bound by it. */
  readonly project: IAtlasProject;
  /** That it cannot be undone, in your own words. */
  readonly cannotBeUndone: IrrevocableConsent;
  /** The one person who may ask MongoDB Support to change it. */
  readonly contact: AuthorizedContact;
  /**
   * Every schedule has to take hourly snapshots at least this often, kept at least this long.
   * @default - not asked for
   */
  readonly hourly?: HourlyItem;
  /**
   * Every schedule has to take daily snapshots, kept at least this long.
   * @default - not asked for
   */
  readonly daily?: DailyItem;
  /**
   * Every schedule has to take weekly snapshots, kept at least this long.
   * @default - not asked for
   */
  readonly weekly?: CompliancePolicyItem;
  /**
   * Every schedule has to take monthly snapshots, kept at least this long.
   * @default - not asked for
   */
  readonly monthly?: CompliancePolicyItem;
  /**
   * Every schedule has to take yearly snapshots, kept at least this long.
   * @default - not asked for
   */
  readonly yearly?: CompliancePolicyItem;
  /**
   * How long on-demand snapshots have to be kept at least.
   * @default - not asked for
   */
  readonly onDemand?: Retention;
  /**
   * Whether every cluster needs point-in-time restores.
   * @default - no
   */
  readonly pointInTimeRestore?: OrToken<boolean>;
  /**
   * How many days back point-in-time restores have to reach at least.
   * @default - Atlas decides
   */
  readonly restoreWindowDays?: number;
  /**
   * Whether every cluster needs a key of yours.
   * @default - no
   */
  readonly encryptionAtRest?: OrToken<boolean>;
  /**
   * Whether copies of snapshots cannot be deleted.
   * @default - no
   */
  readonly copyProtection?: OrToken<boolean>;
}

const validator = new PropsValidator((prop) => {
  const keep = prop.having<Retention>('a Retention, such as Retention.weeks(4)', 'unit', 'value');
  const { hourly, daily } = itemSchemas(prop);
  const item = prop.optional(prop.object<CompliancePolicyItem>({ keep }));
  return prop.object<BackupCompliancePolicyProps>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    cannotBeUndone: prop.object<IrrevocableConsent>({
      reason: prop.sentence(),
      owner: prop.optional(prop.text()),
    }),
    contact: prop.object<AuthorizedContact>({
      email: prop.text(),
      firstName: prop.text(),
      lastName: prop.text(),
    }),
    hourly: prop.optional(hourly),
    daily: prop.optional(daily),
    weekly: item,
    monthly: item,
    yearly: item,
    onDemand: prop.optional(keep),
    pointInTimeRestore: prop.optional(prop.flag()),
    restoreWindowDays: prop.optional(prop.number()),
    encryptionAtRest: prop.optional(prop.flag()),
    copyProtection: prop.optional(prop.flag()),
  });
});

/**
 * A Backup Compliance Policy: what the backups of every M10+ cluster of a project have to be at least, for everybody,
 * owners included. Nobody of yours can undo it. It waits for the schedules of its project in this stack, since Atlas
 * refuses it as soon as one falls short, and has them left in Atlas when they are destroyed, since it refuses that too.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/
 */
export class BackupCompliancePolicy extends Construct {
  readonly project: IAtlasProject;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: BackupCompliancePolicyResource;

  /** @throws where the props have another shape */
  constructor(scope: Construct, id: string, props: BackupCompliancePolicyProps) {
    super(scope, id);
    validator.validate('BackupCompliancePolicy', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    this.resource = new BackupCompliancePolicyResource(this, 'Resource', {
      ...configOf(props),
      ...conditionsOf(this, props).lifecycle,
    });
    mark(this.resource, { construct: 'BackupCompliancePolicy' });
    mark(this.resource, { consent: { ...props.cannotBeUndone } });
    registerPolicy(this);
  }
}

function configOf(props: BackupCompliancePolicyProps): BackupCompliancePolicyConfig {
  const { contact, onDemand, pointInTimeRestore, restoreWindowDays, encryptionAtRest, copyProtection } =
    props;
  const items = itemsOf(props);
  const only = (frequency: Frequency): Item | undefined => items.get(frequency)?.[0];
  const [hourly, daily] = [only('hourly'), only('daily')];
  return {
    projectId: props.project.projectId,
    authorizedEmail: contact.email,
    authorizedUserFirstName: contact.firstName,
    authorizedUserLastName: contact.lastName,
    ...(hourly === undefined ? {} : { policyItemHourly: hourly }),
    ...(daily === undefined ? {} : { policyItemDaily: daily }),
    ...(props.weekly === undefined ? {} : { policyItemWeekly: [...(items.get('weekly') ?? [])] }),
    ...(props.monthly === undefined ? {} : { policyItemMonthly: [...(items.get('monthly') ?? [])] }),
    ...(props.yearly === undefined ? {} : { policyItemYearly: [...(items.get('yearly') ?? [])] }),
    ...(onDemand === undefined ? {} : { onDemandPolicyItem: item(1, onDemand) }),
    ...(pointInTimeRestore === undefined ? {} : { pitEnabled: pointInTimeRestore }),
    ...(restoreWindowDays === undefined ? {} : { restoreWindowDays }),
    ...(encryptionAtRest === undefined ? {} : { encryptionAtRestEnabled: encryptionAtRest }),
    ...(copyProtection === undefined ? {} : { copyProtectionEnabled: copyProtection }),
  };
}

function conditionsOf(scope: Construct, props: BackupCompliancePolicyProps): Preconditions {
  const preconditions = new Preconditions(scope, 'compliance/invalid-item');
  const { restoreWindowDays } = props;
  addItemConditions(preconditions, itemsOf(props));
  preconditions.add(
    [restoreWindowDays],
    () => isWhole(restoreWindowDays, 1),
    (show) =>
      `a restore window of ${show(restoreWindowDays)} days does not exist: write a whole number of at least 1`,
    'compliance/invalid-item',
  );
  return preconditions;
}

interface Item {
  readonly frequencyInterval: number;
  readonly retentionUnit: string;
  readonly retentionValue: number;
}

/** The items with the intervals that Atlas wants; of weekly, monthly and yearly ones it does not look at them. */
function itemsOf({
  hourly,
  daily,
  weekly,
  monthly,
  yearly,
}: BackupCompliancePolicyProps): Map<Frequency, Item[]> {
  return new Map<Frequency, Item[]>([
    ['hourly', hourly === undefined ? [] : [item(hourly.everyHours as number, hourly.keep)]],
    ['daily', daily === undefined ? [] : [item(1, daily.keep)]],
    ['weekly', weekly === undefined ? [] : [item(1, weekly.keep)]],
    ['monthly', monthly === undefined ? [] : [item(LAST_DAY_OF_MONTH, monthly.keep)]],
    ['yearly', yearly === undefined ? [] : [item(1, yearly.keep)]],
  ]);
}

function item(frequencyInterval: number, { unit, value }: Retention): Item {
  return { frequencyInterval, retentionUnit: unit, retentionValue: value };
}
