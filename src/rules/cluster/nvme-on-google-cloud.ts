import { instanceSizes, isNvme } from '../../atlas/instance-sizes';
import type { Cluster, Known } from '../../model';
import { is, show } from '../../model/value';
import { cluster, project, region, shards, together } from '../example';
import { nodeSizes, otherSize } from '../queries/node-sizes';
import { type Result, defineRule, unchecked } from '../rule';
import type { Fix } from '../fix/fix';
import { fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

const onGoogleCloud = (size: string) => [
  { region_configs: [region(size, { provider_name: 'GCP', region_name: 'WESTERN_EUROPE' })] },
];

export const clusterNvmeOnGoogleCloud = defineRule({
  id: 'cluster/nvme-on-google-cloud',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an NVMe size on Google Cloud',
  why: 'Atlas offers NVMe sizes only on AWS and Azure.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/google-gcp/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['5.7'],
  get examples() {
    return {
      good: [
        {
          title: 'NVMe on AWS',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M40_NVME') })),
        },
        {
          title: 'another size on Google Cloud',
          resources: together(project(), cluster({ replication_specs: onGoogleCloud('M40') })),
        },
      ],
      bad: [{ resources: together(project(), cluster({ replication_specs: onGoogleCloud('M40_NVME') })) }],
    };
  },
  silences: ['cluster/unknown-instance-size'],
  *check({ after }) {
    for (const cluster of after.clusters) yield* nvmeOnGoogleCloud(cluster);
  },
});

function* nvmeOnGoogleCloud(cluster: Cluster): Iterable<Result> {
  for (const { provider, size, attribute } of nodeSizes(cluster)) {
    const mayBeGoogleCloud = provider.kind === 'unknown' || is(provider, 'GCP');
    if (!mayBeGoogleCloud || size.kind === 'absent') continue;
    if (size.kind === 'unknown') yield unchecked(cluster, attribute, size);
    else if (isNvme(size.value) && provider.kind === 'unknown')
      yield unchecked(cluster, attribute, {
        ...provider,
        reason: `which cloud provider runs these nodes is known only after ${provider.until}`,
      });
    else if (isNvme(size.value))
      yield {
        at: cluster,
        attribute,
        problem: `${clusterNamed(cluster)} has the NVMe size ${show(size)} on Google Cloud, which has no NVMe sizes`,
        fix: fix`${sizeWithoutNvme(attribute, size)}, or move the cluster to AWS or Azure`,
      };
  }
}

/** The same size without NVMe, if Google Cloud has it. */
function sizeWithoutNvme(attribute: string, { value, sensitive }: Known<string>): Fix {
  const size = value.replace(/_NVME.*$/, '');
  return sensitive !== true && instanceSizes('GCP').includes(size)
    ? otherSize({ attribute }, size)
    : fix`set the instance size to one without NVMe`;
}
