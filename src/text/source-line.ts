/** A line of a file that people write. */
export interface SourceLine {
  /** The path of the file, with slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The line as editors and terminals link it: `stacks/shop.ts:31`. */
export function shownLine({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}

/** The position in a frame such as `at new Shop (/app/src/shop.ts:12:5)`, or `/app/main.js:3:1`. */
const PLACE = /^(?:\s*at )?(?:async )?(?:.*\()?(?:file:\/\/)?([^()]+):(\d+):\d+\)?$/;

/**
 * The first line of a stack trace that is in a folder, and in no library. Its path is relative to the folder, so that it
 * does not depend on where that is.
 * @param library the folder of a library outside of node_modules, whose lines do not count either
 */
export function firstLineIn(
  frames: readonly unknown[],
  folder: string | undefined,
  library?: string,
): SourceLine | undefined {
  const [within, outside] = [folder, library].map((path) => path && `${slashed(path).replace(/\/$/, '')}/`);
  for (const frame of frames) {
    // A longer text is not a frame, and not worth the search.
    if (typeof frame !== 'string' || frame.length > 4096) continue;
    const found = PLACE.exec(frame);
    const [path, line] = [found?.[1] && slashed(found[1]), Number(found?.[2])];
    if (path === undefined || within === undefined || !path.startsWith(within) || line < 1) continue;
    if (outside !== undefined && path.startsWith(outside)) continue;
    const file = path.slice(within.length);
    if (!/(?:^|\/)(?:node_modules|\.\.)\//.test(file)) return { file, line };
  }
  return undefined;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
