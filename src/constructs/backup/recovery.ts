import { Lazy } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { ClusterKind } from '../../atlas';
import { CLUSTER_KINDS } from '../../atlas/cluster-kind';
import { isoDuration, secondsOf } from '../../model/duration';
import { isoRetention, retentionOf } from '../../model/retention';
import type { StatedObjective } from '../../synth';
import { AtlasChecks } from '../../synth/atlas-checks';
import type { ICluster } from '../props/cluster';
import type { IAtlasProject } from '../props/project';
import type { Duration } from '../props/duration';
import type { Retention } from '../props/retention';
import { PropsValidator } from '../props/props';

/**
 * Recovery objectives. At synth and in plan reviews, rules report every cluster that misses them, with the smallest
 * change that would meet them.
 */
export interface RecoveryObjective {
  /**
   * The recovery point objective (RPO): the longest time between a write and the next restorable point. With
   * point-in-time restore it is one minute.
   * @default - not required
   */
  readonly worstLoss?: Duration;
  /**
   * How far back a restore must be possible.
   * @default - not required
   */
  readonly keepFor?: Retention;
  /**
   * Where snapshots are stored: in each of these places, and nowhere else. Regions such as `AWS/EU_CENTRAL_1` or
   * `EU_CENTRAL_1`; for a Flex cluster the place that Atlas documents, such as `Germany` or `Ireland`.
   * @default - not required
   */
  readonly storedIn?: readonly string[];
  /**
   * Whether snapshots must survive cluster deletion.
   * @default - not required
   */
  readonly survivesClusterDeletion?: boolean;
  /**
   * Whether a restore must be possible after region loss.
   * @default - not required
   */
  readonly survivesRegionLoss?: boolean;
}

/** What an objective of a project leaves out. */
export interface ObjectiveExceptions {
  /**
   * The clusters that it leaves out.
   * @default - none
   */
  readonly except?: readonly (ICluster & IConstruct)[];
  /**
   * The kinds of clusters that it leaves out.
   * @default - none
   */
  readonly exceptKinds?: readonly ClusterKind[];
}

const exceptionsValidator = new PropsValidator((prop) =>
  prop.object<ObjectiveExceptions>({
    except: prop.optional(
      prop.list(prop.having<ICluster & IConstruct>('a cluster of this app', 'clusterName', 'node')),
    ),
    exceptKinds: prop.optional(prop.list(prop.oneOf(CLUSTER_KINDS))),
  }),
);

const validator = new PropsValidator((prop) =>
  prop.object<RecoveryObjective>({
    worstLoss: prop.optional(prop.having<Duration>('a Duration, such as Duration.hours(6)', 'seconds')),
    keepFor: prop.optional(prop.retention()),
    storedIn: prop.optional(prop.list(prop.sentence())),
    survivesClusterDeletion: prop.optional(prop.knownFlag()),
    survivesRegionLoss: prop.optional(prop.knownFlag()),
  }),
);

/** Declares recovery objectives for a cluster. */
export function requireRecoveryOfCluster(cluster: Construct, objective: RecoveryObjective): void {
  declare(cluster, objective, { scope: cluster.node.path });
}

/** Declares recovery objectives for every cluster of a project. */
export function requireRecoveryOfProject(
  project: Construct & IAtlasProject,
  objective: RecoveryObjective,
  exceptions: ObjectiveExceptions,
): void {
  exceptionsValidator.validate('requireRecovery', project, '', exceptions);
  const isCreatedHere = 'resource' in project;
  // A project that is referenced by its id has no resource. The constructs know it.
  const scopes = Lazy.listValue({ produce: () => clustersOf(project) });
  const { except = [], exceptKinds = [] } = exceptions;
  declare(project, objective, {
    ...(isCreatedHere ? { project: project.node.path } : { scopes }),
    ...(except.length === 0 ? {} : { exceptScopes: except.map(({ node }) => node.path) }),
    ...(exceptKinds.length === 0 ? {} : { exceptKinds }),
  });
}

function clustersOf(project: IConstruct): string[] {
  return project.node.root.node
    .findAll()
    .filter((one) => 'clusterKind' in one && 'project' in one && one.project === project)
    .map((one) => one.node.path);
}

function declare(
  construct: Construct,
  objective: RecoveryObjective,
  covers: Pick<StatedObjective, 'scope' | 'scopes' | 'project' | 'exceptScopes' | 'exceptKinds'>,
): void {
  const { path } = construct.node;
  validator.validate('requireRecovery', construct, '', objective);
  if (Object.values(objective).every((need) => need === undefined))
    throw new Error(
      `${path}: requireRecovery: the objective requires nothing: write at least one of worstLoss, keepFor, storedIn, survivesClusterDeletion and survivesRegionLoss`,
    );
  const { worstLoss, keepFor, ...others } = objective;
  AtlasChecks.of(construct).requireRecovery({
    ...covers,
    statedBy: path,
    ...(worstLoss === undefined ? {} : { worstLoss: writtenLoss(worstLoss, path) }),
    ...(keepFor === undefined ? {} : { keepFor: writtenRetention(keepFor, path) }),
    ...others,
  });
}

function writtenLoss({ seconds }: Duration, path: string): string {
  const written = isoDuration(seconds);
  if (secondsOf(written) === seconds) return written;
  throw new Error(`${path}: requireRecovery: worstLoss must be a whole number of minutes, at least 1`);
}

function writtenRetention(retention: Retention, path: string): string {
  const written = isoRetention(retention);
  if (retentionOf(written) !== undefined) return written;
  throw new Error(
    `${path}: requireRecovery: keepFor must be a whole number of ${retention.unit}, at least 1, known at synth`,
  );
}
