import type { Cluster } from './cluster';
import { isSensitive, knownValue, show } from './value';

/** What reports call a cluster: its name, or its address where the name is not known or may not be shown. */
export function nameOf({ name, address }: Pick<Cluster, 'name' | 'address'>): string {
  return name.kind === 'known' && !isSensitive(name) ? show(name) : address;
}

/** How many characters of its name are in the host name of a cluster. No two clusters of a project have the same. */
export const HOST_NAME_LENGTH = 23;

/** What of its name has to be unique in its project; undefined if the name is not known. */
export function hostNameOf({ name }: Pick<Cluster, 'name'>): string | undefined {
  return knownValue(name)?.slice(0, HOST_NAME_LENGTH);
}
