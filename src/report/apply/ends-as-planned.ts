import { type Prediction, keyOf } from '../../apply';
import { type Cluster, type Estate, nameOf } from '../../model';

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
    { ends, steps }: Pick<Prediction, 'ends' | 'steps'>,
  ) {
    this.clusters = [...before.clusters, ...after.clusters];
    const unfinished = steps.filter(({ remains }) => remains !== undefined);
    const touched = new Set([...ends.keys(), ...unfinished.map(({ action }) => keyOf(action))]);
    this.touched = touched;
    this.inTouchedProjects = new Set(
      [...before.projects, ...after.projects]
        .filter(({ compliancePolicies, exportBuckets }) =>
          [...compliancePolicies, ...exportBuckets].some(({ address }) => touched.has(address)),
        )
        .flatMap((project) => project.clusters),
    );
  }

  /** Their addresses, and those of their schedules, snapshots and restores. */
  addresses(): ReadonlySet<string> {
    // One name can be that of an old and of a new cluster, whose snapshots both have it.
    const names = new Set(this.clusters.filter((one) => this.isTouched(one)).map(nameOf));
    const [others, kept] = [new Set<string>(), new Set<string>()];
    for (const cluster of this.clusters)
      for (const address of addressesOf(cluster)) (names.has(nameOf(cluster)) ? kept : others).add(address);
    for (const address of kept) others.delete(address);
    return others;
  }

  private isTouched(cluster: Cluster): boolean {
    return (
      this.inTouchedProjects.has(cluster) || addressesOf(cluster).some((address) => this.touched.has(address))
    );
  }
}

function addressesOf({ address, schedules, snapshots, restoresInto }: Cluster): readonly string[] {
  return [address, ...[...schedules, ...snapshots, ...restoresInto].map((one) => one.address)];
}
