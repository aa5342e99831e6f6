import { existsAlready } from '../../model/resource';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { cluster, flexCluster, project, together } from '../example';
import { defineRule } from '../rule';
import { kindNamed } from '../queries/names';

export const flexFirstDayWithoutSnapshot = defineRule({
  id: 'flex/first-day-without-snapshot',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a new Flex cluster, which has no snapshot for the first 24 hours',
  why: 'Atlas takes the first daily snapshot of a Flex cluster 24 hours after it is created, and does not support on-demand snapshots of it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  facts: ['F2'],
  get examples() {
    return {
      good: [{ title: 'an M10 takes snapshots on demand', resources: together(project(), cluster()) }],
      bad: [{ resources: together(project(), flexCluster()) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      // At synth it is not known whether the cluster is new, unless it is imported.
      if (existsAlready(cluster)) continue;
      const isFlex = isOfKind('flex', cluster, kindAttribute(cluster));
      if (typeof isFlex === 'object') yield isFlex;
      else if (isFlex)
        yield {
          at: cluster,
          problem: `${kindNamed('flex', cluster)} has no snapshot in the first 24 hours after it is created`,
          fix: 'keep a copy of the data for the first day, back up with mongodump, or use an M10 or larger with an on-demand snapshot',
        };
    }
  },
});
