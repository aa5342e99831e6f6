/**
 * src/atlas/region-table.ts and src/atlas/size-table.ts: the regions and sizes of clusters, made of
 * schema/atlas-regions.json and schema/instance-sizes.json. `npm run generate` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatted } from './formatted';

const ROOT = join(__dirname, '..');

interface Sources {
  readonly $about: { readonly read: string; readonly api: string; readonly docs: string };
}

interface RegionSources extends Sources {
  readonly regions: Readonly<
    Record<
      string,
      readonly { readonly atlas: string; readonly cloud: string | null; readonly gov?: boolean }[]
    >
  >;
}

interface SizeSources extends Sources {
  readonly sizes: Readonly<
    Record<
      string,
      readonly {
        readonly size: string;
        readonly class: string;
        readonly generation: number;
        readonly storageGB?: { readonly min: number; readonly max: number };
      }[]
    >
  >;
}

/** The generated files, by their paths. */
export async function atlasTables(): Promise<ReadonlyMap<string, string>> {
  const regions = read('atlas-regions') as RegionSources;
  const sizes = read('instance-sizes') as SizeSources;
  return new Map([
    [
      'src/atlas/region-table.ts',
      await formatted(`
        ${header('atlas-regions', regions)}
        import type { CloudProvider } from './cloud-provider';

        /** A region: its name in Atlas, the cloud provider's own name, and whether it is one for governments. */
        export type RegionRow = readonly [atlas: string, cloud: string | undefined, isGovernment?: true];

        export const REGION_TABLE: Readonly<Record<CloudProvider, readonly RegionRow[]>> = {
          ${byProvider(regions.regions, ({ atlas, cloud, gov }) => `['${atlas}', ${cloud === null ? 'undefined' : `'${cloud}'`}${gov === true ? ', true' : ''}]`)}
        };

        /** The names of regions, as types. */
        export interface RegionNames {
          ${typesByProvider(regions.regions, ({ atlas }) => atlas)}
        }`),
    ],
    [
      'src/atlas/size-table.ts',
      await formatted(`
        ${header('instance-sizes', sizes)}
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
          ${byProvider(sizes.sizes, ({ size, class: sizeClass, generation, storageGB }) => `['${size}', '${sizeClass}', ${generation}${storageGB === undefined ? '' : `, [${storageGB.min}, ${storageGB.max}]`}]`)}
        };

        /** The names of sizes, as types. */
        export interface SizeNames {
          ${typesByProvider(sizes.sizes, ({ size }) => size)}
        }`),
    ],
  ]);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'schema', `${name}.json`), 'utf8'));
}

function header(name: string, { $about }: Sources): string {
  return [
    `// Made by npm run generate of schema/${name}.json: change that. Read on ${$about.read}.`,
    `// ${$about.api}`,
    `// ${$about.docs}`,
  ].join('\n');
}

function byProvider<T>(rows: Readonly<Record<string, readonly T[]>>, write: (row: T) => string): string {
  return Object.entries(rows)
    .map(([provider, of]) => `${provider}: [${of.map(write).join(',\n')}],`)
    .join('\n');
}

function typesByProvider<T>(rows: Readonly<Record<string, readonly T[]>>, name: (row: T) => string): string {
  return Object.entries(rows)
    .map(([provider, of]) => `readonly ${provider}: ${of.map((row) => `'${name(row)}'`).join(' | ')};`)
    .join('\n');
}

/** Writes both tables. */
async function writeAtlasTables(): Promise<void> {
  for (const [path, text] of await atlasTables()) writeFileSync(join(ROOT, path), text);
}

if (require.main === module)
  writeAtlasTables().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
