import { Lazy } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { isoDuration, isoRetention, retentionOf, secondsOf } from '../model';
import { AtlasChecks, type StatedObjective } from '../synth';
import type { IAtlasProject } from './project';
import type { Duration } from './duration';
import type { Retention } from './retention';
import { PropsValidator } from './props';

/**
 * What backups have to be good for. The checks hold every cluster that it is for against it, at synth and in the review
 * of a plan, and say the smallest change that would meet it. What is left out is not asked for.
 */
export interface RecoveryObjective {
  /**
   * The most that the worst failure may cost: the longest time between a write and the next point that can be restored.
   * With point-in-time restores that is one minute.
   * @default - not asked for
   */
  readonly worstLoss?: Duration;
  /**
   * How far back a restore has to be possible.
   * @default - not asked for
   */
  readonly keepFor?: Retention;
  /**
   * The only places where snapshots may be, each of which has to hold some: regions such as `AWS/EU_CENTRAL_1` or
   * `EU_CENTRAL_1`; for a Flex cluster the place that Atlas names, such as `Germany` or `Ireland`.
   * @default - not asked for
   */
  readonly storedIn?: readonly string[];
  /**
   * Whether snapshots have to outlive the deletion of their cluster.
   * @default - not asked for
   */
  readonly survivesClusterDeletion?: boolean;
  /**
   * Whether something has to be left to restore once the region of the snapshots is lost.
   * @default - not asked for
   */
  readonly survivesRegionLoss?: boolean;
}

const validator = new PropsValidator((prop) =>
  prop.object<RecoveryObjective>({
    worstLoss: prop.optional(prop.having<Duration>('a Duration, such as Duration.hours(6)', 'seconds')),
    keepFor: prop.optional(
      prop.having<Retention>('a Retention, such as Retention.weeks(4)', 'unit', 'value'),
    ),
    storedIn: prop.optional(prop.list(prop.sentence())),
    survivesClusterDeletion: prop.optional(prop.knownFlag()),
    survivesRegionLoss: prop.optional(prop.knownFlag()),
  }),
);

/** States what the backups of a cluster have to be good for. */
export function requireRecoveryOfCluster(cluster: Construct, objective: RecoveryObjective): void {
  state(cluster, objective, { scope: cluster.node.path });
}

/** States what the backups of every cluster of a project have to be good for. */
export function requireRecoveryOfProject(
  project: Construct & IAtlasProject,
  objective: RecoveryObjective,
): void {
  const isMade = 'resource' in project;
  // Nothing in Terraform tells a project that is only named; the constructs that were given it do.
  const scopes = Lazy.listValue({ produce: () => clustersOf(project) });
  state(project, objective, isMade ? { project: project.node.path } : { scopes });
}

function clustersOf(project: IConstruct): string[] {
  return project.node.root.node
    .findAll()
    .filter((one) => 'clusterKind' in one && 'project' in one && one.project === project)
    .map((one) => one.node.path);
}

function state(
  construct: Construct,
  objective: RecoveryObjective,
  covers: Pick<StatedObjective, 'scope' | 'scopes' | 'project'>,
): void {
  const { path } = construct.node;
  validator.validate('requireRecovery', construct, '', objective);
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
  throw new Error(`${path}: requireRecovery: worstLoss has to be a whole number of minutes, at least 1`);
}

function writtenRetention(retention: Retention, path: string): string {
  const written = isoRetention(retention);
  if (retentionOf(written) !== undefined) return written;
  throw new Error(
    `${path}: requireRecovery: keepFor has to be a whole number of ${retention.unit}, at least 1, that is known at synth`,
  );
}
