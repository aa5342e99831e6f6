import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { RetentionUnit } from '../../atlas';
import {
  CloudBackupSnapshotExportBucket,
  type CloudBackupSnapshotExportBucketConfig,
} from '../../provider/cloud-backup-snapshot-export-bucket';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import {
  type BackupSchedule,
  type MonthlyItem,
  type YearlyItem,
  itemSchemas,
} from '../backup/backup-schedule';
import { Retention } from '../props/retention';
import { type Prop, type PropSchemas, PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';

const EXPORT_FREQUENCIES = ['monthly', 'yearly', 'weekly', 'daily'] as const;

/** How often snapshots are exported. More often than monthly requires approval by Atlas. */
export type ExportFrequency = (typeof EXPORT_FREQUENCIES)[number];

/** Props of every export. */
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

/** Props of an export to an existing AWS bucket, with a role that Atlas is authorized to use. */
export interface AwsExportProps extends SnapshotExportBaseProps, ProviderProps {
  /** The bucket's name: 3 to 63 characters. */
  readonly bucketName: string;
  /**
   * The id that Atlas assigned to the role: `role_id` of the authorization, not of the setup, so that the role is
   * authorized first.
   */
  readonly iamRoleId: string;
}

/** Props of an export to an Azure container. */
export interface AzureExportProps extends SnapshotExportBaseProps, ProviderProps {
  /** The container's name: 3 to 63 characters. */
  readonly containerName: string;
  /** The id that Atlas assigned to the service principal. */
  readonly roleId: string;
  /** The storage account's address, such as `https://account.blob.core.windows.net`. */
  readonly serviceUrl: string;
}

/** Props of an export to a Google Cloud bucket. */
export interface GoogleCloudExportProps extends SnapshotExportBaseProps, ProviderProps {
  /** The bucket's name: 3 to 63 characters. */
  readonly bucketName: string;
  /** The id that Atlas assigned to the service account. */
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
   * The monthly or yearly policy item to add if the schedule has none of the frequency: without one, nothing is
   * exported.
   * @default - on the last day of each month, or on 1 January; kept as long as more frequent snapshots, and at least
   * one month or year
   */
  readonly item?: MonthlyItem | YearlyItem;
}

/** The schemas of the props of every export. */
export function baseSchemas(prop: Prop): PropSchemas<SnapshotExportBaseProps> {
  return {
    project: prop.project(),
    schedules: prop.optional(prop.list(prop.schedule<BackupSchedule>())),
    frequency: prop.optional(prop.oneOf(EXPORT_FREQUENCIES)),
  };
}

const awsValidator = new PropsValidator((prop) =>
  prop.object<AwsExportProps>({
    ...baseSchemas(prop),
    bucketName: prop.text(),
    iamRoleId: prop.identifier(),
    provider: prop.optional(prop.provider()),
  }),
);

const azureValidator = new PropsValidator((prop) =>
  prop.object<AzureExportProps>({
    ...baseSchemas(prop),
    containerName: prop.text(),
    roleId: prop.identifier(),
    serviceUrl: prop.text(),
    provider: prop.optional(prop.provider()),
  }),
);

const googleCloudValidator = new PropsValidator((prop) =>
  prop.object<GoogleCloudExportProps>({
    ...baseSchemas(prop),
    bucketName: prop.text(),
    roleId: prop.identifier(),
    provider: prop.optional(prop.provider()),
  }),
);

const scheduleValidator = new PropsValidator((prop) => {
  const { monthly, yearly } = itemSchemas(prop);
  return prop.object<{ readonly schedule: BackupSchedule; readonly options: AddScheduleOptions }>({
    schedule: prop.schedule<BackupSchedule>(),
    options: prop.object<AddScheduleOptions>({
      frequency: prop.optional(prop.oneOf(EXPORT_FREQUENCIES)),
      item: prop.optional(prop.union(monthly, yearly)),
    }),
  });
});

/**
 * An export of snapshots to your own storage. It survives the loss of everything in Atlas. `S3SnapshotExport` of
 * `cdktf-atlas-backup/aws`, `AzureSnapshotExport` and `GoogleCloudSnapshotExport` also create the storage, and what Atlas
 * needs to write to it.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class SnapshotExport extends Construct {
  /**
   * An export to an existing AWS bucket.
   * @throws if the props are invalid
   */
  static toAws(scope: Construct, id: string, props: AwsExportProps): SnapshotExport {
    awsValidator.validate('SnapshotExport.toAws', scope, id, props);
    const { bucketName, iamRoleId, provider } = props;
    const bucket = { cloudProvider: 'AWS', bucketName, iamRoleId };
    return new SnapshotExport(scope, id, 'SnapshotExport.toAws', props, provider, bucket);
  }

  /**
   * An export to an Azure container.
   * @throws if the props are invalid
   */
  static toAzure(scope: Construct, id: string, props: AzureExportProps): SnapshotExport {
    azureValidator.validate('SnapshotExport.toAzure', scope, id, props);
    const { containerName: bucketName, roleId, serviceUrl, provider } = props;
    const container = { cloudProvider: 'AZURE', bucketName, roleId, serviceUrl };
    return new SnapshotExport(scope, id, 'SnapshotExport.toAzure', props, provider, container);
  }

  /**
   * An export to a Google Cloud bucket.
   * @throws if the props are invalid
   */
  static toGoogleCloud(scope: Construct, id: string, props: GoogleCloudExportProps): SnapshotExport {
    googleCloudValidator.validate('SnapshotExport.toGoogleCloud', scope, id, props);
    const { bucketName, roleId, provider } = props;
    const bucket = { cloudProvider: 'GCP', bucketName, roleId };
    return new SnapshotExport(scope, id, 'SnapshotExport.toGoogleCloud', props, provider, bucket);
  }

  /** The Terraform resource, for everything without a prop here. */
  readonly resource: CloudBackupSnapshotExportBucket;
  private readonly frequency: ExportFrequency;

  /** For the factories, and for exports that also create their storage. */
  protected constructor(
    scope: Construct,
    id: string,
    construct: string,
    props: SnapshotExportBaseProps,
    provider: TerraformProvider | undefined,
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
      ...providerOf(this, provider, props.project),
    });
    mark(this.resource, { construct });
    markCreationSite(this.resource);
    for (const schedule of props.schedules ?? []) this.addSchedule(schedule);
  }

  /**
   * Exports the snapshots of a schedule automatically: enables automatic export, and adds a policy item of the frequency
   * if there is none.
   * @throws if the schedule or the options are invalid
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

/** At least one unit, and as long as more frequent snapshots, which Atlas requires of a less frequent item. */
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
