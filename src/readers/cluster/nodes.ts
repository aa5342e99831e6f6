import type { AutoScaling, Nodes, Region, Value } from '../../model';
import { ABSENT, map } from '../../model/value';
import type { Attributes } from '../resource/attributes';

/** The members of a region that say which nodes it has. */
type Member = 'electable' | 'readOnly' | 'analytics' | 'autoScaling' | 'analyticsAutoScaling';

/** How to read each of them. */
export type NodesReading = { readonly [M in Member]: () => Region[M] };

/** A region with its nodes. They are read only if a rule looks at them, as few rules do. */
export class ReadRegion implements Region {
  readonly provider: Region['provider'];
  readonly providerName: Region['providerName'];
  readonly isTenant: Region['isTenant'];
  readonly region: Region['region'];
  readonly priority: Region['priority'];
  readonly instanceSize: Region['instanceSize'];
  readonly otherSizes: Region['otherSizes'];
  readonly attribute: Region['attribute'];
  private readonly read: { -readonly [M in Member]?: Region[M] } = {};

  constructor(
    private readonly reading: NodesReading,
    region: Omit<Region, Member>,
  ) {
    this.provider = region.provider;
    this.providerName = region.providerName;
    this.isTenant = region.isTenant;
    this.region = region.region;
    this.priority = region.priority;
    this.instanceSize = region.instanceSize;
    this.otherSizes = region.otherSizes;
    this.attribute = region.attribute;
  }

  get electable(): Region['electable'] {
    return (this.read.electable ??= this.reading.electable());
  }

  get readOnly(): Region['readOnly'] {
    return (this.read.readOnly ??= this.reading.readOnly());
  }

  get analytics(): Region['analytics'] {
    return (this.read.analytics ??= this.reading.analytics());
  }

  get autoScaling(): Region['autoScaling'] {
    return (this.read.autoScaling ??= this.reading.autoScaling());
  }

  get analyticsAutoScaling(): Region['analyticsAutoScaling'] {
    return (this.read.analyticsAutoScaling ??= this.reading.analyticsAutoScaling());
  }
}

const absent = (): typeof ABSENT => ABSENT;

/** Those of a tenant cluster, which has no nodes to set. */
export const NO_NODES: NodesReading = {
  electable: absent,
  readOnly: absent,
  analytics: absent,
  autoScaling: absent,
  analyticsAutoScaling: absent,
};

/** Those in the region_configs of an advanced_cluster. */
export function nodesIn(config: Attributes): NodesReading {
  return {
    electable: () => specs(config, 'electable_specs'),
    readOnly: () => specs(config, 'read_only_specs'),
    analytics: () => specs(config, 'analytics_specs'),
    autoScaling: () => autoScaling(config, 'auto_scaling'),
    analyticsAutoScaling: () => autoScaling(config, 'analytics_auto_scaling'),
  };
}

function specs(config: Attributes, name: string): Value<Nodes> {
  const path = `${config.path}.${name}`;
  return map(config.block(name), (block) => ({
    size: block.text('instance_size'),
    count: block.number('node_count'),
    diskSizeGb: block.number('disk_size_gb'),
    diskIops: block.number('disk_iops'),
    volumeType: block.text('ebs_volume_type'),
    attributes: {
      size: `${path}.instance_size`,
      count: `${path}.node_count`,
      diskSizeGb: `${path}.disk_size_gb`,
      diskIops: `${path}.disk_iops`,
      volumeType: `${path}.ebs_volume_type`,
    },
  }));
}

function autoScaling(config: Attributes, name: string): Value<AutoScaling> {
  const path = `${config.path}.${name}`;
  return map(config.block(name), (block) => ({
    computeEnabled: block.flag('compute_enabled'),
    scaleDownEnabled: block.flag('compute_scale_down_enabled'),
    minSize: block.text('compute_min_instance_size'),
    maxSize: block.text('compute_max_instance_size'),
    diskEnabled: block.flag('disk_gb_enabled'),
    attributes: {
      computeEnabled: `${path}.compute_enabled`,
      scaleDownEnabled: `${path}.compute_scale_down_enabled`,
      minSize: `${path}.compute_min_instance_size`,
      maxSize: `${path}.compute_max_instance_size`,
      diskEnabled: `${path}.disk_gb_enabled`,
    },
  }));
}

/**
 * Those of the deprecated resource: size, disk and auto-scaling are at its root, and the numbers of nodes in a region, or
 * at the root where there is only one. What only rules about the database edition look at is not read of it.
 */
export function deprecatedNodes(root: Attributes, config: Attributes | undefined): NodesReading {
  const nodes = (name: string): Value<Nodes> => {
    const owner = config ?? root;
    const count = owner.number(name);
    if (count.kind === 'absent' && config !== undefined) return ABSENT;
    return {
      kind: 'known',
      value: {
        size: root.text('provider_instance_size_name'),
        count,
        diskSizeGb: root.number('disk_size_gb'),
        diskIops: ABSENT,
        volumeType: ABSENT,
        attributes: {
          size: 'provider_instance_size_name',
          count: config === undefined ? name : `${config.path}.${name}`,
          diskSizeGb: 'disk_size_gb',
          diskIops: 'provider_disk_iops',
          volumeType: 'provider_volume_type',
        },
      },
    };
  };
  return {
    electable: () => nodes(config === undefined ? 'replication_factor' : 'electable_nodes'),
    readOnly: () => (config === undefined ? ABSENT : nodes('read_only_nodes')),
    analytics: () => (config === undefined ? ABSENT : nodes('analytics_nodes')),
    autoScaling: () => ({
      kind: 'known',
      value: {
        computeEnabled: root.flag('auto_scaling_compute_enabled'),
        scaleDownEnabled: root.flag('auto_scaling_compute_scale_down_enabled'),
        minSize: root.text('provider_auto_scaling_compute_min_instance_size'),
        maxSize: root.text('provider_auto_scaling_compute_max_instance_size'),
        diskEnabled: ABSENT,
        attributes: {
          computeEnabled: 'auto_scaling_compute_enabled',
          scaleDownEnabled: 'auto_scaling_compute_scale_down_enabled',
          minSize: 'provider_auto_scaling_compute_min_instance_size',
          maxSize: 'provider_auto_scaling_compute_max_instance_size',
          diskEnabled: 'auto_scaling_disk_gb_enabled',
        },
      },
    }),
    analyticsAutoScaling: absent,
  };
}
