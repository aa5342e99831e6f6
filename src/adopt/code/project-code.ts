import { construct, create, literal, object, THIS } from '../program/program';
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

const RESTRICTIONS: readonly unknown[] = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'];

/** A project as an `AtlasProject`. */
export function projectDraft({ type, values }: StateResource, id: string): Draft | undefined {
  const needed = setValues(type, values);
  const [name, organization] = [own(needed, 'name'), own(needed, 'org_id')];
  if (typeof name !== 'string' || typeof organization !== 'string') return undefined;
  const switches = Object.entries(SWITCHES).filter(([, attribute]) => own(needed, attribute) !== undefined);
  const limits = objectsOf(own(needed, 'limits'));
  const tags = own(needed, 'tags');
  const restrictions = own(needed, 'region_usage_restrictions');
  const hasRestrictions = RESTRICTIONS.includes(restrictions);
  const alerts = own(needed, 'with_default_alerts_settings');
  return {
    as: 'project',
    path: ['Resource'],
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

/** Attributes without those that are not set. */
export function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
