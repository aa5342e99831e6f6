import type { ClusterLeft } from '../../apply';
import type { Forecast, Impact, KeptSnapshot } from '../../forecast';
import { Forecaster } from '../../forecast/forecast';
import { Impacts } from '../../forecast/impact';
import { Terms } from '../../forecast/terms';
import type { Cluster, Estate, Value } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { isoRetention } from '../../model/retention';
import { isNew, withoutKey } from '../../model/resource';
import { type ForecastJson, forecastJson, sameForecastFor } from '../forecast/forecast-json';
import { type EndedEstates, countsOf } from '../forecast/impact-json';
import type { ClusterLeftJson } from './apply-json';
import { type SnapshotsLeft, leftInWords } from './words';

/** The clusters that an apply leaves, as JSON. Clusters that are left alike share what is computed of the first one. */
export class ClustersJson {
  private readonly forecaster: Forecaster;
  private readonly impacts: Impacts;
  private readonly terms: Terms;
  private readonly computed = new Map<string, Computed>();
  private readonly before: ClustersAt;
  private readonly after: ClustersAt;
  private readonly alike: EndedEstates['alike'];
  private readonly byCluster = new Map<string, Computed>();

  /**
   * @param estates those that the apply ends with
   * @param at the day of the apply
   */
  constructor({ before, after, alike }: EndedEstates, at: string) {
    this.forecaster = new Forecaster(after, { at });
    this.impacts = new Impacts(before, after, at);
    this.terms = new Terms(before, after);
    this.before = new ClustersAt(before);
    this.after = new ClustersAt(after);
    this.alike = alike;
  }

  of(left: ClusterLeft): ClusterLeftJson {
    const { cluster, outcome, schedule } = left;
    const isOld = cluster.existence !== 'new' && !(isNew(cluster) && cluster.before !== undefined);
    const read = this.alike.get(cluster.address)?.like ?? cluster;
    const before = this.before.at(read);
    const after = isOld ? before?.after : this.after.at(read);
    const isThere = outcome === 'exists' || outcome === 'not in the state';
    const { forecast, items, afterApply, snapshots } = this.sharedByAlike(read, left, {
      before: isOld ? before : undefined,
      after: isThere ? after : undefined,
      isOld,
    });
    const shown = (isThere ? after : undefined) ?? cluster;
    const sentence = leftInWords(left, snapshots);
    return {
      address: cluster.address,
      name: nameOf(cluster),
      outcome,
      schedule: { is: schedule, items },
      backup: flag(shown.backupEnabled),
      pit: flag(shown.pitEnabled),
      terminationProtection: flag(shown.terminationProtectionEnabled),
      retainBackups: flag(shown.retainBackupsEnabled),
      afterApply,
      forecast:
        forecast === null || after === undefined
          ? null
          : sameForecastFor(read === cluster ? after : cluster, forecast),
      ...(sentence === undefined ? {} : { sentence }),
    };
  }

  private sharedByAlike({ address }: Cluster, left: ClusterLeft, sides: Sides): Computed {
    const key = `${address} ${left.outcome} ${sides.isOld}`;
    let computed = this.byCluster.get(key);
    if (computed === undefined) this.byCluster.set(key, (computed = this.sharedBy(left, sides)));
    return computed;
  }

  private sharedBy(left: ClusterLeft, sides: Sides): Computed {
    const { before, after, isOld } = sides;
    // The impact on an old cluster compares it with what it is afterwards, also where that is deleted.
    const terms = this.terms.of(before, before?.after ?? after);
    if (terms === undefined) return this.compute(left, sides).computed;
    const key = `${left.outcome} ${isOld} ${terms}`;
    const known = this.computed.get(key);
    if (known !== undefined) return known;
    const { computed, isOpen } = this.compute(left, sides);
    if (!isOpen) this.computed.set(key, computed);
    return computed;
  }

  private compute(
    left: ClusterLeft,
    { before, after, isOld }: Sides,
  ): { readonly computed: Computed; readonly isOpen: boolean } {
    const forecast = after === undefined ? undefined : this.forecaster.forecastOf(after);
    const impact = before === undefined ? undefined : this.impacts.ofExisting(before);
    const snapshots = snapshotsIn(impact, isOld ? forecast : undefined, left);
    return {
      computed: {
        forecast: forecast === undefined ? null : forecastJson(forecast, { list: false }),
        items: forecast === undefined ? [] : itemsOf(forecast),
        afterApply: countsOf(snapshots),
        snapshots: {
          count: snapshots?.length,
          until:
            snapshots === undefined || snapshots.length === 0
              ? undefined
              : Math.max(...snapshots.map(({ expiresAt }) => expiresAt)),
        },
      },
      // What is not known is named by its address.
      isOpen: [forecast, impact?.before, impact?.after].some(
        (one) => one !== undefined && one.recovery.unknown.length > 0,
      ),
    };
  }
}

/** A cluster in the estates that an apply ends with. */
interface Sides {
  /** Undefined for one that is new. */
  readonly before: Cluster | undefined;
  /** Undefined for one that does not exist then. */
  readonly after: Cluster | undefined;
  readonly isOld: boolean;
}

/** What clusters that are left alike have in common. */
interface Computed {
  /** Its address and name are those of the first cluster. */
  readonly forecast: ForecastJson | null;
  readonly items: ClusterLeftJson['schedule']['items'];
  readonly afterApply: ClusterLeftJson['afterApply'];
  readonly snapshots: SnapshotsLeft;
}

/** The clusters of an estate that ended otherwise. One that a replacement left behind has another address there. */
class ClustersAt {
  private readonly byAddress = new Map<string, Cluster>();
  private readonly deposed = new Map<string, Cluster>();

  constructor({ clusters }: Estate) {
    for (const cluster of clusters) {
      const { address } = cluster;
      if (!this.byAddress.has(address)) this.byAddress.set(address, cluster);
      const current = withoutKey(address);
      if (current !== address && !this.deposed.has(current)) this.deposed.set(current, cluster);
    }
  }

  at({ address, existence }: Cluster): Cluster | undefined {
    return (existence === 'new' ? undefined : this.deposed.get(address)) ?? this.byAddress.get(address);
  }
}

function snapshotsIn(
  impact: Impact | undefined,
  forecast: Forecast | undefined,
  { outcome }: ClusterLeft,
): readonly KeptSnapshot[] | undefined {
  // It is not known then how many are left.
  if (impact !== undefined) return impact.mayBeLost.length > 0 ? undefined : impact.left;
  if (forecast !== undefined) return forecast.snapshots;
  return outcome === 'deleted, backups kept' ? undefined : [];
}

function itemsOf({ recovery }: Forecast): ClusterLeftJson['schedule']['items'] {
  return recovery.policy.items.map(({ frequency, interval, retention }) => ({
    frequency,
    interval,
    retention:
      retention.unit === 'hours'
        ? `PT${retention.value}H`
        : isoRetention({ unit: retention.unit, value: retention.value }),
  }));
}

function flag(value: Value<boolean>): boolean | null {
  return value.kind === 'known' && value.sensitive !== true ? value.value : null;
}
