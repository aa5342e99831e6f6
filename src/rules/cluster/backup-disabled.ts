import type { Cluster, Resource, Unknown } from '../../model';
import { is, knownValue, quote } from '../../model/value';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { isUpgradedWithoutAsking } from '../queries/cluster-switches';
import { cluster, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { listed } from '../../text/list';

export const clusterBackupDisabled = defineRule({
  id: 'cluster/backup-disabled',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a dedicated cluster with backups disabled',
  why: 'Atlas takes no snapshots of such a cluster. Atlas itself recommends this for development; a production cluster cannot be restored.',
  docs: 'https://www.mongodb.com/docs/atlas/architecture/current/backups/',
  prevents: 'silent loss',
  facts: ['O10'],
  get examples() {
    return {
      good: [
        {
          title: 'a production cluster with backups',
          resources: together(project(), cluster({ tags: { environment: 'production' } })),
        },
      ],
      bad: [
        {
          title: 'a development cluster: an info',
          resources: together(
            project(),
            cluster({ backup_enabled: false, tags: { environment: 'development' } }),
          ),
        },
        {
          title: 'a production cluster: a warning',
          resources: together(
            project(),
            cluster({ backup_enabled: false, tags: { environment: 'production' } }),
          ),
        },
        {
          title: 'a cluster that has a schedule: a warning',
          resources: together(project(), cluster({ backup_enabled: false }), schedule()),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { backupEnabled, backupAttribute } = cluster;
      if (backupEnabled.kind === 'absent' || is(backupEnabled, true)) continue;
      // The configuration does not set it: the value is that of the M0.
      if (isUpgradedWithoutAsking(cluster)) continue;
      const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
      if (typeof isDedicated === 'object') yield isDedicated;
      else if (isDedicated && backupEnabled.kind === 'unknown')
        yield unchecked(cluster, backupAttribute, backupEnabled);
      else if (isDedicated) {
        const need = needForBackups(cluster);
        yield {
          at: cluster,
          attribute: backupAttribute,
          problem: `backups of ${clusterNamed(cluster)} are disabled, ${need.text === undefined ? 'so it cannot be restored' : `although ${need.text}`}`,
          fix: fix`set ${assign(backupAttribute, true)}${need.text === undefined ? ', unless losing the data is acceptable' : ''}`,
          ...(need.text === undefined ? {} : { severity: 'warning' }),
          related: need.related,
        };
        if (need.text === undefined && need.unknown !== undefined)
          yield unchecked(cluster, 'tags', need.unknown);
      }
    }
  },
});

/** What in the configuration indicates that a cluster needs backups. */
interface Need {
  readonly text?: string;
  readonly related: readonly Resource[];
  /** A tag that may still indicate it. */
  readonly unknown?: Unknown;
}

function needForBackups({ schedules, snapshots, tags }: Cluster): Need {
  const related = [...schedules, ...snapshots];
  if (related.length > 0) {
    return { text: `it has ${listed(related.map(({ address }) => address))}`, related };
  }
  if (tags.kind === 'unknown') return { related, unknown: tags };
  let unknown: Unknown | undefined;
  for (const [key, value] of knownValue(tags) ?? []) {
    if (!ENVIRONMENT_KEYS.has(key.toLowerCase())) continue;
    if (value.kind === 'unknown') unknown = value;
    else if (value.kind === 'known' && PRODUCTION_VALUES.has(value.value.toLowerCase()))
      return { text: `its tag "${key}" is ${quote(value)}`, related };
  }
  return unknown === undefined ? { related } : { related, unknown };
}

const ENVIRONMENT_KEYS: ReadonlySet<string> = new Set(['env', 'environment', 'stage']);
const PRODUCTION_VALUES: ReadonlySet<string> = new Set(['prod', 'production', 'live']);
