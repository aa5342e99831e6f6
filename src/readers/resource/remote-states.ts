import type { Origin } from '../../model';
import { type Json, isObject, member } from '../json/json';
import type { ModuleConfiguration } from './configuration';
import type { Scope } from './scope';

/** The root module of one of several inputs. */
interface Root {
  readonly configuration: ModuleConfiguration | undefined;
  readonly origin?: Origin | undefined;
}

/** Finds the inputs whose states data sources of other inputs read. */
export class RemoteStates {
  private readonly byLocation = new Map<string, Scope | undefined>();

  constructor(roots: readonly Root[]) {
    for (const { configuration, origin } of roots) {
      const location = configuration?.stateLocation;
      if (location === undefined || configuration === undefined) continue;
      // If two inputs keep their states in one place, it is not known which one it is.
      this.byLocation.set(
        location,
        this.byLocation.has(location)
          ? undefined
          : { module: '', configuration, block: undefined, key: undefined, origin },
      );
    }
  }

  /** The root of the input whose state a data source reads; undefined if it is not among the inputs. */
  behind(remoteState: string, { configuration }: Pick<Scope, 'configuration'>): Scope | undefined {
    const location = configuration?.remoteState?.(remoteState);
    return location === undefined ? undefined : this.byLocation.get(location);
  }
}

/**
 * A place of a state: its backend with its configuration, as one text. Undefined where the configuration has
 * expressions, which may have other values in another input.
 */
export function stateLocation(backend: string, configuration: Json): string | undefined {
  const text = JSON.stringify([backend, sorted(isObject(configuration) ? configuration : {}, 0)]);
  return text.includes('${') ? undefined : text;
}

/** No configuration of a backend is deeper. */
const DEEPEST = 20;

function sorted(json: Json, depth: number): Json {
  if (depth > DEEPEST) return '${}';
  if (Array.isArray(json)) return json.map((item: Json) => sorted(item, depth + 1));
  if (!isObject(json)) return json;
  const names = Object.keys(json)
    .filter((name) => member(json, name) !== null)
    .sort();
  return names.map((name) => [name, sorted(json[name], depth + 1)]);
}
