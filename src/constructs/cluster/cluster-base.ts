import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { ClusterKind } from '../../atlas';
import type { ForecastOptions } from '../../forecast';
import type { ClusterForecast } from '../../synth';
import type { ICluster } from '../props/cluster';
import type { IAtlasProject } from '../props/project';
import { PropsValidator } from '../props/props';
import type { RecoveryObjective } from '../backup/recovery';
import { verbs } from '../restore/verbs-on-demand';

/** What the constructs of all kinds of clusters share. */
export abstract class ClusterBase extends Construct implements ICluster {
  abstract readonly clusterKind: ClusterKind;
  abstract readonly project: IAtlasProject;
  /** The Terraform resource, for everything that has no prop here. */
  abstract readonly resource: TerraformResource;
  private readonly references = new Map<string, string>();

  /** The reference to the name of the resource. */
  get clusterName(): string {
    return this.referenceTo('name');
  }

  /** The id of its project, as an attribute of the cluster's resource: what uses it waits for the cluster. */
  get projectId(): string {
    return this.referenceTo('project_id');
  }

  /**
   * The reference to an attribute of the resource. It is costly, and with the first one the logical id of the resource can
   * no longer be overridden, so it is created when it is first read.
   */
  protected referenceTo(attribute: string): string {
    const known = this.references.get(attribute);
    if (known !== undefined) return known;
    const reference = this.newReference(attribute);
    this.references.set(attribute, reference);
    return reference;
  }

  protected newReference(attribute: string): string {
    return this.resource.getStringAttribute(attribute);
  }

  /**
   * Declares this cluster's recovery objectives; synth and plan review report what does not meet them.
   * @throws if the objective is invalid
   * @example
   * orders.requireRecovery({ worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true });
   */
  requireRecovery(objective: RecoveryObjective): this {
    verbs.recovery().requireRecoveryOfCluster(this, objective);
    return this;
  }

  /**
   * Predicts what could be restored of this cluster: the snapshots on a day, the recovery point objective (RPO), where
   * the snapshots are stored, and what survives when the cluster is deleted. It is computed from what the stack declares
   * at this moment, so call it once everything is declared.
   * @param options the moment, and when backups began
   * @throws if an option or a date is invalid
   * @example
   * expect(orders.forecast({ at: '2026-08-21' }).worstLoss).toBe('PT6H');
   */
  forecast(options: ForecastOptions = {}): ClusterForecast {
    forecastValidator.validate('forecast', this, '', options);
    return verbs.forecastOf().forecastOf(this.resource, options);
  }
}

const forecastValidator = new PropsValidator((prop) =>
  prop.object<ForecastOptions>({ at: prop.optional(prop.date()), since: prop.optional(prop.date()) }),
);
