import type { CloudProvider, RegionNames, SizeNames } from '../../atlas';

/** Any other text: a token, or a name that is newer than this package. Editors still complete the names. */
type AnyText = string & Record<never, never>;

/**
 * A region, as Atlas names it: `EU_CENTRAL_1`. `Region<'AWS'>` has only those of a cloud provider. Rules report a region
 * that Atlas does not list.
 */
export type Region<Provider extends CloudProvider = CloudProvider> = RegionNames[Provider] | AnyText;

/**
 * The size of a cluster's nodes: `M30`. `InstanceSize<'AWS'>` has only those of a cloud provider. Rules report a size that
 * Atlas does not list.
 */
export type InstanceSize<Provider extends CloudProvider = CloudProvider> = SizeNames[Provider] | AnyText;
