import { BACKUP_ALERT_EVENTS, LATE_BACKUP_EVENTS } from '../../atlas/backup-alerts';
import { differencesOf } from '../schema/differences';
import { objectsOf, own, setValues } from '../schema/set-values';
import { settableOf } from '../schema/settable';
import { type Value, construct, create, list, literal, object, THIS } from '../program/program';
import type { StateResource } from '../state/state-resource';
import type { Builder } from './builder';

/** Alert configurations that one `BackupAlerts` writes. */
export interface BackupAlertGroup {
  /** Each with the id of its resource in the construct. */
  readonly members: readonly { readonly resource: StateResource; readonly path: readonly string[] }[];
  readonly troubles: readonly string[];
  /** Undefined if no event of it is about something late. */
  readonly lateAfterHours: number | undefined;
}

const TYPE = 'mongodbatlas_alert_configuration';

const DEFAULT_HOURS = 12;

/**
 * The alert configurations of a project that are those of `BackupAlerts`: they notify the same people of all events of
 * something that can go wrong.
 */
export function backupAlertGroups(alerts: readonly StateResource[]): readonly BackupAlertGroup[] {
  const byNotification = new Map<string, Map<string, StateResource>>();
  for (const alert of alerts) {
    const event = own(alert.values, 'event_type');
    if (typeof event !== 'string' || hoursOf(alert, event) === 'inexact') continue;
    const key = JSON.stringify([
      own(alert.values, 'project_id'),
      own(setValues(TYPE, alert.values), 'notification'),
    ]);
    const events = byNotification.get(key) ?? new Map<string, StateResource>();
    byNotification.set(key, events);
    // A second alert for the same event is a raw binding.
    if (!events.has(event)) events.set(event, alert);
  }
  return [...byNotification.values()].flatMap((events) => groupOf(events) ?? []);
}

function groupOf(events: ReadonlyMap<string, StateResource>): BackupAlertGroup | undefined {
  const troubles: string[] = [];
  const members: BackupAlertGroup['members'][number][] = [];
  let lateAfterHours: number | undefined;
  for (const [trouble, names] of Object.entries(BACKUP_ALERT_EVENTS)) {
    const found = names.flatMap((event) => {
      const resource = events.get(event);
      return resource === undefined ? [] : [{ resource, path: [event] }];
    });
    if (found.length < names.length) continue;
    const hours = new Set(found.map(({ resource, path: [event = ''] }) => hoursOf(resource, event)));
    const [only] = hours;
    // All that is late has one threshold.
    if (hours.size > 1 || (typeof only === 'number' && only !== (lateAfterHours ?? only))) continue;
    if (typeof only === 'number') lateAfterHours = only;
    troubles.push(trouble);
    members.push(...found);
  }
  return troubles.length === 0 ? undefined : { members, troubles, lateAfterHours };
}

/** The threshold of an alert of `BackupAlerts` in hours, if it has one; `inexact` if the construct would write another alert. */
function hoursOf({ values }: StateResource, event: string): number | undefined | 'inexact' {
  const [threshold = {}] = objectsOf(own(values, 'threshold_config'));
  const hours = LATE_BACKUP_EVENTS.has(event) ? own(threshold, 'threshold') : undefined;
  const sets = {
    project_id: own(values, 'project_id'),
    event_type: event,
    enabled: true,
    notification: own(setValues(TYPE, values), 'notification'),
    ...(hours === undefined
      ? {}
      : { threshold_config: [{ operator: 'GREATER_THAN', threshold: hours, units: 'HOURS' }] }),
  };
  if (differencesOf(TYPE, sets, values).length > 0) return 'inexact';
  return typeof hours === 'number' ? hours : undefined;
}

/** The construct for such alerts; undefined if it would notify no one. */
export function backupAlerts(
  { members, troubles, lateAfterHours }: BackupAlertGroup,
  id: string,
  project: Value,
  builder: Builder,
): Value | undefined {
  const [first] = members;
  const shape = settableOf(TYPE)?.get('notification');
  const notifications =
    first === undefined ? undefined : own(setValues(TYPE, first.resource.values), 'notification');
  if (first === undefined || shape === undefined || notifications === undefined) return undefined;
  const isAll = troubles.length === Object.keys(BACKUP_ALERT_EVENTS).length;
  return create(
    construct('BackupAlerts'),
    THIS,
    id,
    object({
      project,
      notify: builder.attribute(shape, 'notification', notifications, first.resource),
      of: isAll ? undefined : list(troubles.map((one) => literal(one))),
      lateAfterHours:
        lateAfterHours === undefined || lateAfterHours === DEFAULT_HOURS
          ? undefined
          : literal(lateAfterHours),
    }),
  );
}
