import { Fn, Op, Token, conditional } from 'cdktf';
import { Construct } from 'constructs';
import type { ZodType } from 'zod/v3';
import type { Frequency, Month, Weekday } from '../../atlas';
import { MONTHS, WEEKDAYS } from '../../atlas/calendar';
import { FREQUENCIES, LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import type { Retention as Span } from '../../model';
import { isCertainlyShorter } from '../../model/retention';
import {
  CloudBackupSchedule,
  type CloudBackupScheduleConfig,
  type CloudBackupScheduleCopySettings,
} from '../../provider/cloud-backup-schedule';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import { type ICluster, type IDedicatedCluster, forEachOf, kindOf } from '../props/cluster';
import type { Consent } from '../props/consent';
import { type PolicyItem, policyItem } from '../props/policy-item';
import { Preconditions, addItemConditions, isWhole } from '../props/preconditions';
import { registerSchedule } from './project-order';
import { type Prop, PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import { Retention } from '../props/retention';
import { type OrToken, isToken } from '../props/token';

/** A snapshot every N hours. */
export interface HourlyItem {
  /** The interval in hours. Clusters on NVMe support only 12. */
  readonly everyHours: OrToken<1 | 2 | 4 | 6 | 8 | 12>;
  /** The retention, which is also the longest restore window of point-in-time restores. */
  readonly keep: Retention;
}

/** A snapshot every day. */
export interface DailyItem {
  /** The retention: at least that of hourly snapshots. */
  readonly keep: Retention;
}

/** A snapshot every week. */
export interface WeeklyItem {
  /** The day of the week. */
  readonly on: Weekday;
  /** The retention: at least 1 week, and at least that of more frequent snapshots. */
  readonly keep: Retention;
}

/** A snapshot every month. */
export interface MonthlyItem {
  /** The day of the month: 1 to 28, or the last day. */
  readonly on: number | 'last-day';
  /** The retention: at least 1 month, and at least that of more frequent snapshots. */
  readonly keep: Retention;
}

/** A snapshot every year. */
export interface YearlyItem {
  /** The month. The snapshot is taken on its first day. */
  readonly in: Month;
  /** The retention: at least 1 year, and at least that of more frequent snapshots. */
  readonly keep: Retention;
}

/** A time of day in UTC. */
export interface BackupTime {
  /** From 0 to 23. */
  readonly hour: number;
  /** From 0 to 59. */
  readonly minute: number;
}

/** The policy items of a schedule, and how it runs. */
export interface BackupScheduleItems {
  /**
   * Hourly snapshots. Point-in-time restore requires them.
   * @default - none
   */
  readonly hourly?: HourlyItem;
  /**
   * Daily snapshots.
   * @default - none
   */
  readonly daily?: DailyItem;
  /**
   * Weekly snapshots, on one or several days.
   * @default - none
   */
  readonly weekly?: WeeklyItem | readonly WeeklyItem[];
  /**
   * Monthly snapshots, on one or several days.
   * @default - none
   */
  readonly monthly?: MonthlyItem | readonly MonthlyItem[];
  /**
   * Yearly snapshots, in one or several months.
   * @default - none
   */
  readonly yearly?: YearlyItem | readonly YearlyItem[];
  /**
   * The time of day, in UTC, at which snapshots are taken. Hourly snapshots are counted from it.
   * @default - Atlas decides: the time of day at which the cluster became ready
   */
  readonly at?: BackupTime;
  /**
   * The restore window of point-in-time restores, in days: at most the retention of hourly snapshots.
   * @default - Atlas decides
   */
  readonly restoreWindowDays?: number;
  /**
   * Whether a new retention also applies to existing snapshots. A shorter one then deletes some of them.
   * @default - only to new snapshots
   */
  readonly updateSnapshots?: OrToken<boolean>;
  /**
   * Whether the schedule stays in Atlas when this resource is destroyed. A Backup Compliance Policy requires it. Terraform
   * reads this from the state: set it and apply before you destroy the resource.
   * @default - destroying it deletes all policy items of the cluster
   */
  readonly skipDestroy?: OrToken<boolean>;
}

/** Props of {@link BackupSchedule}. */
export interface BackupScheduleProps extends BackupScheduleItems, ProviderProps {
  /** The cluster: M10 or larger. Flex clusters, M0 and Serverless instances have no schedule. */
  readonly cluster: IDedicatedCluster;
}

/** The schemas of the policy items, one for each frequency. */
export function itemSchemas(prop: Prop) {
  const keep = prop.retention();
  return {
    hourly: prop.object<HourlyItem>({ everyHours: prop.number<1 | 2 | 4 | 6 | 8 | 12>(), keep }),
    daily: prop.object<DailyItem>({ keep }),
    weekly: prop.object<WeeklyItem>({ on: prop.oneOf(WEEKDAYS), keep }),
    monthly: prop.object<MonthlyItem>({ on: prop.dayOfMonth(), keep }),
    yearly: prop.object<YearlyItem>({ in: prop.oneOf(MONTHS), keep }),
  };
}

const validator = new PropsValidator((prop) => {
  const { hourly, daily, weekly, monthly, yearly } = itemSchemas(prop);
  // If one of them is missing, a rule reports it.
  const time = prop.optional(prop.number()) as ZodType<number>;
  return prop.object<BackupScheduleProps>({
    cluster: prop.dedicatedCluster(),
    hourly: prop.optional(hourly),
    daily: prop.optional(daily),
    weekly: prop.optional(prop.union(weekly, prop.list(weekly))),
    monthly: prop.optional(prop.union(monthly, prop.list(monthly))),
    yearly: prop.optional(prop.union(yearly, prop.list(yearly))),
    at: prop.optional(prop.object<BackupTime>({ hour: time, minute: time })),
    restoreWindowDays: prop.optional(prop.number()),
    updateSnapshots: prop.optional(prop.flag()),
    skipDestroy: prop.optional(prop.flag()),
    provider: prop.optional(prop.provider()),
  });
});

/**
 * The backup schedule of a dedicated cluster: when Atlas takes snapshots, and how long it keeps them.
 * @example
 * new BackupSchedule(this, 'Backups', {
 *   cluster: orders,
 *   hourly: { everyHours: 6, keep: Retention.days(7) },
 *   daily: { keep: Retention.days(14) },
 *   weekly: { on: 'saturday', keep: Retention.weeks(4) },
 *   monthly: { on: 'last-day', keep: Retention.months(12) },
 * });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule
 */
export class BackupSchedule extends Construct {
  /**
   * Items for production: snapshots every 6 hours, kept 7 days; daily, kept 14 days; on Saturdays, kept 8 weeks; on the
   * last day of each month, kept 12 months; on 1 January, kept 3 years. Point-in-time restores reach back 7 days, if the
   * cluster enables them. Clusters on NVMe need `hourly` every 12 hours.
   * @example
   * orders.addBackupSchedule('Backups', { ...BackupSchedule.production(), at: { hour: 1, minute: 30 } });
   */
  static production(): BackupScheduleItems {
    return {
      hourly: { everyHours: 6, keep: Retention.days(7) },
      daily: { keep: Retention.days(14) },
      weekly: { on: 'saturday', keep: Retention.weeks(8) },
      monthly: { on: 'last-day', keep: Retention.months(12) },
      yearly: { in: 'january', keep: Retention.years(3) },
      restoreWindowDays: 7,
    };
  }

  /**
   * Items for development: daily snapshots, kept 7 days. No point-in-time restores: they require an hourly item.
   * @example
   * orders.addBackupSchedule('Backups', BackupSchedule.development());
   */
  static development(): BackupScheduleItems {
    return { daily: { keep: Retention.days(7) } };
  }

  readonly cluster: IDedicatedCluster;
  readonly project: IAtlasProject;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: CloudBackupSchedule;
  private readonly items: Map<Frequency, PolicyItem[]>;
  private readonly copies: CloudBackupScheduleCopySettings[] = [];
  private copyMode: CopyMode | undefined;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: BackupScheduleProps) {
    super(scope, id);
    validator.validate('BackupSchedule', scope, id, props);
    AtlasChecks.of(this);
    const { cluster } = props;
    this.cluster = cluster;
    this.project = cluster.project;
    const config = configOf(props);
    this.items = itemsOf(config);
    this.resource = new CloudBackupSchedule(this, 'Resource', {
      ...config,
      ...forEachOf(cluster),
      ...providerOf(this, props.provider, cluster),
      ...conditionsOf(this, config, this.items).lifecycle,
    });
    mark(this.resource, { construct: 'BackupSchedule' });
    markCreationSite(this.resource);
    // Nothing else in the stack shows the kind of a cluster that is referenced by its name.
    if (kindOf(cluster) !== 'dedicated') mark(this.resource, { clusterKind: cluster.clusterKind });
    registerSchedule(this);
    schedules.set(cluster, this);
  }

  /** The frequencies of its items, the most frequent first. */
  get frequencies(): readonly Frequency[] {
    return [...this.items].filter(([, items]) => items.length > 0).map(([frequency]) => frequency);
  }

  /** The longest retention of its items; undefined if there are none, or if a token determines it. */
  get longestRetention(): Span | undefined {
    return this.longestOf(FREQUENCIES);
  }

  /** @internal */
  longestOf(frequencies: readonly Frequency[]): Span | undefined {
    const spans = frequencies.flatMap((frequency) => this.items.get(frequency) ?? []).map(spanOf);
    if (spans.some((span) => span === undefined)) return undefined;
    return (spans as Span[]).reduce<Span | undefined>(
      (longest, span) => (longest === undefined || isCertainlyShorter(longest, span) ? span : longest),
      undefined,
    );
  }

  /** @internal */
  addMonthly({ on, keep }: MonthlyItem): void {
    const items = this.items.get('monthly') ?? [];
    items.push(policyItem(dayOfMonth(on), keep));
    this.resource.putPolicyItemMonthly(items);
  }

  /** @internal */
  addYearly({ in: month, keep }: YearlyItem): void {
    const items = this.items.get('yearly') ?? [];
    items.push(policyItem(placeIn(MONTHS, month), keep));
    this.resource.putPolicyItemYearly(items);
  }

  /** @internal */
  addCopies(copies: readonly CloudBackupScheduleCopySettings[], mode: CopyMode): void {
    const { ownRetention, updateExisting, deleteExisting } = mode;
    // Atlas has one switch for all copies of a schedule.
    if (
      this.copies.length > 0 &&
      (this.copyMode?.ownRetention === undefined) !== (ownRetention === undefined)
    )
      throw new Error(
        `${this.node.path}: SnapshotCopies: set ownRetention for all copies of a schedule, or for none of them`,
      );
    this.copyMode ??= mode;
    this.copies.push(...copies);
    this.resource.putCopySettings(this.copies);
    if (ownRetention !== undefined) {
      this.resource.copyPolicyItemsEnabled = true;
      mark(this.resource, { copyItemsConsent: { ...ownRetention } });
    }
    if (updateExisting !== undefined) this.resource.updateCopySnapshots = updateExisting;
    if (deleteExisting !== undefined) {
      this.resource.deleteCopySnapshots = true;
      mark(this.resource, { deleteCopiesConsent: { ...deleteExisting } });
    }
  }
}

/** How all copies of a schedule are kept. */
export interface CopyMode {
  readonly ownRetention?: Consent | undefined;
  readonly updateExisting?: OrToken<boolean> | undefined;
  readonly deleteExisting?: Consent | undefined;
}

/** The schedule of each cluster. */
const schedules = new WeakMap<ICluster, BackupSchedule>();

/** The schedule of a cluster, if one was created in this app. */
export function scheduleOf(cluster: ICluster): BackupSchedule | undefined {
  return schedules.get(cluster);
}

/** Atlas' number for a day of the week or a month; for a token, the expression that computes it. */
function placeIn(names: readonly string[], name: string): number {
  return isToken(name) ? Token.asNumber(Op.add(Fn.index(names, name), 1)) : names.indexOf(name) + 1;
}

function dayOfMonth(on: number | 'last-day'): number {
  if (typeof on === 'number') return on;
  // A token may be either.
  return isToken(on)
    ? Token.asNumber(conditional(Op.eq(on, 'last-day'), LAST_DAY_OF_MONTH, Fn.tonumber(on)))
    : LAST_DAY_OF_MONTH;
}

function spanOf({ retentionUnit, retentionValue }: PolicyItem): Span | undefined {
  return isToken(retentionValue) ? undefined : { unit: retentionUnit, value: retentionValue };
}

function configOf(props: BackupScheduleProps): CloudBackupScheduleConfig {
  const { cluster, hourly, daily, at, restoreWindowDays, updateSnapshots, skipDestroy } = props;
  return {
    projectId: cluster.projectId,
    clusterName: cluster.clusterName,
    ...(hourly === undefined
      ? {}
      : { policyItemHourly: policyItem(hourly.everyHours as number, hourly.keep) }),
    ...(daily === undefined ? {} : { policyItemDaily: policyItem(1, daily.keep) }),
    ...items('policyItemWeekly', props.weekly, ({ on, keep }) => policyItem(placeIn(WEEKDAYS, on), keep)),
    ...items('policyItemMonthly', props.monthly, ({ on, keep }) => policyItem(dayOfMonth(on), keep)),
    ...items('policyItemYearly', props.yearly, ({ in: month, keep }) =>
      policyItem(placeIn(MONTHS, month), keep),
    ),
    ...(at === undefined ? {} : { referenceHourOfDay: at.hour, referenceMinuteOfHour: at.minute }),
    ...(restoreWindowDays === undefined ? {} : { restoreWindowDays }),
    ...(updateSnapshots === undefined ? {} : { updateSnapshots }),
    ...(skipDestroy === undefined ? {} : { skipDestroy }),
  };
}

/** What Terraform rejects at plan, for values that are not known at synth. */
function conditionsOf(
  scope: Construct,
  {
    referenceHourOfDay: hour,
    referenceMinuteOfHour: minute,
    restoreWindowDays: window,
  }: CloudBackupScheduleConfig,
  items: ReadonlyMap<Frequency, readonly PolicyItem[]>,
): Preconditions {
  const preconditions = new Preconditions(scope);
  // In most schedules every value is known at synth.
  if (![hour, minute, window].some(isToken) && ![...items.values()].flat().some(hasToken))
    return preconditions;
  addItemConditions(preconditions, items);
  for (const [value, most, what] of [
    [hour, 23, 'hour of the day'],
    [minute, 59, 'minute of the hour'],
  ] as const)
    preconditions.add(
      [value],
      () => isWhole(value, 0, most),
      (show) => `${show(value)} is not a valid ${what}: set a whole number from 0 to ${most}`,
      'schedule/invalid-reference-time',
    );
  preconditions.add(
    [window],
    () => isWhole(window, 1),
    (show) => `a restore window of ${show(window)} days is not valid: set a whole number of at least 1`,
    'schedule/invalid-restore-window',
  );
  return preconditions;
}

function hasToken({ frequencyInterval, retentionValue }: PolicyItem): boolean {
  return isToken(frequencyInterval) || isToken(retentionValue);
}

function itemsOf(config: CloudBackupScheduleConfig): Map<Frequency, PolicyItem[]> {
  const { policyItemHourly, policyItemDaily, policyItemWeekly, policyItemMonthly, policyItemYearly } = config;
  const list = (given: unknown): PolicyItem[] =>
    given === undefined ? [] : Array.isArray(given) ? [...(given as PolicyItem[])] : [given as PolicyItem];
  return new Map([
    ['hourly', list(policyItemHourly)],
    ['daily', list(policyItemDaily)],
    ['weekly', list(policyItemWeekly)],
    ['monthly', list(policyItemMonthly)],
    ['yearly', list(policyItemYearly)],
  ]);
}

function items<K extends string, T>(
  name: K,
  given: T | readonly T[] | undefined,
  make: (one: T) => PolicyItem,
): { [P in K]?: PolicyItem[] } {
  if (given === undefined) return {};
  const list = Array.isArray(given) ? (given as readonly T[]) : [given as T];
  return { [name]: list.map(make) } as { [P in K]?: PolicyItem[] };
}
