import { Construct } from 'constructs';
import { CLOUD_PROVIDERS, type CloudProvider } from '../atlas';
import type { ForecastOptions } from '../forecast';
import { AdvancedCluster } from '../provider/advanced-cluster';
import { AtlasChecks, type ClusterForecast, forecastOf, mark } from '../synth';
import type { IAtlasProject } from './atlas-project';
import type { ICluster } from './cluster';
import { type RecoveryObjective, requireRecoveryOfCluster } from './recovery';
import { Shape } from './shape';
import { type OrToken, copied } from './token';

/** Props of {@link FreeCluster}. */
export interface FreeClusterProps {
  /** The project that it belongs to: one M0 at most. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider that it runs on. */
  readonly cloudProvider: CloudProvider;
  /** Atlas' name of its region, such as `EU_CENTRAL_1`. */
  readonly region: string;
  /**
   * Tags of the cluster.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Not there: Atlas takes no backups of M0 clusters. */
  readonly backup?: never;
  /** Not there: M0 clusters have none. */
  readonly pointInTimeRestore?: never;
  /** Not there: M0 clusters have no keys of their own. */
  readonly encryptionAtRest?: never;
}

/** What JavaScript may say of an M0 although it has no backups: the checks answer it. */
interface ForbiddenProps {
  readonly backup?: OrToken<boolean>;
  readonly pointInTimeRestore?: OrToken<boolean>;
  readonly encryptionAtRest?: string;
}

const shape = new Shape((is) =>
  is.props({
    project: is.having('a project', 'projectId'),
    name: is.optional(is.text()),
    cloudProvider: is.oneOf(CLOUD_PROVIDERS as readonly [CloudProvider, ...CloudProvider[]]),
    region: is.text(),
    tags: is.optional(is.texts()),
    backup: is.optional(is.flag()),
    pointInTimeRestore: is.optional(is.flag()),
    encryptionAtRest: is.optional(is.text()),
  }),
);

/**
 * A free M0 cluster. Atlas takes no backups of it at all: copy its data with `mongodump` and bring it back with
 * `mongorestore`.
 * @see https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 */
export class FreeCluster extends Construct implements ICluster {
  readonly clusterKind = 'free';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: AdvancedCluster;

  /** @throws where the props have another shape */
  constructor(scope: Construct, id: string, props: FreeClusterProps) {
    super(scope, id);
    shape.check('FreeCluster', scope, id, props);
    AtlasChecks.of(this);
    this.project = props.project;
    const { backup, pointInTimeRestore, encryptionAtRest } = props as ForbiddenProps;
    this.resource = new AdvancedCluster(this, 'Resource', {
      projectId: props.project.projectId,
      name: props.name ?? id,
      clusterType: 'REPLICASET',
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'TENANT',
              backingProviderName: props.cloudProvider,
              regionName: props.region,
              priority: 7,
              electableSpecs: { instanceSize: 'M0' },
            },
          ],
        },
      ],
      ...(backup === undefined ? {} : { backupEnabled: backup }),
      ...(pointInTimeRestore === undefined ? {} : { pitEnabled: pointInTimeRestore }),
      ...(encryptionAtRest === undefined ? {} : { encryptionAtRestProvider: encryptionAtRest }),
      ...(props.tags === undefined ? {} : { tags: copied(props.tags) }),
    });
    mark(this.resource, { construct: 'FreeCluster' });
    this.clusterName = this.resource.name;
    this.projectId = this.resource.projectId;
  }

  /**
   * States what its backups have to be good for: the checks hold the configuration against it.
   * @throws where the objective has another shape
   * @example
   * sandbox.requireRecovery({ worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true });
   */
  requireRecovery(objective: RecoveryObjective): this {
    requireRecoveryOfCluster(this, objective);
    return this;
  }

  /**
   * What can be restored of it: which snapshots exist on a day, what the worst failure would cost, where the snapshots
   * are and what of them outlives the cluster. It is computed from what the stack declares at this moment, so ask once
   * everything is declared.
   * @param options the moment, and when backups began
   * @throws where a date is none
   * @example
   * expect(orders.forecast({ at: '2026-08-21' }).worstLoss).toBe('PT6H');
   */
  forecast(options: ForecastOptions = {}): ClusterForecast {
    return forecastOf(this.resource, options);
  }
}
