import { type Cluster, type Resource, type Unknown, is, show, knownValue } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { isUpgradedWithoutAsking } from '../queries/cluster-switches';
import { cluster, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';
import { listed } from '../../text/list';

export const clusterBackupDisabled = defineRule({
  id: 'cluster/backup-disabled',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an M10+ cluster with its backups switched off',
  why: 'Atlas takes no snapshot of such a cluster. For development that is a choice, and one that Atlas itself advises; a production cluster then has nothing to be restored from.',
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
          title: 'a development cluster: worth knowing, no more',
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
      // That is cluster/backup-not-declared.
      if (isUpgradedWithoutAsking(cluster)) continue;
      const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
      if (typeof isDedicated === 'object') yield isDedicated;
      else if (isDedicated && backupEnabled.kind === 'unknown')
        yield unchecked(cluster, backupAttribute, backupEnabled);
      else if (isDedicated) {
        const wish = wishForBackups(cluster);
        yield {
          at: cluster,
          attribute: backupAttribute,
          problem: `${called(cluster)} is an M10+ cluster with ${backupAttribute} = false${wish.text === undefined ? '' : `, although ${wish.text}`}`,
          fix:
            wish.text === undefined
              ? `write ${backupAttribute} = true unless losing its data does not matter`
              : `write ${backupAttribute} = true`,
          ...(wish.text === undefined ? {} : { severity: 'warning' }),
          related: wish.related,
        };
        if (wish.text === undefined && wish.unknown !== undefined)
          yield unchecked(cluster, 'tags', wish.unknown);
      }
    }
  },
});

/** What in the configuration says that a cluster should have backups after all. */
interface Wish {
  readonly text?: string;
  readonly related: readonly Resource[];
  /** Why it may still say so. */
  readonly unknown?: Unknown;
}

function wishForBackups({ schedules, snapshots, tags }: Cluster): Wish {
  const related = [...schedules, ...snapshots];
  if (related.length > 0) {
    const addresses = related.map(({ address }) => address);
    return { text: `${listed(addresses)} ${addresses.length === 1 ? 'is' : 'are'} for it`, related };
  }
  if (tags.kind === 'unknown') return { related, unknown: tags };
  let unknown: Unknown | undefined;
  for (const [key, value] of knownValue(tags) ?? []) {
    if (!ENVIRONMENT_KEYS.has(key.toLowerCase())) continue;
    if (value.kind === 'unknown') unknown = value;
    else if (value.kind === 'known' && PRODUCTION_VALUES.has(value.value.toLowerCase()))
      return { text: `its tag ${key} is ${show(value)}`, related };
  }
  return unknown === undefined ? { related } : { related, unknown };
}

const ENVIRONMENT_KEYS: ReadonlySet<string> = new Set(['env', 'environment', 'stage']);
const PRODUCTION_VALUES: ReadonlySet<string> = new Set(['prod', 'production', 'live']);
