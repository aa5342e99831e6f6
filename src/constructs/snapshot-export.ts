import { Construct } from 'constructs';
import type { RetentionUnit } from '../atlas';
import {
  CloudBackupSnapshotExportBucket,
  type CloudBackupSnapshotExportBucketConfig,
} from '../provider/cloud-backup-snapshot-export-bucket';
import { AtlasChecks } from '../synth';
import type { IAtlasProject } from './project';
import { type BackupSchedule, type MonthlyItem, type YearlyItem, itemSchemas } from './backup-schedule';
import { Retention } from './retention';
import { type Prop, type PropSchemas, PropsValidator } from './props';

const EXPORT_FREQUENCIES = ['monthly', 'yearly', 'weekly', 'daily'] as const;

/** How often snapshots are exported. Every project may export monthly and yearly ones; for more often, Atlas asks. */
export type ExportFrequency = (typeof EXPORT_FREQUENCIES)[number];

/** What every export has. */
export interface SnapshotExportBaseProps {
  /** The project whose snapshots are exported. A bucket belongs to one project. */
  readonly project: IAtlasProject;
  /**
   * The schedules whose snapshots are exported.
   * @default - none: call `addSchedule`
   */
  readonly schedules?: readonly BackupSchedule[];
  /**
   * Which snapshots are exported: those of this frequency.
   * @default - monthly
   */
  readonly frequency?: ExportFrequency;
}

/** Props of an export to a bucket of AWS that exists, by a role that Atlas is authorized to use. */
export interface AwsExportProps extends SnapshotExportBaseProps {
  /** The bucket's name: 3 to 63 characters. */
  readonly bucketName: string;
  /**
   * The id that Atlas gave the role: `role_id` of the authorization, not of the setup, so that the role is authorized
   * first.
   */
  readonly iamRoleId: string;
}

/** Props of an export to a container of Azure. */
export interface AzureExportProps extends SnapshotExportBaseProps {
  /** The container's name: 3 to 63 characters. */
  readonly containerName: string;
  /** The id that Atlas gave the service principal. */
  readonly roleId: string;
  /** The storage account's address, such as `https://account.blob.core.windows.net`. */
  readonly serviceUrl: string;
}

/** Props of an export to a bucket of Google Cloud. */
export interface GoogleCloudExportProps extends SnapshotExportBaseProps {
  /** The bucket's name: 3 to 63 characters. */
  readonly bucketName: string;
  /** The id that Atlas gave the service account. */
  readonly roleId: string;
}

/** How a schedule is exported. */
export interface AddScheduleOptions {
  /**
   * Which snapshots are exported.
   * @default - the export's own frequency
   */
  readonly frequency?: ExportFrequency;
  /**
   * The monthly or yearly policy item to add where the schedule has none of the frequency: without one nothing would
   * ever be exported.
   * @default - on the last day of each month, or on 1 January, kept as long as the schedule's more
   * frequent snapshots and at least one month or year
   */
  readonly item?: MonthlyItem | YearlyItem;
}

/** The schemas of what every export has. */
export function baseSchemas(prop: Prop): PropSchemas<SnapshotExportBaseProps> {
  return {
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    schedules: prop.optional(
      prop.list(prop.having<BackupSchedule>('a BackupSchedule', 'cluster', 'frequencies')),
    ),
    frequency: prop.optional(prop.oneOf(EXPORT_FREQUENCIES)),
  };
}

const awsValidator = new PropsValidator((prop) =>
  prop.object<AwsExportProps>({ ...baseSchemas(prop), bucketName: prop.text(), iamRoleId: prop.text() }),
);

const azureValidator = new PropsValidator((prop) =>
  prop.object<AzureExportProps>({
    ...baseSchemas(prop),
    containerName: prop.text(),
    roleId: prop.text(),
    serviceUrl: prop.text(),
  }),
);

const googleCloudValidator = new PropsValidator((prop) =>
  prop.object<GoogleCloudExportProps>({ ...baseSchemas(prop), bucketName: prop.text(), roleId: prop.text() }),
);

const scheduleValidator = new PropsValidator((prop) => {
  const { monthly, yearly } = itemSchemas(prop);
  return prop.object<{ readonly schedule: BackupSchedule; readonly options: AddScheduleOptions }>({
    schedule: prop.having<BackupSchedule>('a BackupSchedule', 'cluster', 'frequencies'),
    options: prop.object<AddScheduleOptions>({
      frequency: prop.optional(prop.oneOf(EXPORT_FREQUENCIES)),
      item: prop.optional(prop.union(monthly, yearly)),
    }),
  });
});

/**
 * An export of snapshots to storage of your own: what is left where everything in Atlas is lost. For S3 with bucket, role
 * and authorization made here as well, see `S3SnapshotExport` of `cdktf-atlas-backup/aws`.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class SnapshotExport extends Construct {
  /**
   * An export to a bucket of AWS that exists.
   * @throws where the props have another shape
   */
  static toAws(scope: Construct, id: string, props: AwsExportProps): SnapshotExport {
    awsValidator.validate('SnapshotExport.toAws', scope, id, props);
    const { bucketName, iamRoleId } = props;
    return new SnapshotExport(scope, id, props, { cloudProvider: 'AWS', bucketName, iamRoleId });
  }

  /**
   * An export to a container of Azure.
   * @throws where the props have another shape
   */
  static toAzure(scope: Construct, id: string, props: AzureExportProps): SnapshotExport {
    azureValidator.validate('SnapshotExport.toAzure', scope, id, props);
    const { containerName: bucketName, roleId, serviceUrl } = props;
    return new SnapshotExport(scope, id, props, { cloudProvider: 'AZURE', bucketName, roleId, serviceUrl });
  }

  /**
   * An export to a bucket of Google Cloud.
   * @throws where the props have another shape
   */
  static toGoogleCloud(scope: Construct, id: string, props: GoogleCloudExportProps): SnapshotExport {
    googleCloudValidator.validate('SnapshotExport.toGoogleCloud', scope, id, props);
    const { bucketName, roleId } = props;
    return new SnapshotExport(scope, id, props, { cloudProvider: 'GCP', bucketName, roleId });
  }

  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: CloudBackupSnapshotExportBucket;
  private readonly frequency: ExportFrequency;

  /** Made by the factories, and by exports that make their storage as well. */
  protected constructor(
    scope: Construct,
    id: string,
    props: SnapshotExportBaseProps,
    bucket:
      | Omit<CloudBackupSnapshotExportBucketConfig, 'projectId'>
      | ((self: Construct) => Omit<CloudBackupSnapshotExportBucketConfig, 'projectId'>),
  ) {
    super(scope, id);
    AtlasChecks.of(this);
    this.frequency = props.frequency ?? 'monthly';
    const config = typeof bucket === 'function' ? bucket(this) : bucket;
    this.resource = new CloudBackupSnapshotExportBucket(this, 'Resource', {
      projectId: props.project.projectId,
      ...config,
    });
    for (const schedule of props.schedules ?? []) this.addSchedule(schedule);
  }

  /**
   * Exports the snapshots of a schedule by itself: switches automatic export on, and sees to it that there are snapshots
   * of the frequency.
   * @throws where the schedule or the options have another shape
   */
  addSchedule(schedule: BackupSchedule, options: AddScheduleOptions = {}): this {
    scheduleValidator.validate('addSchedule', this, '', { schedule, options });
    const { frequency = this.frequency, item } = options;
    schedule.resource.autoExportEnabled = true;
    schedule.resource.putExport({ exportBucketId: this.resource.exportBucketId, frequencyType: frequency });
    if (schedule.frequencies.includes(frequency)) return this;
    if (frequency === 'monthly')
      schedule.addMonthly(
        (item as MonthlyItem | undefined) ?? { on: 'last-day', keep: longEnough(schedule, 'months') },
      );
    if (frequency === 'yearly')
      schedule.addYearly(
        (item as YearlyItem | undefined) ?? { in: 'january', keep: longEnough(schedule, 'years') },
      );
    return this;
  }
}

/** As long as more frequent snapshots are kept, which Atlas asks of a less frequent item, and at least one unit. */
function longEnough(schedule: BackupSchedule, unit: RetentionUnit & ('months' | 'years')): Retention {
  const isMonthly = unit === 'months';
  const longest = schedule.longestOf([
    'hourly',
    'daily',
    'weekly',
    ...(isMonthly ? [] : ['monthly' as const]),
  ]);
  const make = (value: number): Retention => (isMonthly ? Retention.months(value) : Retention.years(value));
  if (longest === undefined) return make(1);
  const months = { days: 0, weeks: 0, months: 1, years: 12 }[longest.unit] * longest.value;
  if (months > 0) return make(isMonthly ? months : Math.ceil(months / 12));
  const days = (longest.unit === 'weeks' ? 7 : 1) * longest.value;
  return make(Math.max(1, Math.ceil(days / (isMonthly ? 28 : 365))));
}
