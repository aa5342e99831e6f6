/** A release: major, minor and patch. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The releases that a condition, or several together, leave: from `least` on, before `end`, without `excluded`. */
interface Range {
  readonly least: Version;
  readonly end: Version;
  readonly excluded: readonly Version[];
}

const NONE: Version = [0, 0, 0];
const ENDLESS: Version = [Infinity, 0, 0];

/**
 * Whether a version constraint, as Terraform reads it, admits a release older than this one; undefined where it is
 * invalid. A prerelease counts as the release that it leads to: no operator but `=` selects it.
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function admitsOlderThan(constraint: string, version: Version): boolean | undefined {
  const ranges = constraint.split(',').map(toRange);
  let least = NONE;
  let end = version;
  const excluded = new Set<string>();
  for (const range of ranges) {
    if (range === undefined) return undefined;
    if (isOlder(least, range.least)) least = range.least;
    if (isOlder(range.end, end)) end = range.end;
    for (const one of range.excluded) excluded.add(one.join('.'));
  }
  while (excluded.has(least.join('.'))) least = after(least);
  return isOlder(least, end);
}

/** An operator, or none, and a version of up to three numbers, with or without a prerelease and a build. */
const CONDITION =
  /^\s*(=|!=|>=|<=|>|<|~>)?\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?\s*$/;

function toRange(condition: string): Range | undefined {
  const match = CONDITION.exec(condition);
  if (match === null) return undefined;
  const [, operator = '=', major, minor, patch, prerelease] = match;
  const version: Version = [Number(major), Number(minor ?? 0), Number(patch ?? 0)];
  const all: Range = { least: NONE, end: ENDLESS, excluded: [] };
  // A prerelease comes before its release: what is older than the one is older than the other.
  const next = prerelease === undefined ? after(version) : version;
  switch (operator) {
    case '!=':
      return prerelease === undefined ? { ...all, excluded: [version] } : all;
    case '>':
      return { ...all, least: next };
    case '>=':
      return { ...all, least: version };
    case '<':
      return { ...all, end: version };
    case '<=':
      return { ...all, end: next };
    case '~>':
      return { ...all, least: version, end: endOf(version, patch) };
    default:
      return { ...all, least: version, end: after(version) };
  }
}

/** Where `~>` ends: only the last number that is written may grow. Terraform reads `~> 2` as `~> 2.0`. */
function endOf([major, minor]: Version, patch: string | undefined): Version {
  return patch === undefined ? [major + 1, 0, 0] : [major, minor + 1, 0];
}

function after([major, minor, patch]: Version): Version {
  return [major, minor, patch + 1];
}

function isOlder(one: Version, other: Version): boolean {
  return (one[0] - other[0] || one[1] - other[1] || one[2] - other[2]) < 0;
}
