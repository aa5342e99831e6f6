import { Construct } from 'constructs';
import { AlertConfiguration, type AlertConfigurationNotification } from '../provider/alert-configuration';
import { AtlasChecks, markCreationSite } from '../synth';
import type { IAtlasProject } from './project';
import { PropsValidator } from './props';
import { type ProviderProps, providerOf } from './provider-prop';

/**
 * What can go wrong with backups, and the events with which Atlas reports it.
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ DefaultAlertConfigViewForNdsGroup and
 *   CpsBackupEventTypeViewForNdsGroupAlertableWithThreshold (specification of 2026-08-21)
 */
const EVENTS = {
  'snapshot-failed': ['CPS_SNAPSHOT_FAILED', 'CPS_SNAPSHOT_FALLBACK_FAILED'],
  'snapshot-late': ['CPS_SNAPSHOT_BEHIND', 'CPS_PREV_SNAPSHOT_OLD'],
  'point-in-time-late': ['CPS_OPLOG_BEHIND'],
  'restore-failed': ['CPS_RESTORE_FAILED', 'CPS_COLLECTION_RESTORE_FAILED'],
  'export-failed': ['CPS_EXPORT_FAILED', 'CPS_AUTO_EXPORT_FAILED'],
  'copy-failed': ['CPS_COPY_SNAPSHOT_FAILED'],
} as const;

/** The events that compare a time with a threshold. */
const LATE: ReadonlySet<string> = new Set([
  'CPS_SNAPSHOT_BEHIND',
  'CPS_PREV_SNAPSHOT_OLD',
  'CPS_OPLOG_BEHIND',
]);

/** What can go wrong with backups. */
export type BackupTrouble = keyof typeof EVENTS;

/** Props of {@link BackupAlerts}. */
export interface BackupAlertsProps extends ProviderProps {
  /** The project whose clusters are monitored. */
  readonly project: IAtlasProject;
  /** Whom to notify, as `notification` blocks of the provider. */
  readonly notify: readonly AlertConfigurationNotification[];
  /**
   * What to notify of.
   * @default - everything
   */
  readonly of?: readonly BackupTrouble[];
  /**
   * After how many hours a snapshot, or the oplog for point-in-time restore, is late.
   * @default - 12
   */
  readonly lateAfterHours?: number;
}

const validator = new PropsValidator((prop) =>
  prop.object<BackupAlertsProps>({
    project: prop.project(),
    notify: prop.nonEmptyList(
      prop.having('a notification, such as { typeName: "GROUP", roles: [...] }', 'typeName'),
    ),
    of: prop.optional(prop.list(prop.oneOf(Object.keys(EVENTS) as [BackupTrouble, ...BackupTrouble[]]))),
    lateAfterHours: prop.optional(prop.number()),
    provider: prop.optional(prop.provider()),
  }),
);

/**
 * Alerts for backups: snapshots, restores, exports and copies that fail, and snapshots that are late.
 * @example
 * new BackupAlerts(this, 'alerts', {
 *   project,
 *   notify: [{ typeName: 'GROUP', roles: ['GROUP_OWNER'], emailEnabled: true, intervalMin: 60 }],
 * });
 * @see https://www.mongodb.com/docs/atlas/reference/atlas-alert-event-types/
 */
export class BackupAlerts extends Construct {
  /** The Terraform resources, one for each event. */
  readonly resources: readonly AlertConfiguration[];

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: BackupAlertsProps) {
    super(scope, id);
    validator.validate('BackupAlerts', scope, id, props);
    AtlasChecks.of(this);
    const { project, notify, of = Object.keys(EVENTS) as BackupTrouble[], lateAfterHours = 12 } = props;
    this.resources = of
      .flatMap((trouble) => EVENTS[trouble])
      .map(
        (event) =>
          new AlertConfiguration(this, event, {
            projectId: project.projectId,
            eventType: event,
            enabled: true,
            notification: notify.map((one) => ({ ...one })),
            ...(LATE.has(event)
              ? { thresholdConfig: [{ operator: 'GREATER_THAN', threshold: lateAfterHours, units: 'HOURS' }] }
              : {}),
            ...providerOf(this, props.provider, project),
          }),
      );
    markCreationSite(...this.resources);
  }
}
