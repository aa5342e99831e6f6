import { MAINTENANCE_WEEKDAYS } from '../../atlas/calendar';
import { REGION_USAGE_RESTRICTIONS } from '../../atlas/region-restrictions';
import { type Value, construct, create, literal, object, THIS } from '../program/program';
import { differencesOf } from '../schema/differences';
import { objectsOf, own, setValues, type Values } from '../schema/set-values';
import type { StateResource } from '../state/state-resource';
import type { Draft } from './draft';
import { mapValue, optional } from './prop-values';

const SWITCHES = {
  collectDatabaseSpecificsStatistics: 'is_collect_database_specifics_statistics_enabled',
  dataExplorer: 'is_data_explorer_enabled',
  extendedStorageSizes: 'is_extended_storage_sizes_enabled',
  performanceAdvisor: 'is_performance_advisor_enabled',
  realtimePerformancePanel: 'is_realtime_performance_panel_enabled',
  schemaAdvisor: 'is_schema_advisor_enabled',
} as const;

const RESTRICTIONS: readonly unknown[] = REGION_USAGE_RESTRICTIONS;

/** A project as an `AtlasProject`. */
export function projectDraft(
  { type, values }: StateResource,
  id: string,
  window: StateResource | undefined,
): Draft | undefined {
  const needed = setValues(type, values);
  const [name, organization] = [own(needed, 'name'), own(needed, 'org_id')];
  if (typeof name !== 'string' || typeof organization !== 'string') return undefined;
  const switches = Object.entries(SWITCHES).filter(([, attribute]) => own(needed, attribute) !== undefined);
  const limits = objectsOf(own(needed, 'limits'));
  const tags = own(needed, 'tags');
  const restrictions = own(needed, 'region_usage_restrictions');
  const hasRestrictions = RESTRICTIONS.includes(restrictions);
  const maintenanceWindow = window === undefined ? undefined : windowProp(window);
  const alerts = own(needed, 'with_default_alerts_settings');
  return {
    as: 'project',
    path: ['Resource'],
    also: maintenanceWindow === undefined ? [] : [maintenanceWindow.also],
    value: create(
      construct('AtlasProject'),
      THIS,
      id,
      object({
        organizationId: literal(organization),
        name: name === id ? undefined : literal(name),
        tags: optional(tags, mapValue),
        settings:
          switches.length === 0
            ? undefined
            : object(
                Object.fromEntries(
                  switches.map(([prop, attribute]) => [prop, literal(own(needed, attribute) === true)]),
                ),
              ),
        limits:
          limits.length === 0
            ? undefined
            : mapValue(
                Object.fromEntries(limits.map((one) => [String(own(one, 'name')), own(one, 'value')])),
              ),
        regionUsageRestrictions: hasRestrictions ? literal(restrictions as string) : undefined,
        defaultAlerts: alerts === undefined ? undefined : literal(alerts === true),
        maintenanceWindow: maintenanceWindow?.value,
      }),
    ),
    sets: present({
      name,
      org_id: organization,
      tags,
      ...Object.fromEntries(switches.map(([, attribute]) => [attribute, own(needed, attribute)])),
      limits: limits.length === 0 ? undefined : limits,
      region_usage_restrictions: hasRestrictions ? restrictions : undefined,
      with_default_alerts_settings: alerts,
    }),
  };
}

/** The maintenance window of a project as its prop; undefined if the construct would write another. */
function windowProp(
  resource: StateResource,
): { readonly value: Value; readonly also: NonNullable<Draft['also']>[number] } | undefined {
  const { type, values } = resource;
  const needed = setValues(type, values);
  const [day, hour, defers] = ['day_of_week', 'hour_of_day', 'auto_defer_once_enabled'].map((one) =>
    own(needed, one),
  );
  const [hours] = objectsOf(own(needed, 'protected_hours'));
  const on = typeof day === 'number' ? MAINTENANCE_WEEKDAYS[day - 1] : undefined;
  if (on === undefined || typeof hour !== 'number') return undefined;
  const sets = present({
    project_id: own(needed, 'project_id'),
    day_of_week: day,
    hour_of_day: hour,
    auto_defer_once_enabled: defers,
    protected_hours: hours,
  });
  if (differencesOf(type, sets, values).length > 0) return undefined;
  return {
    value: object({
      on: literal(on),
      hour: literal(hour),
      deferAutomatically: optional(defers, (value) => literal(value === true)),
      protectedHours: optional(hours, (value) =>
        object({
          from: literal(own(value, 'start_hour_of_day') as number),
          to: literal(own(value, 'end_hour_of_day') as number),
        }),
      ),
    }),
    also: { resource, path: ['MaintenanceWindow'] },
  };
}

/** Attributes without those that are not set. */
export function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
