import { type Cluster, type Value, is, quote } from '../../model';
import { cluster, project, together } from '../example';
import { type Result, defineRule, unchecked, unlinked } from '../rule';

/** The longest name of a cluster. */
const LONGEST = 64;
/** So many characters of the name make the host name, and have to be unique in the project. */
const PREFIX = 23;

export const clusterInvalidName = defineRule({
  id: 'cluster/invalid-name',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster name that Atlas refuses, or that begins like that of another cluster of the project',
  why: `A cluster name has at most ${LONGEST} letters, digits and hyphens; its first ${PREFIX} characters make the host name, so they cannot end with a hyphen and have to be unique in the project.`,
  docs: 'https://www.mongodb.com/docs/atlas/reference/atlas-limits/',
  prevents: '400',
  refuses: { action: 'create' },
  facts: ['5.11'],
  get examples() {
    return {
      good: [
        {
          title: 'letters, digits and hyphens',
          resources: together(project(), cluster({ name: 'orders-eu-2' })),
        },
        {
          title: 'two long names that differ early',
          resources: together(
            project(),
            cluster({ name: 'eu-customer-orders-archive' }, 'eu'),
            cluster({ name: 'us-customer-orders-archive' }, 'us'),
          ),
        },
      ],
      bad: [
        { title: 'a dot', resources: together(project(), cluster({ name: 'orders.eu' })) },
        {
          title: 'two names that differ only after 23 characters',
          resources: together(
            project(),
            cluster({ name: 'customer-orders-archive-eu' }, 'eu'),
            cluster({ name: 'customer-orders-archive-us' }, 'us'),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) yield* refusedName(cluster);
    for (const project of after.projects) yield* sharedPrefixes(project.clusters);
    yield* perhapsShared(after.clusters);
  },
});

/**
 * A name that every documented pattern refuses. They disagree on underscores, and on hyphens after the first 23
 * characters, so neither is judged.
 */
function* refusedName(cluster: Cluster): Iterable<Result> {
  const { name } = cluster;
  if (name.kind === 'unknown') yield unchecked(cluster, 'name', name);
  if (name.kind !== 'known') return;
  const refusal = refusalOf(name.value);
  if (refusal !== undefined)
    yield {
      at: cluster,
      attribute: 'name',
      problem: `the cluster name ${quote(name)} ${refusal.problem}`,
      fix: refusal.fix,
    };
}

/** What no pattern refuses, which nearly every name is. */
const PLAIN = new RegExp(`^[a-zA-Z0-9]{1,${PREFIX}}$|^[a-zA-Z0-9][\\w-]{0,${PREFIX - 2}}\\w$`);

function refusalOf(name: string): { readonly problem: string; readonly fix: string } | undefined {
  if (PLAIN.test(name)) return undefined;
  if (!/^[a-zA-Z0-9]/.test(name))
    return {
      problem: 'does not begin with a letter or a digit',
      fix: 'begin it with one of a to z, A to Z or 0 to 9',
    };
  if (!/^[\w-]*$/.test(name))
    return {
      problem: 'has characters other than letters, digits and hyphens',
      fix: 'write it with a to z, A to Z, 0 to 9 and hyphens alone',
    };
  if (name.slice(0, PREFIX).endsWith('-'))
    return name.length > PREFIX
      ? {
          problem: `has a hyphen as its ${PREFIX}rd character, where Atlas cuts it for the host name`,
          fix: `have its first ${PREFIX} characters end with a letter or a digit`,
        }
      : { problem: 'ends with a hyphen', fix: 'end it with a letter or a digit' };
  if (name.length > LONGEST)
    return {
      problem: `has ${name.length} characters, more than ${LONGEST}`,
      fix: `write at most ${LONGEST} characters`,
    };
  return undefined;
}

/** The names of one project that begin alike: every cluster but the first is reported. */
function* sharedPrefixes(clusters: readonly Cluster[]): Iterable<Result> {
  for (const alike of byPrefix(clusters).values()) {
    if (alike.length < 2) continue;
    const [first, ...others] = alike.sort(byAddress);
    if (first === undefined) continue;
    for (const other of others)
      yield { at: other, attribute: 'name', ...sharing(first.name, other.name), related: [first] };
  }
}

function sharing(
  one: Value<string>,
  other: Value<string>,
): { readonly problem: string; readonly fix: string } {
  return one.kind === 'known' && is(other, one.value)
    ? {
        problem: `two clusters of one project have the name ${quote(other)}`,
        fix: 'give one of them another name',
      }
    : {
        problem: `the cluster names ${quote(one)} and ${quote(other)} of one project have the same first ${PREFIX} characters`,
        fix: `have their first ${PREFIX} characters tell them apart`,
      };
}

/** Clusters whose project is not known, and whose name begins like that of a cluster which may be in the same one. */
function* perhapsShared(clusters: readonly Cluster[]): Iterable<Result> {
  if (clusters.every(({ project }) => project.kind !== 'unlinked')) return;
  for (const alike of byPrefix(clusters).values())
    for (const cluster of alike)
      if (alike.length > 1 && cluster.project.kind === 'unlinked')
        yield unlinked(cluster, 'project_id', cluster.project);
}

function byPrefix(clusters: readonly Cluster[]): ReadonlyMap<string, Cluster[]> {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    if (cluster.name.kind !== 'known') continue;
    const prefix = cluster.name.value.slice(0, PREFIX);
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [cluster]);
    else group.push(cluster);
  }
  return groups;
}

function byAddress(one: Cluster, other: Cluster): number {
  return one.address < other.address ? -1 : 1;
}
