import { DATABASE_EDITIONS } from '../../atlas/infinite';
import type { Cluster } from '../../model';
import { is, knownValue, show } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

const ATTRIBUTE = 'database_edition';
const of = (edition: string | undefined) =>
  together(
    project(),
    cluster({
      database_edition: edition,
      replication_specs: shards(1, 'M30', {
        electable_specs: { instance_size: 'M30', node_count: edition === 'CORE' ? 3 : 2 },
      }),
    }),
  );

export const changeEditionChanged = defineRule({
  id: 'change/edition-changed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'another database edition of a cluster that exists',
  why: 'Atlas sets the database edition of a cluster when it is created, and does not change it. Removing INFINITE is a change as well: the provider then sends none.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#database_edition',
  prevents: 'databaseEdition cannot be changed',
  rejects: { action: 'update' },
  facts: ['P20-3', 'P20-5'],
  get examples() {
    return {
      good: [{ title: 'the same edition', before: of('INFINITE'), resources: of('INFINITE') }],
      bad: [
        { before: of('INFINITE'), resources: of('CORE') },
        { title: 'an edition that is removed', before: of('INFINITE'), resources: of(undefined) },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      if (
        cluster.change?.action === 'update' &&
        cluster.before !== undefined &&
        is(cluster.before.kind, 'dedicated')
      )
        yield* changed(cluster.before, cluster);
  },
});

function* changed(before: Cluster, after: Cluster): Iterable<Result> {
  const edition = editionBefore(before);
  const planned = after.databaseEdition;
  if (edition === undefined) return;
  if (planned.kind === 'unknown') {
    yield unchecked(after, ATTRIBUTE, planned);
    return;
  }
  // Without the attribute the edition stays, unless the plan removes one that was set.
  const isRemoved = planned.kind === 'absent' && is(before.databaseEdition, 'INFINITE');
  if (!isRemoved && (planned.kind === 'absent' || planned.value === edition)) return;
  yield {
    at: after,
    attribute: ATTRIBUTE,
    problem:
      planned.kind === 'absent'
        ? `this plan removes the database edition ${edition} of ${clusterNamed(after)}, which cannot be changed`
        : `this plan changes the database edition of ${clusterNamed(after)} from ${edition} to ${show(planned)}, which cannot be changed`,
    fix: is(before.databaseEdition, edition)
      ? fix`set ${assign(ATTRIBUTE, edition)}`
      : fix`remove ${named(ATTRIBUTE)}, or set ${assign(ATTRIBUTE, edition)}`,
  };
}

/** The edition of the state; undefined if it has none, as a provider before 2.19 writes it. */
function editionBefore({ databaseEdition, effectiveDatabaseEdition }: Cluster): string | undefined {
  const editions = [knownValue(databaseEdition), knownValue(effectiveDatabaseEdition)];
  return editions.find((one) => DATABASE_EDITIONS.some((edition) => edition === one));
}
