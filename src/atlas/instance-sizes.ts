import type { CloudProvider } from './cloud-provider';
import { SIZE_TABLE, type SizeClass, type SizeRow } from './size-table';

/** The sizes of a provider's dedicated clusters: Google Cloud has no NVMe size, Azure no second generation. */
export function instanceSizes(provider: CloudProvider): readonly string[] {
  return SIZES[provider];
}

const SIZES: Readonly<Record<CloudProvider, readonly string[]>> = {
  AWS: SIZE_TABLE.AWS.map(([size]) => size),
  AZURE: SIZE_TABLE.AZURE.map(([size]) => size),
  GCP: SIZE_TABLE.GCP.map(([size]) => size),
};

/** What is documented of a size. */
export interface InstanceSize {
  /** Auto-scaling stays within one class. */
  readonly sizeClass: SizeClass;
  readonly generation: 1 | 2;
  /** Whether it fits to sizes of either generation, as M10 and M20 do. */
  readonly fitsAnyGeneration: boolean;
  /** The number in its name, which orders the sizes of one class. */
  readonly number: number;
  /** Its disks in GB, if they are documented. */
  readonly disk: DiskRange | undefined;
}

/** Disks in GB. */
export interface DiskRange {
  readonly smallest: number;
  readonly largest: number;
  /** The largest one that any project can have, by extended storage from M40 on. */
  readonly largestExtended: number;
}

/** What is documented of a provider's size; undefined for a size that it does not have. */
export function instanceSize(provider: CloudProvider, size: string): InstanceSize | undefined {
  const row = SIZE_TABLE[provider].find(([name]) => name === size);
  if (row === undefined) return undefined;
  const [, sizeClass, generation, disk] = row;
  const number = sizeNumber(size) ?? 0;
  return {
    sizeClass,
    generation,
    fitsAnyGeneration: number < SMALLEST_OF_A_GENERATION,
    number,
    disk: disk === undefined ? undefined : diskRange(row, disk),
  };
}

/** M10 and M20 belong to no generation. */
const SMALLEST_OF_A_GENERATION = 30;

/**
 * The largest disk in GB with extended storage, from a size number on.
 * @see https://www.mongodb.com/docs/atlas/customize-storage/ (read 2026-11-28)
 */
const EXTENDED: readonly (readonly [from: number, largest: number])[] = [
  [80, 14_336],
  [50, 8_192],
  [40, 4_096],
];

function diskRange([size, sizeClass]: SizeRow, [smallest, largest]: readonly [number, number]): DiskRange {
  if (sizeClass === 'NVMe') return { smallest, largest, largestExtended: largest };
  const extended = EXTENDED.find(([from]) => (sizeNumber(size) ?? 0) >= from)?.[1] ?? 0;
  // The tables differ by a gigabyte between cloud providers, so only what none has is certainly too large.
  const anywhere = Object.values(SIZE_TABLE).flatMap((rows) =>
    rows.flatMap(([name, , , range]) => (name === size && range !== undefined ? [range[1]] : [])),
  );
  return { smallest, largest, largestExtended: Math.max(extended, ...anywhere) };
}

/**
 * The smallest disk of any size in GB.
 * @see https://www.mongodb.com/docs/atlas/customize-storage/ (read 2026-11-28)
 */
export const SMALLEST_DISK: Readonly<Record<CloudProvider, number>> = { AWS: 10, AZURE: 8, GCP: 10 };

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
