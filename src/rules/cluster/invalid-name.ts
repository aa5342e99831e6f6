import type { Cluster } from '../../model';
import { HOST_NAME_LENGTH, hostNameOf } from '../../model/cluster-name';
import { byExistence, existsAlready } from '../../model/resource';
import { isInBoth } from '../../model/same-resource';
import { is, quote } from '../../model/value';
import { grouped } from '../../text/group';
import { cluster, project, together } from '../example';
import { type Fix, fix, named, removedBlock } from '../fix/fix';
import { clusterNamed, projectNamed } from '../queries/names';
import { oneOfTwo } from '../queries/one-of-two';
import { type Problem, type Result, type Unchecked, defineRule, unchecked, unlinked } from '../rule';

/** The longest name of a cluster. */
const LONGEST = 64;
const PREFIX = HOST_NAME_LENGTH;

export const clusterInvalidName = defineRule({
  id: 'cluster/invalid-name',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: `a cluster name that Atlas rejects, or whose first ${PREFIX} characters are not unique in the project`,
  why: `A cluster name has at most ${LONGEST} letters, digits and hyphens. Its first ${PREFIX} characters form the host name, so they cannot end with a hyphen and must be unique in the project.`,
  docs: 'https://www.mongodb.com/docs/atlas/reference/atlas-limits/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['5.11', '11.12'],
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
    for (const cluster of after.clusters) yield* rejectedName(cluster);
    for (const project of after.projects) yield* sharedNames(project.clusters);
    yield* perhapsShared(after.clusters);
  },
});

/**
 * A name that every documented pattern rejects. The patterns disagree on underscores, and on hyphens after the first 23
 * characters, so neither is reported.
 */
function* rejectedName(cluster: Cluster): Iterable<Result> {
  const { name } = cluster;
  if (name.kind === 'unknown') yield unchecked(cluster, 'name', name);
  if (name.kind !== 'known') return;
  const rejection = rejectionOf(name.value);
  if (rejection !== undefined)
    yield {
      at: cluster,
      attribute: 'name',
      problem: `cluster name ${quote(name)} ${rejection.problem}`,
      fix: rejection.fix,
      ...(rejection.prevents === undefined ? {} : { prevents: rejection.prevents }),
    };
}

/** Names that no pattern rejects: nearly all. */
const PLAIN = new RegExp(`^[a-zA-Z0-9]{1,${PREFIX}}$|^[a-zA-Z0-9][\\w-]{0,${PREFIX - 2}}\\w$`);

/** Names that Atlas gives to its own clusters. */
const RESERVED = /^atlas-[a-z0-9]{6}$/i;

function rejectionOf(name: string): Pick<Problem, 'problem' | 'fix' | 'prevents'> | undefined {
  if (RESERVED.test(name))
    return {
      problem: 'is reserved by Atlas: atlas- and six letters or digits',
      fix: fix`set ${named('name')} to another name`,
      prevents: 'ATLAS_RESERVED_CLUSTER_NAME',
    };
  if (PLAIN.test(name)) return undefined;
  if (!/^[a-zA-Z0-9]/.test(name))
    return {
      problem: 'does not begin with a letter or a digit',
      fix: fix`begin ${named('name')} with a letter or a digit`,
    };
  if (!/^[\w-]*$/.test(name))
    return {
      problem: 'contains characters other than letters, digits and hyphens',
      fix: fix`use only a to z, A to Z, 0 to 9 and hyphens in ${named('name')}`,
    };
  if (name.slice(0, PREFIX).endsWith('-'))
    return name.length > PREFIX
      ? {
          problem: `has a hyphen as its ${PREFIX}rd character, the last one of the host name`,
          fix: fix`end the first ${PREFIX} characters of ${named('name')} with a letter or a digit`,
        }
      : { problem: 'ends with a hyphen', fix: fix`end ${named('name')} with a letter or a digit` };
  if (name.length > LONGEST)
    return {
      problem: `has ${name.length} characters, more than ${LONGEST}`,
      fix: fix`shorten ${named('name')} to at most ${LONGEST} characters`,
    };
  return undefined;
}

/**
 * Names of one project with the same first characters: every cluster but the first is reported. That is one which the plan
 * leaves unchanged, if there is one.
 */
function* sharedNames(clusters: readonly Cluster[]): Iterable<Result> {
  for (const alike of byHostName(clusters).values()) {
    if (alike.length < 2) continue;
    const [first, ...others] = [...alike].sort(byExistence);
    if (first === undefined) continue;
    for (const other of others) {
      const isSame = isSameCluster(first, other);
      if (isSame === undefined) yield perhapsSame(first, other);
      if (isSame === false)
        yield { at: other, attribute: 'name', ...sharing(first, other), related: [first] };
    }
  }
}

/**
 * Whether two inputs have one cluster, such as a plan and a state. Undefined for a cluster that a plan creates and that a
 * state has at the same address: that may be the state after this plan, or the one of another configuration.
 */
function isSameCluster(one: Cluster, other: Cluster): boolean | undefined {
  if (!hasSameName(one, other) || !isInBoth(one, other) || one.existence !== 'existing') return false;
  if (other.existence !== 'new') return true;
  return one.origin?.isState === true ? undefined : false;
}

function perhapsSame(one: Cluster, other: Cluster): Unchecked {
  return unchecked(other, 'name', {
    kind: 'unknown',
    until: 'apply',
    reason: `a state has ${clusterNamed(one)} at the same address, and may be the state after this plan or of another configuration`,
  });
}

function hasSameName(one: Cluster, other: Cluster): boolean {
  return one.name.kind === 'known' && is(other.name, one.name.value);
}

function sharing(one: Cluster, other: Cluster): Pick<Problem, 'problem' | 'fix' | 'rejects'> {
  const isTaken = existsAlready(one);
  const rejects = oneOfTwo(one, other);
  const project = projectNamed(other.project);
  if (!hasSameName(one, other))
    return {
      problem: `cluster names ${quote(one.name)} and ${quote(other.name)} of ${project} have the same first ${PREFIX} characters`,
      fix: fix`change ${named('name')} so that the first ${PREFIX} characters differ`,
      rejects,
    };
  if (isTaken && existsAlready(other))
    return {
      problem: `${clusterNamed(other)} of ${project} is managed at two addresses, ${one.address} and ${other.address}`,
      fix: fix`keep one of them, and replace the other one with ${removedBlock()}`,
      rejects: 'nothing',
    };
  return {
    problem: `two clusters of ${project} have the name ${quote(other.name)}`,
    fix: isTaken ? otherName(one, other) : fix`set ${named('name')} of one of them to another name`,
    rejects,
  };
}

/** The cluster that exists keeps its name: Terraform recreates a cluster whose name changes. */
function otherName(existing: Cluster, other: Cluster): Fix {
  const another = fix`set ${named('name')} to another name`;
  return existing.origin === other.origin
    ? another
    : fix`${another}, or import the existing cluster here, and add ${removedBlock(existing)} there`;
}

/** Clusters whose project is not known, and whose name begins like that of a cluster which may be in the same one. */
function* perhapsShared(clusters: readonly Cluster[]): Iterable<Result> {
  if (clusters.every(({ project }) => project.kind !== 'unlinked')) return;
  for (const alike of byHostName(clusters).values())
    for (const cluster of alike)
      if (alike.length > 1 && cluster.project.kind === 'unlinked')
        yield unlinked(cluster, 'project_id', cluster.project);
}

function byHostName(clusters: readonly Cluster[]): ReadonlyMap<string, readonly Cluster[]> {
  return grouped(clusters, hostNameOf);
}
