import type { TerraformElement } from 'cdktf';
import { firstLineIn } from '../text/source-line';
import { optionsOf } from './atlas-checks';
import { mark } from './mark';

/** The folder of this library. Its lines are not where a person wrote a construct. */
const LIBRARY = __dirname.replace(/[\\/][^\\/]*$/, '');

/** Deep enough for the calls of this library, of CDKTF, and of a few wrappers around them. */
const MOST_FRAMES = 50;

/**
 * Marks the resources of a construct with the line that creates it, if `AtlasChecks.configure({ creationSitesIn })` requests it.
 * Constructs call it in their constructors.
 */
export function markCreationSite(...resources: readonly TerraformElement[]): void {
  const [first] = resources;
  const folder = first === undefined ? undefined : optionsOf(first).creationSitesIn;
  if (folder === undefined) return;
  const source = firstLineIn(frames(), folder, LIBRARY);
  if (source !== undefined) for (const resource of resources) mark(resource, { source });
}

/** The calls that led here, with the lines of the sources where Node.js or a loader maps them. */
function frames(): readonly string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = MOST_FRAMES;
  try {
    return (new Error().stack ?? '').split('\n').slice(1);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
