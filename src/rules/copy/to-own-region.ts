import { fix, named } from '../fix/fix';
import type { Value } from '../../model';
import { show } from '../../model/value';
import { type Copy, copySettings, sourceOf } from '../queries/copy-settings';
import { cluster, copied, copyTo, item, project, region, schedule, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

const daily = { policy_item_daily: item(1, 'days', 7) };

export const copyToOwnRegion = defineRule({
  id: 'copy/to-own-region',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy to the region that already stores the snapshots',
  why: 'Atlas stores snapshots in the highest-priority region of the zone. A copy in the same region does not survive the loss of that region.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  facts: ['U-5'],
  get examples() {
    return {
      good: [
        {
          title: 'another region of the cluster',
          resources: together(
            project(),
            cluster({
              replication_specs: [
                {
                  region_configs: [
                    region('M10', { region_name: 'EU_CENTRAL_1', priority: 7 }),
                    region('M10', {
                      region_name: 'EU_WEST_1',
                      priority: 6,
                      electable_specs: { instance_size: 'M10', node_count: 2 },
                    }),
                  ],
                },
              ],
            }),
            schedule({ ...daily, copy_settings: copyTo('EU_WEST_1') }),
          ),
        },
      ],
      bad: [
        {
          resources: copied(copyTo('EU_CENTRAL_1')),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* ownRegion(copy);
    }
  },
});

function* ownRegion(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const { cloudProvider, regionName } = setting;
  const source = sourceOf(copy);
  if (regionName.kind === 'absent' || source === undefined) return;
  if ('unchecked' in source) {
    yield source;
    return;
  }
  // Regions of two providers can have the same name: AWS and Azure both have a US_EAST_2.
  if (differ(regionName, source.region) || differ(cloudProvider, source.provider)) return;
  for (const [name, value] of [
    ['region_name', regionName],
    ['region_name', source.region],
    ['cloud_provider', cloudProvider],
    ['cloud_provider', source.provider],
  ] as const)
    if (value.kind === 'unknown') {
      yield unchecked(schedule, `${attribute}.${name}`, value);
      return;
    }
  yield {
    at: schedule,
    attribute: `${attribute}.region_name`,
    problem: `the ${scheduleNamed(schedule)} copies snapshots to ${show(regionName)}, where they already are`,
    fix: fix`set ${named(`${attribute}.region_name`)} to another region, or remove ${named(attribute)}`,
    ...(schedule.cluster.kind === 'linked' ? { related: [schedule.cluster.to] } : {}),
  };
}

function differ(one: Value<string>, other: Value<string>): boolean {
  return one.kind === 'known' && other.kind === 'known' && one.value !== other.value;
}
