import { is, show } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { defineRule, unchecked } from '../rule';
import { fix, named } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterNvmePaused = defineRule({
  id: 'cluster/nvme-paused',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a paused NVMe cluster',
  why: 'An NVMe cluster keeps its data on local disks, and Atlas does not support pausing it.',
  docs: 'https://www.mongodb.com/docs/atlas/pause-terminate-cluster/',
  prevents: 'CANNOT_PAUSE_NVME_CLUSTER',
  rejects: { action: 'write', request: 'pause' },
  facts: ['5.8'],
  get examples() {
    return {
      good: [
        {
          title: 'an NVMe cluster that runs',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M40_NVME') })),
        },
        {
          title: 'a paused cluster of another size',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M40'), paused: true })),
        },
      ],
      bad: [
        {
          resources: together(project(), cluster({ replication_specs: shards(1, 'M40_NVME'), paused: true })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { paused } = cluster;
      if (paused.kind === 'absent' || is(paused, false)) continue;
      const nvme = nvmeSize(cluster);
      if (nvme?.size.kind === 'unknown') yield unchecked(cluster, nvme.attribute, nvme.size);
      else if (nvme !== undefined && paused.kind === 'unknown') yield unchecked(cluster, 'paused', paused);
      else if (nvme !== undefined)
        yield {
          at: cluster,
          attribute: 'paused',
          problem: `${clusterNamed(cluster)} is paused, which its NVMe size ${show(nvme.size)} does not support`,
          fix: fix`remove ${named('paused')}, or set the instance size to one without NVMe`,
        };
    }
  },
});
