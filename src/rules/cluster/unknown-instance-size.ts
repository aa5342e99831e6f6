import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS, CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas/cloud-provider';
import { instanceSizes, sizeNumber } from '../../atlas/instance-sizes';
import type { Cluster, Value } from '../../model';
import { is, show } from '../../model/value';
import { cluster, project, region, shards, together } from '../example';
import { nodeSizes, otherSize } from '../queries/node-sizes';
import { type Result, defineRule, unchecked } from '../rule';
import type { Fix } from '../fix/fix';
import { fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { listed } from '../../text/list';

export const clusterUnknownInstanceSize = defineRule({
  id: 'cluster/unknown-instance-size',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an instance size that Atlas does not list for the cloud provider',
  why: 'Each cloud provider has its own sizes, and Atlas rejects any other. This rule lists the sizes that were documented when it was released.',
  docs: 'https://www.mongodb.com/docs/atlas/cluster-additional-settings/',
  prevents: '400',
  rejects: { action: 'write', isUncertain: true },
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
        problem: `${clusterNamed(cluster)} has the size ${show(size)}, which ${notOffered(providers)}`,
        fix:
          size.sensitive === true
            ? 'set the instance size to one that the cloud provider offers'
            : near(attribute, size.value, providers),
      };
    else if (provider.kind === 'unknown' && owners.length < providers.length)
      yield unchecked(cluster, attribute, {
        ...provider,
        reason: `which cloud provider runs these nodes is known only after ${provider.until}`,
      });
  }
}

/** Nearly every size is one that its provider offers: nothing to report. */
function isKnownSize(provider: Value<string>, size: string): boolean {
  return (
    provider.kind === 'known' &&
    isCloudProvider(provider.value) &&
    instanceSizes(provider.value).includes(size)
  );
}

/** The cloud providers that may run the nodes: none if that is not set, or is not a cloud provider. */
function possible(provider: Value<string>): readonly CloudProvider[] {
  return provider.kind === 'unknown' ? CLOUD_PROVIDERS : CLOUD_PROVIDERS.filter((name) => is(provider, name));
}

function notOffered(providers: readonly CloudProvider[]): string {
  const [only, ...others] = providers;
  return only === undefined || others.length > 0
    ? 'no cloud provider offers'
    : `${CLOUD_PROVIDER_NAMES[only]} does not offer`;
}

/** The sizes that were probably intended. */
function near(attribute: string, size: string, providers: readonly CloudProvider[]): Fix {
  const sizes = [...new Set(providers.flatMap((name) => instanceSizes(name)))];
  const written = size.trim().toUpperCase();
  if (sizes.includes(written)) return otherSize({ attribute }, written);
  const number = sizeNumber(written);
  if (number === undefined) return fix`set the instance size to one such as M10, M30 or R40`;
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
  const [only, ...others] = found.map(({ name }) => name);
  return only !== undefined && others.length === 0
    ? otherSize({ attribute }, only)
    : fix`set the instance size to ${listed(
        found.map(({ name }) => name),
        'or',
      )}`;
}
