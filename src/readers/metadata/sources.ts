import { type Json, isObject, listMember, member } from '../json/json';
import { blocksOf } from '../json/configuration-blocks';

/** A line of the program that synthesized a stack. */
export interface Source {
  /** Relative to the given folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The lines that created the constructs of a synthesized stack, by the addresses of their blocks, if CDKTF recorded stack
 * traces. Only lines within the folder count, so that the result does not depend on where that is.
 */
export function readSources(synth: Json, folder: string): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const [type, name, body] of blocksOf(member(synth, 'resource'))) {
    const metadata = member(member(body, '//'), 'metadata');
    if (!isObject(metadata)) continue;
    for (const frame of listMember(metadata, 'stackTrace')) {
      const source = typeof frame === 'string' ? sourceOf(frame, folder) : undefined;
      if (source === undefined) continue;
      sources.set(`${type}.${name}`, source);
      break;
    }
  }
  return sources;
}

/** The position in a frame such as `new Shop (/app/src/shop.ts:12:5)`, or `/app/main.js:3:1`. */
const PLACE = /^(?:.*\()?(?:file:\/\/)?([^()]+):(\d+):\d+\)?$/;

function sourceOf(frame: string, folder: string): Source | undefined {
  // A longer text is not a frame, and not worth the search.
  const found = frame.length > 4096 ? null : PLACE.exec(frame);
  const [path, line] = [found?.[1]?.replaceAll('\\', '/'), Number(found?.[2])];
  const within = `${folder.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  if (path === undefined || !path.startsWith(within) || line < 1) return undefined;
  const file = path.slice(within.length);
  return /(?:^|\/)(?:node_modules|\.\.)\//.test(file) ? undefined : { file, line };
}
