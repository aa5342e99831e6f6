import type { Finding, UncheckedFinding } from '../review';
import { grouped } from '../text/group';
import { naturallySorted } from '../text/natural-order';
import type { Reviewed } from './reviewed';
import { withoutName } from './without-name';

/** The findings about one cluster, or those about no cluster. */
export interface Group<F extends Finding> {
  readonly cluster: Finding['cluster'];
  readonly findings: readonly F[];
}

/**
 * Findings by cluster, in the order of the first finding of each: reviews list the highest severity first. Findings
 * without a cluster come last.
 */
export function byCluster<F extends Finding>(findings: readonly F[]): readonly Group<F>[] {
  const groups = new Map<string, { readonly cluster: Finding['cluster']; readonly findings: F[] }>();
  for (const finding of findings) {
    const key = finding.cluster?.address ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cluster: finding.cluster, findings: [finding] });
    else group.findings.push(finding);
  }
  const unplaced = groups.get('');
  groups.delete('');
  return unplaced === undefined ? [...groups.values()] : [...groups.values(), unplaced];
}

/** A finding with its input. */
export interface Placed<F extends Finding> {
  readonly finding: F;
  readonly reviewed: Reviewed;
}

/** The findings of all inputs, errors first; within a severity in the order of the inputs and their reviews. */
export function bySeverity<F extends Finding>(
  inputs: readonly Reviewed[],
  findings: (reviewed: Reviewed) => readonly F[],
): readonly Placed<F>[] {
  const lists: Record<Finding['severity'], Placed<F>[]> = { error: [], warning: [], info: [] };
  for (const reviewed of inputs)
    for (const finding of findings(reviewed)) lists[finding.severity].push({ finding, reviewed });
  return [...lists.error, ...lists.warning, ...lists.info];
}

/** One thing that is not known, with the rules that need it. */
export interface Waiting {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly reason: string;
  readonly rules: readonly string[];
}

/**
 * What is unchecked, grouped by what is not known: several rules may need one value. What is not known for the same reason in
 * several blocks of a resource, such as its shards, is one thing.
 */
export function byReason(unchecked: readonly UncheckedFinding[]): readonly Waiting[] {
  const groups = grouped(unchecked, ({ address, reason }) => `${address}\n${reason.replace(INDEX, '[]')}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { address, constructPath, reason } = first;
    const indexes = new Set(group.flatMap((one) => INDEX.exec(one.reason)?.[1] ?? []));
    return [
      {
        address,
        constructPath,
        reason: indexes.size > 1 ? reason.replace(INDEX, `[${inOrder(indexes).join(',')}]`) : reason,
        rules: [...new Set(group.map(({ rule }) => rule))],
      },
    ];
  });
}

/** The first index in a reason, such as that of a shard in replication_specs. */
const INDEX = /\[(\d+)\]/;

function inOrder(indexes: Iterable<string>): readonly string[] {
  return [...indexes].sort((one, other) => Number(one) - Number(other));
}

/** One reason why something is not known, with the rules and the places that it is the reason for. */
export interface WaitingTogether {
  /** For a single place the reason itself, for several the reason without the name. */
  readonly reason: string;
  readonly rules: readonly string[];
  /** In the order of the inputs, and in each as people count. */
  readonly places: readonly { readonly waiting: Waiting; readonly reviewed: Reviewed }[];
}

/** What is unchecked in all inputs, grouped by its reason and the rules that need it. */
export function waitingTogether(inputs: readonly Reviewed[]): readonly WaitingTogether[] {
  const all = inputs.flatMap((reviewed) =>
    naturallySorted(byReason(reviewed.review.unchecked), ({ address }) => address).map((waiting) => ({
      waiting,
      reviewed,
    })),
  );
  const placeOf = ({ waiting: { address, reason }, reviewed: { path } }: (typeof all)[number]): string =>
    [path, address, withoutName(reason)].join('\n');
  const atOnePlace = grouped(all, placeOf);
  const groups = grouped(all, (one) => {
    const { reason, rules } = one.waiting;
    // Where one place waits for two clusters, it would have the same reason twice without the name.
    const isOnly = atOnePlace.get(placeOf(one))?.length === 1;
    return [isOnly ? withoutName(reason) : reason, ...rules].join('\n');
  });
  return [...groups.values()].flatMap((places) => {
    const [first] = places;
    if (first === undefined) return [];
    const { reason, rules } = first.waiting;
    const isShared = places.every(({ waiting }) => waiting.reason === reason);
    return [{ reason: isShared ? reason : withoutName(reason), rules, places }];
  });
}

/** The infos of clusters with the same ones, or of resources without a cluster. */
export interface InfosTogether {
  /** The clusters, or the addresses, as people count. */
  readonly subjects: readonly string[];
  /** Whether the subjects are clusters. */
  readonly areClusters: boolean;
  /** Each info once, by its rule; without the name if there are several clusters. */
  readonly infos: readonly { readonly rule: string; readonly messages: readonly string[] }[];
}

/** The infos of all inputs: those of a cluster together, and clusters with the same infos together. */
export function infosTogether(inputs: readonly Reviewed[]): readonly InfosTogether[] {
  const infos = inputs.flatMap((reviewed, index) =>
    reviewed.review.findings
      .filter(({ severity }) => severity === 'info')
      .map((finding) => ({ finding, index })),
  );
  const bySubject = grouped(
    infos,
    ({ finding: { cluster, address }, index }) => `${index} ${cluster?.address ?? address}`,
  );
  const alike = grouped(bySubject.values(), (own) =>
    own
      .map(({ finding: { rule, message, cluster } }) => `${rule}\n${withoutName(message, cluster?.name)}`)
      .join('\n'),
  );
  return [...alike.values()].flatMap((subjects) => {
    const [first = []] = subjects;
    const findings = first.map(({ finding }) => finding);
    return [
      {
        subjects: naturallySorted(
          subjects.flatMap(([one]) => one?.finding.cluster?.name ?? one?.finding.address ?? []),
          (name) => name,
        ),
        areClusters: findings.every(({ cluster }) => cluster !== undefined),
        infos: [...grouped(findings, ({ rule }) => rule)].map(([rule, own]) => ({
          rule,
          messages: own.map(({ message, cluster }) =>
            subjects.length === 1 ? message : withoutName(message, cluster?.name),
          ),
        })),
      },
    ];
  });
}
