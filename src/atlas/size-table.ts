// Made by npm run generate of schema/instance-sizes.json: change that. Read on 2026-11-28.
// AWSHardwareSpec20240805, AzureHardwareSpec20240805 and GCPHardwareSpec20240805, https://github.com/mongodb/mongodb-atlas-cli/blob/8ddea41/tools/internal/specs/spec.yaml (2026-08-21)
// https://github.com/mongodb/docs/tree/0e10b24/content/atlas/source/includes/list-tables/instance-types
import type { CloudProvider } from './cloud-provider';

/** The class of a size; auto-scaling stays within one. */
export type SizeClass = 'General' | 'Low-CPU' | 'NVMe';

/** A size: its class, its generation, and its smallest and largest disk in GB, where that is documented. */
export type SizeRow = readonly [
  size: string,
  sizeClass: SizeClass,
  generation: 1 | 2,
  disk?: readonly [smallest: number, largest: number],
];

export const SIZE_TABLE: Readonly<Record<CloudProvider, readonly SizeRow[]>> = {
  AWS: [
    ['M10', 'General', 1, [10, 128]],
    ['M20', 'General', 1, [10, 255]],
    ['M30', 'General', 1, [10, 512]],
    ['M40', 'General', 1, [10, 1024]],
    ['M50', 'General', 1, [10, 4096]],
    ['M60', 'General', 1, [10, 4096]],
    ['M80', 'General', 1, [10, 4096]],
    ['M100', 'General', 1],
    ['M140', 'General', 1, [10, 4096]],
    ['M200', 'General', 1, [10, 4096]],
    ['M300', 'General', 1, [10, 4096]],
    ['R40', 'Low-CPU', 1, [10, 1024]],
    ['R50', 'Low-CPU', 1, [10, 4096]],
    ['R60', 'Low-CPU', 1, [10, 4096]],
    ['R80', 'Low-CPU', 1, [10, 4096]],
    ['R200', 'Low-CPU', 1, [10, 4096]],
    ['R300', 'Low-CPU', 1, [10, 4096]],
    ['R400', 'Low-CPU', 1, [10, 4096]],
    ['R700', 'Low-CPU', 1, [10, 4096]],
    ['M40_NVME', 'NVMe', 1, [380, 380]],
    ['M50_NVME', 'NVMe', 1, [760, 760]],
    ['M60_NVME', 'NVMe', 1, [1600, 1600]],
    ['M80_NVME', 'NVMe', 1, [1600, 1600]],
    ['M200_NVME', 'NVMe', 1, [3100, 3100]],
    ['M400_NVME', 'NVMe', 1, [4000, 4000]],
    ['M30_GEN_2', 'General', 2],
    ['M40_GEN_2', 'General', 2],
    ['M50_GEN_2', 'General', 2],
    ['M60_GEN_2', 'General', 2],
    ['M80_GEN_2', 'General', 2],
    ['M140_GEN_2', 'General', 2],
    ['M200_GEN_2', 'General', 2],
    ['M300_GEN_2', 'General', 2],
    ['R40_GEN_2', 'Low-CPU', 2],
    ['R50_GEN_2', 'Low-CPU', 2],
    ['R60_GEN_2', 'Low-CPU', 2],
    ['R80_GEN_2', 'Low-CPU', 2],
    ['R200_GEN_2', 'Low-CPU', 2],
    ['R300_GEN_2', 'Low-CPU', 2],
    ['R400_GEN_2', 'Low-CPU', 2],
    ['R700_GEN_2', 'Low-CPU', 2],
    ['M40_NVME_GEN_2', 'NVMe', 2],
    ['M50_NVME_GEN_2', 'NVMe', 2],
    ['M60_NVME_GEN_2', 'NVMe', 2],
    ['M80_NVME_GEN_2', 'NVMe', 2],
    ['M200_NVME_GEN_2', 'NVMe', 2],
    ['M400_NVME_GEN_2', 'NVMe', 2],
  ],
  AZURE: [
    ['M10', 'General', 1, [8, 128]],
    ['M20', 'General', 1, [8, 256]],
    ['M30', 'General', 1, [8, 512]],
    ['M40', 'General', 1, [8, 1024]],
    ['M50', 'General', 1, [8, 4096]],
    ['M60', 'General', 1, [8, 4096]],
    ['M80', 'General', 1, [8, 4096]],
    ['M90', 'General', 1],
    ['M200', 'General', 1, [8, 4096]],
    ['R40', 'Low-CPU', 1, [8, 1024]],
    ['R50', 'Low-CPU', 1, [8, 4096]],
    ['R60', 'Low-CPU', 1, [8, 4096]],
    ['R80', 'Low-CPU', 1, [8, 4096]],
    ['R200', 'Low-CPU', 1, [8, 4096]],
    ['R300', 'Low-CPU', 1, [8, 4096]],
    ['R400', 'Low-CPU', 1, [8, 4096]],
    ['M60_NVME', 'NVMe', 1, [1600, 1600]],
    ['M80_NVME', 'NVMe', 1, [1600, 1600]],
    ['M200_NVME', 'NVMe', 1, [3100, 3100]],
    ['M300_NVME', 'NVMe', 1, [3600, 3600]],
    ['M400_NVME', 'NVMe', 1, [4000, 4000]],
    ['M600_NVME', 'NVMe', 1, [4000, 4000]],
  ],
  GCP: [
    ['M10', 'General', 1, [10, 128]],
    ['M20', 'General', 1, [10, 256]],
    ['M30', 'General', 1, [10, 512]],
    ['M40', 'General', 1, [10, 1024]],
    ['M50', 'General', 1, [10, 4096]],
    ['M60', 'General', 1, [10, 4096]],
    ['M80', 'General', 1, [10, 4096]],
    ['M140', 'General', 1, [10, 4096]],
    ['M200', 'General', 1, [10, 4096]],
    ['M250', 'General', 1, [10, 4096]],
    ['M300', 'General', 1, [10, 4096]],
    ['M400', 'General', 1, [10, 4096]],
    ['R40', 'Low-CPU', 1],
    ['R50', 'Low-CPU', 1],
    ['R60', 'Low-CPU', 1],
    ['R80', 'Low-CPU', 1],
    ['R200', 'Low-CPU', 1],
    ['R300', 'Low-CPU', 1],
    ['R400', 'Low-CPU', 1],
    ['R600', 'Low-CPU', 1],
    ['M30_GEN_2', 'General', 2],
    ['M40_GEN_2', 'General', 2],
    ['M50_GEN_2', 'General', 2],
    ['M60_GEN_2', 'General', 2],
    ['M80_GEN_2', 'General', 2],
    ['M140_GEN_2', 'General', 2],
    ['M200_GEN_2', 'General', 2],
    ['R40_GEN_2', 'Low-CPU', 2],
    ['R50_GEN_2', 'Low-CPU', 2],
    ['R60_GEN_2', 'Low-CPU', 2],
    ['R80_GEN_2', 'Low-CPU', 2],
    ['R200_GEN_2', 'Low-CPU', 2],
    ['R300_GEN_2', 'Low-CPU', 2],
    ['R400_GEN_2', 'Low-CPU', 2],
  ],
};

/** The names of sizes, as types. */
export interface SizeNames {
  readonly AWS:
    | 'M10'
    | 'M20'
    | 'M30'
    | 'M40'
    | 'M50'
    | 'M60'
    | 'M80'
    | 'M100'
    | 'M140'
    | 'M200'
    | 'M300'
    | 'R40'
    | 'R50'
    | 'R60'
    | 'R80'
    | 'R200'
    | 'R300'
    | 'R400'
    | 'R700'
    | 'M40_NVME'
    | 'M50_NVME'
    | 'M60_NVME'
    | 'M80_NVME'
    | 'M200_NVME'
    | 'M400_NVME'
    | 'M30_GEN_2'
    | 'M40_GEN_2'
    | 'M50_GEN_2'
    | 'M60_GEN_2'
    | 'M80_GEN_2'
    | 'M140_GEN_2'
    | 'M200_GEN_2'
    | 'M300_GEN_2'
    | 'R40_GEN_2'
    | 'R50_GEN_2'
    | 'R60_GEN_2'
    | 'R80_GEN_2'
    | 'R200_GEN_2'
    | 'R300_GEN_2'
    | 'R400_GEN_2'
    | 'R700_GEN_2'
    | 'M40_NVME_GEN_2'
    | 'M50_NVME_GEN_2'
    | 'M60_NVME_GEN_2'
    | 'M80_NVME_GEN_2'
    | 'M200_NVME_GEN_2'
    | 'M400_NVME_GEN_2';
  readonly AZURE:
    | 'M10'
    | 'M20'
    | 'M30'
    | 'M40'
    | 'M50'
    | 'M60'
    | 'M80'
    | 'M90'
    | 'M200'
    | 'R40'
    | 'R50'
    | 'R60'
    | 'R80'
    | 'R200'
    | 'R300'
    | 'R400'
    | 'M60_NVME'
    | 'M80_NVME'
    | 'M200_NVME'
    | 'M300_NVME'
    | 'M400_NVME'
    | 'M600_NVME';
  readonly GCP:
    | 'M10'
    | 'M20'
    | 'M30'
    | 'M40'
    | 'M50'
    | 'M60'
    | 'M80'
    | 'M140'
    | 'M200'
    | 'M250'
    | 'M300'
    | 'M400'
    | 'R40'
    | 'R50'
    | 'R60'
    | 'R80'
    | 'R200'
    | 'R300'
    | 'R400'
    | 'R600'
    | 'M30_GEN_2'
    | 'M40_GEN_2'
    | 'M50_GEN_2'
    | 'M60_GEN_2'
    | 'M80_GEN_2'
    | 'M140_GEN_2'
    | 'M200_GEN_2'
    | 'R40_GEN_2'
    | 'R50_GEN_2'
    | 'R60_GEN_2'
    | 'R80_GEN_2'
    | 'R200_GEN_2'
    | 'R300_GEN_2'
    | 'R400_GEN_2';
}
