import {
  CLOUD_PROVIDERS,
  CLOUD_PROVIDER_NAMES,
  type CloudProvider,
  instanceSizes,
  isCloudProvider,
  sizeNumber,
} from '../../atlas';
import { type Cluster, type Value, is, show } from '../../model';
import { cluster, project, region, shards, together } from '../example';
import { nodeSizes } from '../queries/node-sizes';
import { type Result, defineRule, unchecked } from '../rule';
import { called } from '../queries/names';
import { listed } from '../../text/list';

export const clusterUnknownInstanceSize = defineRule({
  id: 'cluster/unknown-instance-size',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an instance size that Atlas does not list for the cloud provider',
  why: 'Each cloud provider has sizes of its own, and Atlas refuses a cluster of any other; this rule knows those of its release.',
  docs: 'https://www.mongodb.com/docs/atlas/cluster-additional-settings/',
  prevents: '400',
  refuses: { action: 'write', isUncertain: true },
  facts: ['5.7'],
  get examples() {
    return {
      good: [
        {
          title: 'M90, which Azure has',
          resources: together(
            project(),
            cluster({
              replication_specs: [
                { region_configs: [region('M90', { provider_name: 'AZURE', region_name: 'EUROPE_NORTH' })] },
              ],
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'M90, which AWS does not have',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M90') })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) yield* unknownSizes(cluster);
  },
});

/** One finding for each size, however many regions and shards have it. */
function* unknownSizes(cluster: Cluster): Iterable<Result> {
  const judged = new Set<string>();
  for (const { provider, size, attribute } of nodeSizes(cluster)) {
    if (size.kind === 'unknown') yield unchecked(cluster, attribute, size);
    if (size.kind !== 'known' || isKnownSize(provider, size.value)) continue;
    const providers = possible(provider);
    const key = `${size.value} ${providers.join(' ')}`;
    if (providers.length === 0 || judged.has(key)) continue;
    judged.add(key);
    const owners = providers.filter((name) => instanceSizes(name).includes(size.value));
    if (owners.length === 0)
      yield {
        at: cluster,
        attribute,
        problem: `the cluster ${called(cluster)} has the size ${show(size)}, which ${nobodyHasIt(providers)}`,
        fix: `write ${size.sensitive === true ? 'a size that it has' : near(size.value, providers)}`,
      };
    else if (provider.kind === 'unknown' && owners.length < providers.length)
      yield unchecked(cluster, attribute, {
        ...provider,
        reason: `which cloud provider runs these nodes is known after ${provider.until}`,
      });
  }
}

/** Nearly every size is one that its provider has: there is nothing to say of it. */
function isKnownSize(provider: Value<string>, size: string): boolean {
  return (
    provider.kind === 'known' &&
    isCloudProvider(provider.value) &&
    instanceSizes(provider.value).includes(size)
  );
}

/** The cloud providers that may run the nodes: none where that is left out, or is no such provider. */
function possible(provider: Value<string>): readonly CloudProvider[] {
  return provider.kind === 'unknown' ? CLOUD_PROVIDERS : CLOUD_PROVIDERS.filter((name) => is(provider, name));
}

function nobodyHasIt(providers: readonly CloudProvider[]): string {
  const [only, ...others] = providers;
  return only === undefined || others.length > 0
    ? 'no cloud provider has'
    : `${CLOUD_PROVIDER_NAMES[only]} does not have`;
}

/** The sizes that somebody may have meant. */
function near(size: string, providers: readonly CloudProvider[]): string {
  const sizes = [...new Set(providers.flatMap((name) => instanceSizes(name)))];
  const written = size.trim().toUpperCase();
  if (sizes.includes(written)) return written;
  const number = sizeNumber(written);
  if (number === undefined) return 'a size such as M10, M30 or R40';
  const classOf = (name: string): string => name.replace(/\d+/, '');
  const alike = sizes.filter((name) => classOf(name) === classOf(written));
  const family = (alike.length > 0 ? alike : sizes.filter((name) => classOf(name) === written.charAt(0)))
    .map((name) => ({ name, number: sizeNumber(name) ?? 0 }))
    .sort((one, other) => one.number - other.number);
  const found = family.filter((each) => each.number === number);
  if (found.length === 0)
    found.push(
      ...family.filter((each) => each.number < number).slice(-1),
      ...family.filter((each) => each.number > number).slice(0, 1),
    );
  return listed(
    found.map(({ name }) => name),
    'or',
  );
}
