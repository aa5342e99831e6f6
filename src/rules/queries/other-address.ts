import type { Cluster, Resource } from '../../model';
import { linked } from '../../model/link';
import { isDeposed, isNew } from '../../model/resource';
import { knownText } from '../../model/value';
import { blockAddress } from '../../text/block-address';
import { type Fix, type Move, fix, importBlock, movedBlocks, removedBlock } from '../fix/fix';
import type { Problem } from '../rule';
import { kindOf } from './deletion';
import { importIdOf } from './import-id';

/*
 * What a plan deletes at one address and creates at another, while it is one thing in Atlas: a resource that was renamed,
 * or that moves to another state.
 */

/** The cluster that a plan creates at another address for one that it destroys. */
export interface CreatedAgain {
  readonly cluster: Cluster;
  /** Whether it certainly is in the same project. */
  readonly isCertain: boolean;
}

/** The cluster that a plan creates at another address under the name of one that it destroys, in the same project. */
export function createdAgain(old: Cluster, planned: readonly Cluster[]): CreatedAgain | undefined {
  const name = knownText(old.name);
  if (name === undefined || isDeposed(old)) return undefined;
  const found: CreatedAgain[] = [];
  for (const cluster of planned) {
    if (!isNew(cluster) || cluster === old.after || knownText(cluster.name) !== name) continue;
    const isSame = isInSameProject(old, cluster);
    if (isSame !== false) found.push({ cluster, isCertain: isSame === true });
  }
  const cost = ({ cluster, isCertain }: CreatedAgain): number =>
    (isCertain ? 0 : 4) +
    (cluster.change?.action === 'create' ? 0 : 2) +
    (cluster.origin === old.origin ? 0 : 1);
  return found.sort((one, other) => cost(one) - cost(other))[0];
}

/** The problem of a cluster's deletion, with the fix that keeps the cluster where the plan creates it again. */
export function orKept(problem: Problem, old: Cluster, again: CreatedAgain | undefined): Problem {
  if (again === undefined) return problem;
  const related = [...(problem.related ?? []), again.cluster];
  const keep = keepAt(old, again.cluster);
  if (keep === undefined) return { ...problem, related };
  const { fix: otherwise } = problem;
  return {
    ...problem,
    fix: again.isCertain
      ? fix`keep the cluster: ${keep}`
      : fix`if ${again.cluster.address} is the same cluster, keep it: ${keep}. If it is another one: ${otherwise}`,
    related,
  };
}

/** How Terraform keeps a cluster at the address where it would create it; undefined if it cannot. */
export function keepAt(old: Cluster, again: Cluster): Fix | undefined {
  if (old.origin === again.origin) {
    if (again.change?.action !== 'create')
      return fix`if clusters only changed places, address them by name with for_each`;
    if (isMovable(old, again)) return moveOf([{ from: old, to: again }, ...schedulesOf(old, again)]);
    if (old.change?.action !== 'delete') return undefined;
  }
  if (again.change?.action !== 'create' || !isImportable(old, again)) return undefined;
  const other = schedulesOf(old, again).map(({ from }) => from.address);
  const rest = other.length === 0 ? fix`` : fix`. Do the same with ${other.join(' and ')}`;
  return fix`${importedFrom(old, again, importIdOf(old.project, old.name))}${rest}`;
}

/** How Terraform keeps a resource at the address where it would create it; undefined if it cannot. */
export function keepResourceAt(old: Resource, again: Resource, importId: string): Fix | undefined {
  if (again.change?.action !== 'create') return undefined;
  if (old.origin !== again.origin) return importedFrom(old, again, importId);
  return isMovable(old, again) ? moveOf([{ from: old, to: again }]) : undefined;
}

/** How to remove a resource from the state without destroying it. */
export function forget(old: Resource, again: Resource): Fix {
  return isStillDeclared(old)
    ? fix`remove ${old.address} from the state with terraform state rm`
    : fix`replace ${old.address} with ${removedBlock(old, old.origin === again.origin ? again : old)}`;
}

/** Whether a moved block gives a resource that is deleted the address of another one. */
export function canMove(old: Resource, to: Resource): boolean {
  return old.origin === to.origin && old.change?.action === 'delete' && isMovable(old, to);
}

/** The types that the provider moves to another type. */
const MOVED_TO: Readonly<Record<string, string>> = {
  mongodbatlas_cluster: 'mongodbatlas_advanced_cluster',
};

function isMovable({ type }: Resource, to: Resource): boolean {
  return type === to.type || MOVED_TO[type] === to.type;
}

type Moves = readonly [Move & { readonly from: Resource }, ...Move[]];

/** Terraform rejects a moved block whose old address is still declared. */
function moveOf(moves: Moves): Fix {
  const [{ from }] = moves;
  return from.change?.action === 'replace'
    ? fix`give what this plan creates at ${from.address} another address, and add ${movedBlocks(...moves)}`
    : fix`add ${movedBlocks(...moves)}`;
}

/** A moved block does not cross states, and not all types. */
function importedFrom(old: Resource, again: Resource, id: string): Fix {
  const { origin } = again;
  const where =
    old.origin === origin || origin === undefined ? '' : ` to the configuration of ${origin.name}`;
  return fix`${forget(old, again)}, and add ${importBlock(again, id)}${where}`;
}

/** Whether the configuration still has the block that a resource was made of, for other instances or for its successor. */
function isStillDeclared({ address, change }: Resource): boolean {
  if (change?.action !== 'delete') return true;
  if (change.reason === 'delete_because_no_resource_config') return false;
  return STILL_DECLARED.has(change.reason ?? '') || blockAddress(address) !== address;
}

const STILL_DECLARED: ReadonlySet<string> = new Set([
  'delete_because_count_index',
  'delete_because_each_key',
  'delete_because_wrong_repetition',
]);

/** Whether the resource of a new cluster can manage the old one: it is of the same kind, or Atlas has migrated it. */
function isImportable(old: Cluster, again: Cluster): boolean {
  const [from, to] = [kindOf(old), kindOf(again)];
  return from === to || (from === 'shared' && (to === 'flex' || to === 'dedicated'));
}

/** The schedule of a cluster, where it gets another address too. */
function schedulesOf(old: Cluster, again: Cluster): readonly Move[] {
  const from = old.schedules.filter(
    (one) => one.change?.action === 'delete' && !isDeposed(one) && one.origin === old.origin,
  );
  const to = again.schedules.filter((one) => one.change?.action === 'create' && one.origin === again.origin);
  const [deleted, created] = [from[0], to[0]];
  return from.length === 1 && to.length === 1 && deleted !== undefined && created !== undefined
    ? [{ from: deleted, to: created }]
    : [];
}

/** Undefined where the project of the new cluster is not known yet. */
function isInSameProject(old: Cluster, again: Cluster): boolean | undefined {
  const [from, to] = [linked(old.project), linked(again.project)];
  const [one, other] = [knownText(from?.id), knownText(to?.id)];
  if (one !== undefined && other !== undefined) return one === other;
  // A project that the same plan creates is certainly another one.
  return to?.resource !== undefined && isNew(to.resource) ? false : undefined;
}
