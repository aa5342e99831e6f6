import type { Cluster } from './cluster';
import type { CompliancePolicy } from './compliance-policy';
import type { EncryptionAtRest } from './encryption-at-rest';
import type { ExportBucket } from './export-bucket';
import { type Link, type Unlinked, linked } from './link';
import { type Resource, isNew } from './resource';
import type { Schedule } from './schedule';
import type { Snapshot } from './snapshot';
import { type Value, knownValue } from './value';

/** An Atlas project, whether this configuration creates it or only names it. */
export interface Project {
  /** What a message calls it: its name, its id or the reference to it. */
  readonly label: string;
  /** The resource that creates it; undefined for a project that is only named. */
  readonly resource: Resource | undefined;
  readonly id: Value<string>;
  readonly name: Value<string>;
  /** How many clusters Atlas had in it when the state was refreshed last. */
  readonly clusterCount: Value<number>;
  readonly clusters: readonly Cluster[];
  readonly schedules: readonly Schedule[];
  readonly snapshots: readonly Snapshot[];
  readonly compliancePolicies: readonly CompliancePolicy[];
  readonly exportBuckets: readonly ExportBucket[];
  readonly encryptionsAtRest: readonly EncryptionAtRest[];
  readonly grants: readonly RoleGrant[];
}

/** Roles on a project that this configuration gives to a team, a user, a service account or an API key. */
export interface RoleGrant {
  readonly resource: Resource;
  readonly attribute: string;
  readonly roles: Value<readonly Value<string>[]>;
}

/** Such roles on a project that cannot be determined. */
export interface UnlinkedGrant {
  readonly grant: RoleGrant;
  /** The attribute that names the project. */
  readonly attribute: string;
  readonly project: Unlinked;
}

/** Whether two links point to the same project; undefined if that is not known. */
export function isSameProject(one: Link<Project>, other: Link<Project>): boolean | undefined {
  if (one.kind !== 'linked' || other.kind !== 'linked') return undefined;
  if (one.to === other.to) return true;
  const [a, b] = [one.to.id, other.to.id];
  if (a.kind === 'known' && b.kind === 'known') return false;
  // Two projects that this configuration creates differ; any other pair may be the same project.
  const isMade = (project: Project): boolean => project.resource !== undefined;
  if (isMade(one.to) && isMade(other.to)) return false;
  const isToCome = (project: Project): boolean => project.resource?.existence === 'new';
  return isToCome(one.to) || isToCome(other.to)
    ? a.kind === 'known' || b.kind === 'known'
      ? false
      : undefined
    : undefined;
}

/**
 * The id of a project, if it is known. The estates before and after a plan have different objects for one project, which has
 * the same id in both.
 */
export function projectIdOf(project: Link<Project>): string | undefined {
  return knownValue(linked(project)?.id);
}

/** The compliance policies of a project, usually at most one; none if it is not known which project it is. */
export function policiesOf(project: Link<Project>): readonly CompliancePolicy[] {
  return linked(project)?.compliancePolicies ?? [];
}

/**
 * The compliance policies that a cluster is under after a plan. One that Terraform forgets stays in Atlas, and Atlas
 * rejects its deletion while the project has clusters.
 */
export function policiesInForce({ project }: Pick<Cluster, 'project'>): readonly CompliancePolicy[] {
  const own = policiesOf(project);
  const to = linked(project);
  return own.length > 0 || to === undefined ? own : formerPolicies(to);
}

/** Clusters share their project, which may have many of them. */
const formerBefore = new WeakMap<Project, readonly CompliancePolicy[]>();

/** The policies that a project had before the plan; its clusters that it had already lead there. */
function formerPolicies(project: Project): readonly CompliancePolicy[] {
  const known = formerBefore.get(project);
  if (known !== undefined) return known;
  const former = project.clusters.find((cluster) => isOfBefore(cluster, project))?.before;
  const policies = former === undefined ? [] : policiesOf(former.project);
  formerBefore.set(project, policies);
  return policies;
}

/** A cluster that is recreated may have been in another project. */
function isOfBefore(cluster: Cluster, project: Project): boolean {
  if (cluster.before === undefined) return false;
  if (!isNew(cluster)) return true;
  const was = linked(cluster.before.project);
  const id = was === undefined ? undefined : knownValue(was.id);
  return id !== undefined && id === knownValue(project.id);
}
