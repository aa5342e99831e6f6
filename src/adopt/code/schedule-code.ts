import { MONTHS, WEEKDAYS } from '../../atlas/calendar';
import { HOURLY_INTERVALS, LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import {
  type Member,
  type Value,
  call,
  construct,
  create,
  list,
  literal,
  memberOf,
  name,
  object,
  THIS,
} from '../program/program';
import { type Values, objectsOf, own, setValues } from '../schema/set-values';
import type { StateResource } from '../state/state-resource';
import type { Builder } from './builder';
import { members } from './cluster-code';
import type { Draft } from './draft';
import { present } from './project-code';
import { disabledSwitch, optional, retentionValue } from './prop-values';

/** A policy item as a prop; undefined if the construct would write another. */
type ItemValue = (item: Values) => Value | undefined;

const ITEMS: readonly (readonly [prop: string, attribute: string, make: ItemValue])[] = [
  ['hourly', 'policy_item_hourly', (item) => itemValue(item, 'everyHours', everyHours)],
  [
    'daily',
    'policy_item_daily',
    (item) => (own(item, 'frequency_interval') === 1 ? itemValue(item) : undefined),
  ],
  ['weekly', 'policy_item_weekly', (item) => itemValue(item, 'on', (day) => nameIn(WEEKDAYS, day))],
  ['monthly', 'policy_item_monthly', (item) => itemValue(item, 'on', dayOfMonth)],
  ['yearly', 'policy_item_yearly', (item) => itemValue(item, 'in', (month) => nameIn(MONTHS, month))],
];

/** The schedule of a cluster as its `addBackupSchedule`. */
export function scheduleDraft({ type, values }: StateResource, builder: Builder): Draft | undefined {
  const cluster = builder.construct('cluster', 'cluster_name', values);
  if (cluster === undefined) return undefined;
  const needed = setValues(type, values);
  const items = itemMembers(needed);
  if (items === undefined) return undefined;
  const [hour, minute] = [own(needed, 'reference_hour_of_day'), own(needed, 'reference_minute_of_hour')];
  const hasTime = typeof hour === 'number' && typeof minute === 'number';
  const window = own(needed, 'restore_window_days');
  const flags = ['update_snapshots', 'skip_destroy'].map((attribute) => own(needed, attribute));
  const [update, skip] = flags.map((flag) => optional(flag, (value) => literal(value === true)));
  const id = builder.below(cluster).unique('Backups');
  return {
    as: 'schedule',
    below: { parent: cluster, id },
    path: ['Resource'],
    value: call(
      name(cluster.variable),
      'addBackupSchedule',
      literal(id),
      object([
        ...items,
        ...members({
          at: hasTime ? object({ hour: literal(hour), minute: literal(minute) }) : undefined,
          restoreWindowDays: optional(window, (value) => literal(value as number)),
          updateSnapshots: update,
          skipDestroy: skip,
        }),
      ]),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      cluster_name: own(needed, 'cluster_name'),
      ...Object.fromEntries(ITEMS.map(([, attribute]) => [attribute, own(needed, attribute)])),
      reference_hour_of_day: hasTime ? hour : undefined,
      reference_minute_of_hour: hasTime ? minute : undefined,
      restore_window_days: window,
      update_snapshots: flags[0],
      skip_destroy: flags[1],
    }),
  };
}

function itemMembers(needed: Values): readonly Member[] | undefined {
  const made: Member[] = [];
  for (const [prop, attribute, make] of ITEMS) {
    const items = objectsOf(own(needed, attribute)).map(make);
    const [first] = items;
    if (items.includes(undefined)) return undefined;
    if (first !== undefined)
      made.push({ name: prop, value: items.length === 1 ? first : list(items as readonly Value[]) });
  }
  return made;
}

function itemValue(
  item: Values,
  prop?: string,
  valueOf?: (interval: unknown) => Value | undefined,
): Value | undefined {
  const keep = retentionValue(own(item, 'retention_unit'), own(item, 'retention_value'));
  const interval = valueOf?.(own(item, 'frequency_interval'));
  if (keep === undefined || (valueOf !== undefined && interval === undefined)) return undefined;
  return object({ ...(prop === undefined ? {} : { [prop]: interval }), keep });
}

function everyHours(interval: unknown): Value | undefined {
  return typeof interval === 'number' && HOURLY_INTERVALS.includes(interval) ? literal(interval) : undefined;
}

function nameIn(names: readonly string[], place: unknown): Value | undefined {
  const found = typeof place === 'number' ? names[place - 1] : undefined;
  return found === undefined ? undefined : literal(found);
}

function dayOfMonth(day: unknown): Value | undefined {
  if (day === LAST_DAY_OF_MONTH) return literal('last-day');
  return typeof day === 'number' ? literal(day) : undefined;
}

/** The copies of a schedule as `addSnapshotCopies`; undefined if the construct would write others. */
export function copiesOf({ type, values }: StateResource, builder: Builder): Value | undefined {
  const cluster = builder.construct('cluster', 'cluster_name', values);
  const settings = objectsOf(own(setValues(type, values), 'copy_settings'));
  if (cluster === undefined || settings.length === 0) return undefined;
  const clusterValues = cluster.resource.values;
  const specs = objectsOf(own(clusterValues, 'replication_specs'));
  const isGlobal = own(clusterValues, 'cluster_type') === 'GEOSHARDED';
  const hasPit = own(clusterValues, 'pit_enabled') === true;
  const [config = {}] = objectsOf(own(specs[0] ?? {}, 'region_configs'));
  const present = ITEMS.filter(([, attribute]) => objectsOf(own(values, attribute)).length > 0).map(
    ([prop]) => prop.toUpperCase(),
  );
  const copies = settings.map((setting) => {
    const known = ['cloud_provider', 'frequencies', 'region_name', 'should_copy_oplogs', 'zone_id'];
    if (Object.keys(setting).some((name) => !known.includes(name))) return undefined;
    const [region, oplogs, frequencies] = ['region_name', 'should_copy_oplogs', 'frequencies'].map((one) =>
      own(setting, one),
    );
    const zone = specs.find((spec) => own(spec, 'zone_id') === own(setting, 'zone_id'));
    // Without an id, it is that of a cluster with one zone.
    if (isGlobal && own(setting, 'zone_id') === undefined) return undefined;
    if (zone === undefined || typeof region !== 'string' || typeof oplogs !== 'boolean') return undefined;
    if (own(setting, 'cloud_provider') !== own(config, 'provider_name')) return undefined;
    if (!Array.isArray(frequencies)) return undefined;
    const usual = [...(frequencies as string[])].sort().join() === [...present].sort().join();
    const others = object({
      zone: isGlobal ? literal(String(own(zone, 'zone_name'))) : undefined,
      frequencies: usual
        ? undefined
        : list((frequencies as string[]).map((one) => literal(one.toLowerCase().replace('_', '-')))),
      oplogs: oplogs === hasPit ? undefined : literal(oplogs),
    });
    return others.kind === 'object' && others.members.length > 0
      ? object([{ name: 'region', value: literal(region) }, ...others.members])
      : literal(region);
  });
  if (copies.includes(undefined)) return undefined;
  return call(
    name(cluster.variable),
    'addSnapshotCopies',
    literal(builder.below(cluster).unique('Copies')),
    list(copies as readonly Value[]),
  );
}

/** The export of a schedule as `exportSnapshotsTo`; undefined if the construct would write another. */
export function exportOf({ type, values }: StateResource, builder: Builder): Value | undefined {
  const needed = setValues(type, values);
  const [block = {}] = objectsOf(own(needed, 'export'));
  const frequency = own(block, 'frequency_type');
  const cluster = builder.construct('cluster', 'cluster_name', values);
  const bucket = builder.construct('export', 'export_bucket_id', {
    ...block,
    project_id: own(values, 'project_id'),
  });
  if (cluster === undefined || bucket === undefined || own(needed, 'auto_export_enabled') !== true)
    return undefined;
  if (!['monthly', 'yearly', 'weekly', 'daily'].includes(frequency as string)) return undefined;
  // Without an item of the frequency, the construct would add one.
  if (objectsOf(own(needed, `policy_item_${String(frequency)}`)).length === 0) return undefined;
  return call(
    name(cluster.variable),
    'exportSnapshotsTo',
    name(bucket.variable),
    ...(frequency === 'monthly' ? [] : [object({ frequency: literal(String(frequency)) })]),
  );
}

/** A compliance policy as a `BackupCompliancePolicy`. What it cannot write as props is set on its resource. */
export function policyDraft({ type, values }: StateResource, id: string, project: Value): Draft | undefined {
  const needed = setValues(type, values);
  const contact = ['authorized_email', 'authorized_user_first_name', 'authorized_user_last_name'].map((one) =>
    own(needed, one),
  );
  if (contact.some((one) => typeof one !== 'string')) return undefined;
  const [email = '', firstName = '', lastName = ''] = contact as string[];
  const made: Member[] = [];
  const sets: Record<string, unknown> = {};
  for (const [prop, attribute, make] of ITEMS) {
    const [item, ...others] = objectsOf(own(needed, attribute));
    if (item === undefined || others.length > 0) continue;
    // The policy has its own intervals for what is not hourly: Atlas ignores them.
    const interval = { daily: 1, weekly: 1, monthly: LAST_DAY_OF_MONTH, yearly: 1 }[prop];
    if (interval !== undefined && own(item, 'frequency_interval') !== interval) continue;
    const value = prop === 'hourly' ? make(item) : itemValue(item);
    if (value === undefined) continue;
    made.push({ name: prop, value });
    sets[attribute] = own(needed, attribute);
  }
  const flag = (attribute: string): Value | undefined =>
    optional(own(needed, attribute), (value) => literal(value === true));
  const window = own(needed, 'restore_window_days');
  return {
    as: 'policy',
    path: ['Resource'],
    value: create(
      construct('BackupCompliancePolicy'),
      THIS,
      id,
      object([
        { name: 'project', value: project },
        {
          name: 'cannotBeUndone',
          value: object({ reason: literal('the project had this policy before it was adopted') }),
        },
        {
          name: 'contact',
          value: object({
            email: literal(email),
            firstName: literal(firstName),
            lastName: literal(lastName),
          }),
        },
        ...made,
        ...members({
          pointInTimeRestore: flag('pit_enabled'),
          restoreWindowDays: optional(window, (value) => literal(value as number)),
          encryptionAtRest: flag('encryption_at_rest_enabled'),
          copyProtection: flag('copy_protection_enabled'),
        }),
      ]),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      authorized_email: email,
      authorized_user_first_name: firstName,
      authorized_user_last_name: lastName,
      ...sets,
      pit_enabled: own(needed, 'pit_enabled'),
      restore_window_days: window,
      encryption_at_rest_enabled: own(needed, 'encryption_at_rest_enabled'),
      copy_protection_enabled: own(needed, 'copy_protection_enabled'),
    }),
  };
}

/** An on-demand snapshot as a `takeSnapshot` of its cluster. */
export function snapshotDraft(
  { type, values }: StateResource,
  wanted: string,
  builder: Builder,
): Draft | undefined {
  const cluster = builder.construct('cluster', 'cluster_name', values);
  const needed = setValues(type, values);
  const [days, description] = [own(needed, 'retention_in_days'), own(needed, 'description')];
  if (cluster === undefined || typeof days !== 'number' || typeof description !== 'string') return undefined;
  const id = builder.below(cluster).unique(wanted);
  return {
    as: 'snapshot',
    below: { parent: cluster, id },
    path: ['Resource'],
    value: call(
      name(cluster.variable),
      'takeSnapshot',
      literal(id),
      object({
        keepDays: literal(days),
        description: description === id ? undefined : literal(description),
      }),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      cluster_name: own(needed, 'cluster_name'),
      description,
      retention_in_days: days,
    }),
  };
}

/** A restore as a `RestoreJob`. */
export function restoreDraft(
  { type, values }: StateResource,
  id: string,
  builder: Builder,
): Draft | undefined {
  const needed = setValues(type, values);
  const [delivery = {}] = objectsOf(own(needed, 'delivery_type_config'));
  const snapshot = builder.construct('snapshot', 'snapshot_id', needed);
  const target = builder.construct('cluster', 'target_cluster_name', delivery);
  // A restore belongs to the cluster of its snapshot.
  const isOfSnapshot =
    snapshot !== undefined && own(snapshot.resource.values, 'cluster_name') === own(needed, 'cluster_name');
  const isDownload = own(delivery, 'download') === true;
  const isAutomated = own(delivery, 'automated') === true && !isDownload;
  if (!isOfSnapshot || (isAutomated ? target === undefined : !isDownload)) return undefined;
  const job = memberOf({ kind: 'class', of: construct('RestoreJob') });
  const props = { snapshot: name(snapshot.variable) };
  return {
    as: 'construct',
    path: ['Resource'],
    value: isAutomated
      ? call(job, 'automated', THIS, literal(id), object({ ...props, target: name(target?.variable ?? '') }))
      : call(job, 'download', THIS, literal(id), object(props)),
    sets: present({
      project_id: own(needed, 'project_id'),
      cluster_name: own(needed, 'cluster_name'),
      snapshot_id: own(needed, 'snapshot_id'),
      delivery_type_config: isAutomated
        ? {
            automated: true,
            target_cluster_name: own(delivery, 'target_cluster_name'),
            target_project_id: own(delivery, 'target_project_id'),
          }
        : { download: true },
    }),
  };
}

/** An export bucket as a `SnapshotExport`. */
export function exportDraft(
  { type, values }: StateResource,
  id: string,
  project: Value,
  builder: Builder,
): Draft | undefined {
  const needed = setValues(type, values);
  const [bucket, role] = [own(needed, 'bucket_name'), own(needed, 'iam_role_id')];
  if (own(needed, 'cloud_provider') !== 'AWS' || typeof bucket !== 'string' || typeof role !== 'string')
    return undefined;
  return {
    as: 'export',
    path: ['Resource'],
    value: call(
      { kind: 'class', of: construct('SnapshotExport') },
      'toAws',
      THIS,
      literal(id),
      object({
        project,
        bucketName: literal(bucket),
        iamRoleId: builder.referenceTo('iam_role_id', role, values) ?? literal(role),
      }),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      cloud_provider: 'AWS',
      bucket_name: bucket,
      iam_role_id: role,
    }),
  };
}

/** A Serverless instance as a `ServerlessInstance`. */
export function serverlessDraft(resource: StateResource, id: string, project: Value): Draft | undefined {
  const { type, values, address } = resource;
  const needed = setValues(type, values);
  const [instance, provider, region] = [
    'name',
    'provider_settings_backing_provider_name',
    'provider_settings_region_name',
  ].map((one) => own(needed, one));
  if (typeof instance !== 'string' || typeof provider !== 'string' || typeof region !== 'string')
    return undefined;
  const isProtected = own(values, 'termination_protection_enabled') !== false;
  const disabled = isProtected
    ? []
    : [disabledSwitch(address, 'terminationProtection', 'Atlas does not reject deleting the instance')];
  const isContinuous = own(needed, 'continuous_backup_enabled');
  return {
    as: 'construct',
    path: ['Resource'],
    disabled: disabled.map(({ note }) => note),
    value: create(
      construct('ServerlessInstance'),
      THIS,
      id,
      object([
        { name: 'project', value: project },
        ...members({
          name: instance === id ? undefined : literal(instance),
          cloudProvider: literal(provider),
          region: literal(region),
          continuousBackup: optional(isContinuous, (value) => literal(value === true)),
        }),
        ...disabled.map(({ member }) => member),
      ]),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      name: instance,
      provider_settings_backing_provider_name: provider,
      provider_settings_provider_name: 'SERVERLESS',
      provider_settings_region_name: region,
      termination_protection_enabled: isProtected,
      continuous_backup_enabled: isContinuous,
    }),
  };
}
