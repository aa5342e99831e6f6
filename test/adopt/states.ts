import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StateResource } from '../../src/adopt';
import { readState } from '../../src/adopt';
import type { Load } from '../../src/adopt';

const FIXTURES = join(__dirname, '..', 'fixtures');

/** A state of the fixtures. */
export interface FixtureState {
  readonly name: string;
  readonly resources: readonly StateResource[];
}

/** The states in the plans of the fixtures that have any resources. */
export function fixtureStates(): readonly FixtureState[] {
  return ['plans', 'applies', 'plan-of'].flatMap((folder) =>
    plansIn(join(FIXTURES, folder)).flatMap((file) => {
      const { resources } = readState(JSON.parse(readFileSync(file, 'utf8')));
      return resources.length === 0 ? [] : [{ name: file.slice(FIXTURES.length + 1), resources }];
    }),
  );
}

function plansIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return /\.json$/.test(entry.name) ? [path] : [];
    return existsSync(join(path, 'plan.json')) ? [join(path, 'plan.json')] : [];
  });
}

/** Loads what programs import, from the sources. */
export const load: Load = (from) => {
  const path =
    from === 'cdktf-atlas-backup'
      ? '../../src'
      : from.startsWith('cdktf-atlas-backup/')
        ? `../../src/${from.slice('cdktf-atlas-backup/'.length)}`
        : from;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(path) as ReturnType<Load>;
};

/** A state as `terraform show -json` prints it. */
export function stateJson(resources: readonly Row[]): object {
  return {
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: {
      root_module: {
        resources: resources.map(({ type, name = 'a', values, sensitive = {}, ...others }) => ({
          address: `${type}.${name}`,
          mode: 'managed',
          type,
          name,
          values,
          sensitive_values: sensitive,
          ...others,
        })),
      },
    },
  };
}

/** A resource of a state. */
export interface Row {
  readonly type: string;
  readonly name?: string;
  readonly address?: string;
  readonly index?: string | number;
  readonly values: object;
  readonly sensitive?: unknown;
}

/** The resources of such a state. */
export function resourcesOf(...rows: readonly Row[]): readonly StateResource[] {
  return readState(JSON.parse(JSON.stringify(stateJson(rows)))).resources;
}

export const PROJECT_ID = '60b60a388f618252a15587b9';

export function projectRow(values: object = {}): Row {
  return {
    type: 'mongodbatlas_project',
    name: 'shop',
    values: {
      id: PROJECT_ID,
      name: 'shop',
      org_id: '5f0000000000000000000001',
      limits: [],
      teams: [],
      tags: null,
      ...values,
    },
  };
}

/** A cluster as the state of provider 2.x has it. */
export function clusterRow(values: object = {}, name = 'orders'): Row {
  return {
    type: 'mongodbatlas_advanced_cluster',
    name,
    values: {
      project_id: PROJECT_ID,
      name,
      cluster_type: 'REPLICASET',
      backup_enabled: true,
      retain_backups_enabled: true,
      termination_protection_enabled: true,
      pit_enabled: false,
      paused: false,
      tags: null,
      labels: null,
      mongo_db_major_version: '8.0',
      version_release_system: 'LTS',
      replication_specs: [spec()],
      ...values,
    },
  };
}

/** A replication spec with one region. */
export function spec(config: object = {}, others: object = {}): object {
  return {
    zone_id: '6d6d2ba19a495f98572e1aae',
    zone_name: 'ZoneName managed by Terraform',
    ...others,
    region_configs: [region(config)],
  };
}

export function region(config: object = {}): object {
  const nodes = { instance_size: 'M30', disk_size_gb: 40, disk_iops: 3000, ebs_volume_type: 'STANDARD' };
  return {
    provider_name: 'AWS',
    region_name: 'EU_CENTRAL_1',
    priority: 7,
    backing_provider_name: null,
    auto_scaling: { compute_enabled: false, compute_max_instance_size: '', disk_gb_enabled: true },
    electable_specs: { ...nodes, node_count: 3 },
    read_only_specs: { ...nodes, node_count: 0 },
    analytics_specs: { ...nodes, node_count: 0 },
    ...config,
  };
}
