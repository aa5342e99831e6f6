import { isoMoment } from '../../forecast/moments';
import { printableJson } from '../../text/printable';
import { jsonParts } from '../json-text';
import type { ForecastReport } from './forecast-report';
import { type ForecastJson, forecastJson } from './forecast-json';

/**
 * A forecast as JSON, format 1: members may be added to it, but never change. It comes in parts, to be written one after
 * the other.
 */
export function* forecastToJsonParts({ tool, at, since, clusters }: ForecastReport): Iterable<string> {
  const lists = new SnapshotLists();
  const json = {
    format: '1',
    tool,
    at: isoMoment(at),
    since: since === undefined ? null : isoMoment(since),
    clusters: each(clusters, ({ forecast, targets }) => lists.leftOutOf(forecastJson(forecast, { targets }))),
  };
  for (const part of jsonParts(json)) yield lists.putInto(part);
  yield '\n';
}

/** Created one by one, while they are written. */
function* each<T, U>(all: Iterable<T>, make: (one: T) => U): Iterable<U> {
  for (const one of all) yield make(one);
}

/**
 * The lists of snapshots, which are most of the text. Clusters with equal schedules share one list, which is serialized
 * once: the text of a cluster is created with a mark in its place.
 */
class SnapshotLists {
  private readonly texts = new Map<object, string>();
  private readonly awaited: string[] = [];

  leftOutOf(json: ForecastJson): object {
    const { snapshots } = json;
    if (snapshots.list === undefined || snapshots.list === null) return json;
    this.awaited.push(this.textOf(snapshots.list));
    return { ...json, snapshots: { ...snapshots, list: 0 } };
  }

  putInto(part: string): string {
    let next = 0;
    const text = part.replaceAll(MARK, () => `${LIST}${this.awaited[next++] ?? ''}`);
    this.awaited.splice(0, next);
    return text;
  }

  private textOf(list: object): string {
    const known = this.texts.get(list);
    if (known !== undefined) return known;
    const text = printableJson(JSON.stringify(list, undefined, 2)).replaceAll('\n', INDENTED);
    this.texts.set(list, text);
    return text;
  }
}

const INDENTED = '\n        ';

/** No text of a plan looks like this: JSON strings have no line breaks. */
const LIST = `${INDENTED}"list": `;
const MARK = `${LIST}0`;
