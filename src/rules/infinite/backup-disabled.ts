import { cluster, project, shards, together } from '../example';

import { is } from '../../model';
import { assign, fix } from '../fix';
import { clusterNamed } from '../queries/names';
import { defineRule } from '../rule';
import { infiniteClusters } from './editions';

/** A cluster of the edition INFINITE, as one should be. */
const infinite = (body: object = {}, region: object = {}) =>
  cluster({
    database_edition: 'INFINITE',
    replication_specs: shards(1, 'M30', {
      electable_specs: { instance_size: 'M30', node_count: 2 },
      auto_scaling: { compute_enabled: false },
      ...region,
    }),
    ...body,
  });

export const infiniteBackupDisabled = defineRule({
  id: 'infinite/backup-disabled',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'backups of the edition INFINITE that are disabled',
  why: 'A cluster of the edition INFINITE always has a continuous backup of 24 hours. backup_enabled decides only whether snapshots are kept longer.',
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite()) }],
      bad: [{ resources: together(project(), infinite({ backup_enabled: false })) }],
    };
  },
  *check(context) {
    for (const cluster of infiniteClusters(context)) {
      if ('unchecked' in cluster) continue;
      if (is(cluster.backupEnabled, false))
        yield {
          at: cluster,
          attribute: 'backup_enabled',
          problem: `${clusterNamed(cluster)} disables backups, but the edition INFINITE keeps 24 hours of continuous backup`,
          fix: fix`set ${assign('backup_enabled', true)} to keep snapshots longer`,
        };
    }
  },
});
