import { Construct } from 'constructs';
import { BACKUP_ALERT_EVENTS, LATE_BACKUP_EVENTS } from '../../atlas/backup-alerts';
import { AlertConfiguration, type AlertConfigurationNotification } from '../../provider/alert-configuration';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';

/** What can go wrong with backups. */
export type BackupTrouble = keyof typeof BACKUP_ALERT_EVENTS;

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
    of: prop.optional(
      prop.list(prop.oneOf(Object.keys(BACKUP_ALERT_EVENTS) as [BackupTrouble, ...BackupTrouble[]])),
    ),
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
    const {
      project,
      notify,
      of = Object.keys(BACKUP_ALERT_EVENTS) as BackupTrouble[],
      lateAfterHours = 12,
    } = props;
    this.resources = of
      .flatMap((trouble) => BACKUP_ALERT_EVENTS[trouble])
      .map(
        (event) =>
          new AlertConfiguration(this, event, {
            projectId: project.projectId,
            eventType: event,
            enabled: true,
            notification: notify.map((one) => ({ ...one })),
            ...(LATE_BACKUP_EVENTS.has(event)
              ? { thresholdConfig: [{ operator: 'GREATER_THAN', threshold: lateAfterHours, units: 'HOURS' }] }
              : {}),
            ...providerOf(this, props.provider, project),
          }),
      );
    for (const resource of this.resources) mark(resource, { construct: 'BackupAlerts' });
    markCreationSite(...this.resources);
  }
}
