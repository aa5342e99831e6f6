import { jsonParts } from '../json-text';
import type { EstateTable } from './estate-table';
import { countsOf } from './words';

/**
 * The table as JSON, format 1: members may be added to it, but never change. `estate` reads it again, to join what several
 * runs wrote.
 */
export function* estateToJsonParts(table: EstateTable): Iterable<string> {
  const { tool, at, asOf, clusters, projects, schedulesElsewhere, unreadable } = table;
  yield* jsonParts({
    format: '1',
    kind: 'estate',
    tool,
    at,
    asOf,
    summary: countsOf(table),
    clusters,
    projects,
    schedulesElsewhere,
    unreadable,
  });
  yield '\n';
}
