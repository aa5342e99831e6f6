import type { Cluster } from './cluster';
import { isSensitive, show } from './value';

/** What reports call a cluster: its name, or its address where the name is not known or may not be shown. */
export function nameOf({ name, address }: Pick<Cluster, 'name' | 'address'>): string {
  return name.kind === 'known' && !isSensitive(name) ? show(name) : address;
}
