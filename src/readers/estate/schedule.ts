import type {
  Cluster,
  CopyPolicyItem,
  CopySetting,
  Link,
  Schedule,
  SnapshotExport,
  Value,
} from '../../model';
import { linked } from '../../model/link';
import { isSameSchedule } from '../../model/same-resource';
import { ABSENT, map } from '../../model/value';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { EXPORT_BUCKETS, refersToStateId } from '../link/state-id';
import type { Attributes } from '../resource/attributes';
import { type Place, type RawResource, blockPlace } from '../resource/raw-resource';
import { placeIn, stillBuilding } from './placement';
import type { ItemsReader } from './policy-items';
import type { WaitOrder } from './wait-order';

/** Builds schedules, and links each to its cluster, its bucket and the zones of its copies. */
export class ScheduleBuilder {
  constructor(
    private readonly linker: Linker,
    private readonly items: ItemsReader,
    private readonly order: WaitOrder,
  ) {}

  build(raw: RawResource): Building<Schedule> {
    const schedule = this.read(raw);
    placeIn(schedule.project, 'schedules', schedule);
    const of = stillBuilding(schedule.cluster)?.schedules;
    // Two inputs may have the same schedule. The cluster has it once.
    if (of?.some((one) => isSameSchedule(one, schedule)) === false) of.push(schedule);
    if (schedule.export.kind === 'known')
      stillBuilding(schedule.export.value.bucket)?.schedules.push(schedule);
    return schedule;
  }

  /** The schedule alone: its cluster and its project do not have it yet. */
  read(raw: RawResource): Building<Schedule> {
    const { attributes } = raw;
    const { project, cluster: link } = this.linker.cluster.of(raw);
    const cluster = linked(link);
    const { items, unknownItems } = this.items.read(attributes);
    return {
      address: raw.address,
      type: raw.type,
      constructPath: raw.constructPath,
      construct: raw.construct,
      existence: raw.existence,
      change: raw.change,
      origin: raw.scope.origin,
      clusterName: attributes.text('cluster_name'),
      cluster: link,
      clusterElsewhere: this.linker.cluster.elsewhere(raw, 'cluster_name', project, link),
      project,
      waitsForCluster: cluster === undefined ? undefined : this.order.rawWaitsFor(raw, cluster),
      items,
      unknownItems,
      referenceHourOfDay: attributes.number('reference_hour_of_day'),
      referenceMinuteOfHour: attributes.number('reference_minute_of_hour'),
      restoreWindowDays: attributes.number('restore_window_days'),
      setsRestoreWindow: attributes.isSet('restore_window_days'),
      updateSnapshots: attributes.flag('update_snapshots'),
      autoExportEnabled: attributes.flag('auto_export_enabled'),
      setsAutoExport: attributes.isSet('auto_export_enabled'),
      export: map(attributes.block('export'), (block) => this.export(blockPlace(block, raw))),
      copySettings: map(attributes.blocks('copy_settings'), (blocks) =>
        blocks.map((block, index) => this.copySetting(blockPlace(block, raw), index, link)),
      ),
      copyPolicyItemsEnabled: attributes.flag('copy_policy_items_enabled'),
      updateCopySnapshots: attributes.flag('update_copy_snapshots'),
      deleteCopySnapshots: attributes.flag('delete_copy_snapshots'),
      skipDestroy: attributes.flag('skip_destroy'),
      setsSkipDestroy: attributes.isSet('skip_destroy'),
      before: undefined,
      after: undefined,
    };
  }

  private export(place: Place): SnapshotExport {
    return {
      bucketId: place.attributes.text('export_bucket_id'),
      refersToStateId: refersToStateId(this.linker.follower, place, 'export_bucket_id', EXPORT_BUCKETS),
      bucket: this.linker.bucket.at(place),
      frequency: place.attributes.text('frequency_type'),
    };
  }

  private copySetting(place: Place, index: number, cluster: Link<Cluster>): CopySetting {
    const { attributes: block } = place;
    return {
      index,
      cloudProvider: block.text('cloud_provider'),
      regionName: block.text('region_name'),
      zoneId: block.text('zone_id'),
      zone: this.linker.zone.at(place, cluster),
      frequencies: block.texts('frequencies'),
      shouldCopyOplogs: block.flag('should_copy_oplogs'),
      copyPolicyItems: readCopyPolicyItems(block),
      lastNumberOfSnapshots: orNone(block.number('last_number_of_snapshots')),
      replicationSpecId:
        block.isSet('replication_spec_id') === false ? ABSENT : block.read('replication_spec_id'),
    };
  }
}

function readCopyPolicyItems(setting: Attributes): Value<readonly CopyPolicyItem[]> {
  const items = map(setting.blocks('copy_policy_items'), (blocks) =>
    blocks.map((block, index) => ({
      frequency: block.text('frequency_type'),
      unit: block.text('retention_unit'),
      // The provider sends no 0, and a plan has one where there is none.
      value: orNone(block.number('retention_value')),
      id: block.computed('id'),
      index,
    })),
  );
  // Blocks that are left out are an empty list in a plan.
  return items.kind === 'known' && items.value.length === 0 ? ABSENT : items;
}

/** The provider takes a 0 as a number that is not set. */
function orNone(number: Value<number>): Value<number> {
  return number.kind === 'known' && number.value === 0 ? ABSENT : number;
}
