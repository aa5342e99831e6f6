import type { Cluster } from '../../model';
import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { fix, listing, named } from '../fix/fix';
import { kindAttribute } from '../queries/cluster-kind';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, scheduleOf, tenantCluster, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { kindNamed } from '../queries/names';
import { listed } from '../../text/list';

const sandbox = 'mongodbatlas_advanced_cluster.sandbox';

export const changeUpgradeNeedsSecondApply = defineRule({
  id: 'change/upgrade-needs-second-apply',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'an M0 or Flex cluster is upgraded to a dedicated one, without its other new settings',
  why: 'The apply that upgrades an M0 or Flex cluster to a dedicated one sends only the upgrade. Point-in-time restore, encryption with customer keys and the backup schedule need a second apply.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster',
  prevents: 'M10 without PIT',
  facts: ['8.11'],
  get examples() {
    return {
      good: [
        {
          title: 'the upgrade alone',
          before: together(project(), tenantCluster('FLEX')),
          resources: together(project(), cluster({}, 'sandbox')),
        },
      ],
      bad: [
        {
          title: 'with point-in-time restore',
          before: together(project(), tenantCluster('TENANT')),
          resources: together(project(), cluster({ pit_enabled: true }, 'sandbox')),
        },
        {
          title: 'with a schedule',
          before: together(project(), tenantCluster('FLEX')),
          resources: together(
            project(),
            cluster({}, 'sandbox'),
            scheduleOf(sandbox, { policy_item_daily: item(1, 'days', 7) }, 'sandbox'),
          ),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !isTenant(cluster)) continue;
      if (after.kind.kind === 'unknown') yield unchecked(after, kindAttribute(after), after.kind);
      if (is(after.kind, 'dedicated')) yield* notSent(cluster, after);
    }
  },
});

function isTenant(cluster: Cluster): boolean {
  const kind = kindOf(cluster);
  return kind === 'free' || kind === 'flex' || kind === 'shared';
}

const SCHEDULE = 'its backup schedule';

/** The settings that need a second apply. */
function* notSent(before: Cluster, after: Cluster): Iterable<Result> {
  const { pitEnabled, encryptionAtRestProvider: encryption, schedules } = after;
  const hasEncryption = encryption.kind === 'known' && encryption.value !== 'NONE';
  const left = [
    ...(is(pitEnabled, true) ? ['pit_enabled'] : []),
    ...(hasEncryption ? ['encryption_at_rest_provider'] : []),
    ...(schedules.length > 0 ? [SCHEDULE] : []),
  ];
  const [first] = left;
  if (first === undefined) {
    if (pitEnabled.kind === 'unknown') yield unchecked(after, 'pit_enabled', pitEnabled);
    if (encryption.kind === 'unknown') yield unchecked(after, 'encryption_at_rest_provider', encryption);
    return;
  }
  yield {
    at: after,
    attribute: first === SCHEDULE ? kindAttribute(after) : first,
    problem: `${kindNamed(kindOf(before), after)} is upgraded to a dedicated cluster, but the same apply does not send ${listed(left)}`,
    fix: fix`1. apply the upgrade without ${listing(left.map((one) => (one === SCHEDULE ? fix`${one}` : named(one))))}; 2. add ${left.length === 1 ? 'it' : 'them'} and apply again`,
    ...(schedules.length === 0 ? {} : { related: schedules }),
  };
}
