import { cluster, project, restoreOf, together } from '../example';

import type { Cluster, RestoreJob } from '../../model';
import { isOfGovernment } from '../../model/government';
import { linked } from '../../model/link';
import { clusterNamed } from '../queries/names';
import { type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { shards } from '../example';
import { TARGET, isRestore, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const inRegion = (name: string) => ({ replication_specs: shards(1, 'M30', { region_name: name }) });
const between = (target: string) =>
  together(
    project(),
    cluster(inRegion('US_GOV_WEST_1')),
    cluster(inRegion(target), 'practice'),
    restoreOf(orders, practice),
  );

export const restoreGovernmentBoundary = defineRule({
  id: 'restore/government-boundary',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore between a government region and another one',
  why: 'Atlas for Government keeps backups of government regions apart. They are not restored into other regions, nor the other way round.',
  docs: 'https://www.mongodb.com/docs/atlas/government/',
  prevents: 'restore refused',
  rejects: { action: 'create' },
  facts: ['N-17'],
  get examples() {
    return {
      good: [{ title: 'two government regions', resources: between('US_GOV_EAST_1') }],
      bad: [{ resources: between('US_EAST_1') }],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs) if (isToRun(job) && isRestore(job)) yield* acrossBoundary(job);
  },
});

function* acrossBoundary(job: RestoreJob): Iterable<Result> {
  const [source, target] = [linked(job.source), linked(job.target)];
  if (source === undefined || target === undefined) return;
  const [from, into] = [isOfGovernment(source), isOfGovernment(target)];
  if (from === into) return;
  if (from === undefined || into === undefined) {
    // Of a cluster in other regions this is not a question: government regions are a separate Atlas.
    if (from === true || into === true) yield notKnown(job, from === undefined ? source : target);
    return;
  }
  yield {
    at: job,
    attribute: TARGET,
    problem: `${clusterNamed(from ? source : target)} is in a government region, and ${clusterNamed(from ? target : source)} is not`,
    fix: `restore into a cluster ${from ? 'in' : 'outside of'} government regions`,
    related: [source, target],
  };
}

function notKnown(job: RestoreJob, { address, change }: Cluster): Unchecked {
  return unchecked(job, TARGET, {
    kind: 'unknown',
    until: change === undefined ? 'plan' : 'apply',
    reason: `the regions of ${address} are not known yet`,
  });
}
