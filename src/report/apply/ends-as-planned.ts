import type { Prediction } from '../../apply';
import { type Cluster, type Estate, type Resource, nameOf } from '../../model';

/**
 * The clusters that a stopped apply leaves as planned. In a large plan these are nearly all, and what is known of them
 * from the plan does not have to be worked out again.
 */
export class EndsAsPlanned {
  private readonly clusters: readonly Cluster[];
  private readonly touched: ReadonlySet<string>;
  /** Those in projects whose policy or export buckets do not end as planned. */
  private readonly inTouchedProjects: ReadonlySet<Cluster>;

  constructor(
    { before, after }: { readonly before: Estate; readonly after: Estate },
    { unfinished }: Pick<Prediction, 'unfinished'>,
  ) {
    this.clusters = [...before.clusters, ...after.clusters];
    this.touched = unfinished;
    this.inTouchedProjects = new Set(
      [...before.projects, ...after.projects]
        .filter(({ compliancePolicies, exportBuckets }) =>
          [...compliancePolicies, ...exportBuckets].some(({ address }) => unfinished.has(address)),
        )
        .flatMap((project) => project.clusters),
    );
  }

  /** Their addresses, and those of their schedules, snapshots and restores. */
  addresses(): ReadonlySet<string> {
    // One name can be that of an old and of a new cluster, whose snapshots both have it.
    const names = new Set(this.clusters.filter((one) => this.isTouched(one)).map(nameOf));
    const [others, kept] = [new Set<string>(), new Set<string>()];
    for (const cluster of this.clusters) {
      const addresses = names.has(nameOf(cluster)) ? kept : others;
      addresses.add(cluster.address);
      for (const objects of objectsOf(cluster)) for (const { address } of objects) addresses.add(address);
    }
    for (const address of kept) others.delete(address);
    return others;
  }

  private isTouched(cluster: Cluster): boolean {
    const isTouched = ({ address }: Resource): boolean => this.touched.has(address);
    return (
      isTouched(cluster) ||
      objectsOf(cluster).some((objects) => objects.some(isTouched)) ||
      this.inTouchedProjects.has(cluster)
    );
  }
}

function objectsOf({ schedules, snapshots, restoresInto }: Cluster): readonly (readonly Resource[])[] {
  return [schedules, snapshots, restoresInto];
}
