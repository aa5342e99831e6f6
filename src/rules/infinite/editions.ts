import { type Cluster, type Link, editionOf, is, linked } from '../../model';
import { type Context, type Unchecked, unchecked } from '../rule';

/** The clusters of the edition INFINITE; for one whose edition is not known yet, that. */
export function* infiniteClusters({ after }: Context): Iterable<Cluster | Unchecked> {
  for (const cluster of after.clusters) {
    const { edition } = editionOf(cluster);
    // A Flex or M0 cluster only stores the edition that it will have.
    if (is(edition, 'INFINITE') && is(cluster.kind, 'dedicated')) yield cluster;
    else if (edition.kind === 'unknown') yield unchecked(cluster, 'database_edition', edition);
  }
}

/** Whether a link leads to a cluster of the edition INFINITE. */
export function isInfinite(link: Link<Cluster>): boolean {
  const cluster = linked(link);
  return cluster !== undefined && is(cluster.kind, 'dedicated') && is(editionOf(cluster).edition, 'INFINITE');
}
