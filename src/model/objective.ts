import type { Cluster } from './cluster';
import { linked } from './link';
import { type Origin, isSameTree } from './origin';
import type { Retention } from './retention';

/** What a team needs of the backups of its clusters. */
export interface Objective {
  readonly needs: RecoveryNeeds;
  readonly covers: Coverage;
  /** Where it is declared, as a message names it: a construct's path, or the place in a configuration file. */
  readonly statedBy: string;
}

/** What backups must be able to do. What is not set is not required. */
export interface RecoveryNeeds {
  /** The RPO, the longest acceptable worst-case data loss, in seconds. */
  readonly worstLoss?: number;
  /** How far back a restore must be possible. */
  readonly keepFor?: Retention;
  /** Where snapshots must be, and may be, stored: regions such as `AWS/EU_CENTRAL_1` or `EU_CENTRAL_1`, or places such as `Germany`. */
  readonly storedIn?: readonly string[];
  readonly survivesClusterDeletion?: boolean;
  readonly survivesRegionLoss?: boolean;
}

/** Which clusters an objective covers: those that match all of its members. */
export interface Coverage {
  /**
   * The input that states it: it covers only clusters in this input, and those of the projects in it. Undefined where it
   * is stated for all inputs.
   */
  readonly origin?: Origin;
  /** The construct path of a subtree. */
  readonly scope?: string;
  /** The construct paths of several subtrees. */
  readonly scopes?: readonly string[];
  /** The construct path of the project of the clusters. */
  readonly project?: string;
  /** The construct paths of subtrees that are left out. */
  readonly exceptScopes?: readonly string[];
  /** The kinds of clusters that are left out. */
  readonly exceptKinds?: readonly string[];
  /** Whether the objective covers an address. */
  readonly address?: (address: string) => boolean;
  /** A tag with its value. */
  readonly tag?: readonly [name: string, value: string];
}

/** Whether an objective covers a cluster; undefined if that is not known yet. */
export function covers(objective: Objective, cluster: Cluster): boolean | undefined {
  const { origin, scope, scopes, project, address, tag, exceptScopes, exceptKinds } = objective.covers;
  if (origin !== undefined && project === undefined && !isOfInput(origin, scopes, cluster)) return false;
  if (exceptScopes?.some((one) => isWithin(one, cluster.constructPath)) === true) return false;
  const isExcepted = exceptKinds === undefined ? false : isOfKinds(exceptKinds, cluster);
  if (isExcepted === true) return false;
  if (scope !== undefined && !isWithin(scope, cluster.constructPath)) return false;
  if (scopes?.some((one) => isWithin(one, cluster.constructPath)) === false) return false;
  if (address?.(cluster.address) === false) return false;
  const ofProject = project === undefined ? true : isOfProject(project, origin, cluster);
  const withTag = tag === undefined ? true : hasTag(tag, cluster);
  if (ofProject === false || withTag === false) return false;
  return ofProject === undefined || withTag === undefined || isExcepted === undefined ? undefined : true;
}

/** Clusters that are listed by their construct paths may be in any stack of the app. */
function isOfInput(origin: Origin, scopes: Coverage['scopes'], cluster: Cluster): boolean {
  return scopes === undefined ? cluster.origin === origin : isSameTree(origin, cluster.origin);
}

/** Whether a construct path is that of a scope, or of something in it. */
export function isWithin(scope: string, path: string | undefined): boolean {
  return path === scope || path?.startsWith(`${scope}/`) === true;
}

function isOfKinds(kinds: readonly string[], { kind }: Cluster): boolean | undefined {
  return kind.kind === 'known' ? kinds.includes(kind.value) : undefined;
}

function isOfProject(path: string, origin: Origin | undefined, { project }: Cluster): boolean | undefined {
  const resource = linked(project)?.resource;
  if (project.kind !== 'linked') return undefined;
  return resource?.constructPath === path && (origin === undefined || resource.origin === origin);
}

function hasTag([name, value]: readonly [string, string], { tags }: Cluster): boolean | undefined {
  if (tags.kind === 'absent') return false;
  const tag = tags.kind === 'known' ? tags.value.get(name) : undefined;
  if (tags.kind === 'unknown' || tag?.kind === 'unknown') return undefined;
  return tag?.kind === 'known' && tag.value === value;
}
