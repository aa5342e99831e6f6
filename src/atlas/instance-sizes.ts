import type { CloudProvider } from './cloud-provider';

/**
 * The sizes of dedicated clusters, by cloud provider: the enums of the Atlas Administration API. Google Cloud has no
 * NVMe size, Azure no second generation.
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ AWSHardwareSpec20240805, AzureHardwareSpec20240805
 *   and GCPHardwareSpec20240805 (specification of 2026-08-21)
 */
const SIZES: Readonly<Record<CloudProvider, readonly string[]>> = {
  AWS: [
    ...['M10', 'M20', 'M30', 'M40', 'M50', 'M60', 'M80', 'M100', 'M140', 'M200', 'M300'],
    ...['R40', 'R50', 'R60', 'R80', 'R200', 'R300', 'R400', 'R700'],
    ...['M40_NVME', 'M50_NVME', 'M60_NVME', 'M80_NVME', 'M200_NVME', 'M400_NVME'],
    ...[
      'M30_GEN_2',
      'M40_GEN_2',
      'M50_GEN_2',
      'M60_GEN_2',
      'M80_GEN_2',
      'M140_GEN_2',
      'M200_GEN_2',
      'M300_GEN_2',
    ],
    ...[
      'R40_GEN_2',
      'R50_GEN_2',
      'R60_GEN_2',
      'R80_GEN_2',
      'R200_GEN_2',
      'R300_GEN_2',
      'R400_GEN_2',
      'R700_GEN_2',
    ],
    ...[
      'M40_NVME_GEN_2',
      'M50_NVME_GEN_2',
      'M60_NVME_GEN_2',
      'M80_NVME_GEN_2',
      'M200_NVME_GEN_2',
      'M400_NVME_GEN_2',
    ],
  ],
  AZURE: [
    ...['M10', 'M20', 'M30', 'M40', 'M50', 'M60', 'M80', 'M90', 'M200'],
    ...['R40', 'R50', 'R60', 'R80', 'R200', 'R300', 'R400'],
    ...['M60_NVME', 'M80_NVME', 'M200_NVME', 'M300_NVME', 'M400_NVME', 'M600_NVME'],
  ],
  GCP: [
    ...['M10', 'M20', 'M30', 'M40', 'M50', 'M60', 'M80', 'M140', 'M200', 'M250', 'M300', 'M400'],
    ...['R40', 'R50', 'R60', 'R80', 'R200', 'R300', 'R400', 'R600'],
    ...['M30_GEN_2', 'M40_GEN_2', 'M50_GEN_2', 'M60_GEN_2', 'M80_GEN_2', 'M140_GEN_2', 'M200_GEN_2'],
    ...['R40_GEN_2', 'R50_GEN_2', 'R60_GEN_2', 'R80_GEN_2', 'R200_GEN_2', 'R300_GEN_2', 'R400_GEN_2'],
  ],
};

/** The sizes of a provider's dedicated clusters. */
export function instanceSizes(provider: CloudProvider): readonly string[] {
  return SIZES[provider];
}

/** Whether the size keeps its data on local NVMe disks, which have different rules for backups. */
export function isNvme(size: string): boolean {
  return size.includes('_NVME');
}

/** The number in a size's name, such as 30 for M30 and 40 for R40; undefined where the name is not of that form. */
export function sizeNumber(size: string): number | undefined {
  const match = /^[MR](\d+)/.exec(size);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/**
 * The size number from which a cluster may be sharded; MongoDB Support can lift the limit.
 * @see https://www.mongodb.com/docs/atlas/reference/atlas-limits/ (read 2026-08-21)
 */
export const SMALLEST_SHARDED_SIZE = 30;
