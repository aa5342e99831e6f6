import { Construct } from 'constructs';
import type { Frequency } from '../../atlas';
import { LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import {
  BackupCompliancePolicy as BackupCompliancePolicyResource,
  type BackupCompliancePolicyConfig,
} from '../../provider/backup-compliance-policy';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import { type DailyItem, type HourlyItem, itemSchemas } from './backup-schedule';
import { type PolicyItem, policyItem } from '../props/policy-item';
import { Preconditions, addItemConditions, isWhole } from '../props/preconditions';
import { registerPolicy } from './project-order';
import type { Retention } from '../props/retention';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import type { OrToken } from '../props/token';

/** The only person who can ask MongoDB Support to change the policy. */
export interface AuthorizedContact {
  /** This person's e-mail address at MongoDB Support. If it is wrong, no one can change the policy until Support helps. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** The consent that a policy requires, since you cannot undo it. */
export interface IrrevocableConsent {
  /**
   * Why the policy is permanent. Only MongoDB Support can disable it, remove one of its items or shorten its restore
   * window, and only on request of the authorized contact. The reason is in every report, and acknowledges
   * `compliance/irrevocable`.
   */
  readonly reason: string;
  /**
   * Who decided it.
   * @default - not named
   */
  readonly owner?: string;
}

/** A weekly, monthly or yearly item: the policy sets its retention, not its day. */
export interface CompliancePolicyItem {
  /** The minimum retention. */
  readonly keep: Retention;
}

/** Props of {@link BackupCompliancePolicy}. */
export interface BackupCompliancePolicyProps extends ProviderProps {
  /** The project of the policy. */
  readonly project: IAtlasProject;
  /** Your consent that the policy cannot be undone. */
  readonly cannotBeUndone: IrrevocableConsent;
  /** The only person who can ask MongoDB Support to change the policy. */
  readonly contact: AuthorizedContact;
  /**
   * Every schedule must take hourly snapshots at least this often, and keep them at least this long.
   * @default - not required
   */
  readonly hourly?: HourlyItem;
  /**
   * Every schedule must take daily snapshots, and keep them at least this long.
   * @default - not required
   */
  readonly daily?: DailyItem;
  /**
   * Every schedule must take weekly snapshots, and keep them at least this long.
   * @default - not required
   */
  readonly weekly?: CompliancePolicyItem;
  /**
   * Every schedule must take monthly snapshots, and keep them at least this long.
   * @default - not required
   */
  readonly monthly?: CompliancePolicyItem;
  /**
   * Every schedule must take yearly snapshots, and keep them at least this long.
   * @default - not required
   */
  readonly yearly?: CompliancePolicyItem;
  /**
   * The minimum retention of on-demand snapshots.
   * @default - not required
   */
  readonly onDemand?: Retention;
  /**
   * Whether every cluster must enable point-in-time restore.
   * @default - no
   */
  readonly pointInTimeRestore?: OrToken<boolean>;
  /**
   * The minimum restore window of point-in-time restores, in days.
   * @default - Atlas decides
   */
  readonly restoreWindowDays?: number;
  /**
   * Whether every cluster must use a customer key.
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
  const keep = prop.retention();
  const { hourly, daily } = itemSchemas(prop);
  const item = prop.optional(prop.object<CompliancePolicyItem>({ keep }));
  return prop.object<BackupCompliancePolicyProps>({
    project: prop.project(),
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
    provider: prop.optional(prop.provider()),
  });
});

/**
 * A Backup Compliance Policy: the minimum backups of every cluster of a project from M10 on, which even project owners
 * cannot weaken. You cannot undo it.
 *
 * Atlas rejects the policy if a schedule falls short of it, so it waits for the schedules of its project in this stack.
 * Atlas also rejects deleting a schedule under the policy, so these schedules stay in Atlas when they are destroyed.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/
 */
export class BackupCompliancePolicy extends Construct {
  readonly project: IAtlasProject;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: BackupCompliancePolicyResource;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: BackupCompliancePolicyProps) {
    super(scope, id);
    validator.validate('BackupCompliancePolicy', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    this.resource = new BackupCompliancePolicyResource(this, 'Resource', {
      ...configOf(props),
      ...providerOf(this, props.provider, props.project),
      ...conditionsOf(this, props).lifecycle,
    });
    mark(this.resource, { construct: 'BackupCompliancePolicy' });
    markCreationSite(this.resource);
    mark(this.resource, { consent: { ...props.cannotBeUndone } });
    registerPolicy(this);
  }
}

function configOf(props: BackupCompliancePolicyProps): BackupCompliancePolicyConfig {
  const { contact, onDemand, pointInTimeRestore, restoreWindowDays, encryptionAtRest, copyProtection } =
    props;
  const items = itemsOf(props);
  const only = (frequency: Frequency): PolicyItem | undefined => items.get(frequency)?.[0];
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
    ...(onDemand === undefined ? {} : { onDemandPolicyItem: policyItem(1, onDemand) }),
    ...(pointInTimeRestore === undefined ? {} : { pitEnabled: pointInTimeRestore }),
    ...(restoreWindowDays === undefined ? {} : { restoreWindowDays }),
    ...(encryptionAtRest === undefined ? {} : { encryptionAtRestEnabled: encryptionAtRest }),
    ...(copyProtection === undefined ? {} : { copyProtectionEnabled: copyProtection }),
  };
}

function conditionsOf(scope: Construct, props: BackupCompliancePolicyProps): Preconditions {
  const preconditions = new Preconditions(scope, 'compliance/invalid-item');
  const { restoreWindowDays, pointInTimeRestore } = props;
  // Without point-in-time restore the window has no effect, and 0 is none.
  const least = pointInTimeRestore === true ? 1 : 0;
  addItemConditions(preconditions, itemsOf(props));
  preconditions.add(
    [restoreWindowDays],
    () => isWhole(restoreWindowDays, least),
    (show) =>
      `a restore window of ${show(restoreWindowDays)} days is not valid: set a whole number of at least 1`,
    'compliance/invalid-item',
  );
  return preconditions;
}

/** The items with intervals that Atlas accepts. It ignores those of weekly, monthly and yearly items. */
function itemsOf({
  hourly,
  daily,
  weekly,
  monthly,
  yearly,
}: BackupCompliancePolicyProps): Map<Frequency, PolicyItem[]> {
  return new Map<Frequency, PolicyItem[]>([
    ['hourly', hourly === undefined ? [] : [policyItem(hourly.everyHours as number, hourly.keep)]],
    ['daily', daily === undefined ? [] : [policyItem(1, daily.keep)]],
    ['weekly', weekly === undefined ? [] : [policyItem(1, weekly.keep)]],
    ['monthly', monthly === undefined ? [] : [policyItem(LAST_DAY_OF_MONTH, monthly.keep)]],
    ['yearly', yearly === undefined ? [] : [policyItem(1, yearly.keep)]],
  ]);
}
