import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { listed } from '../../text/list';
import { configuredRows, fileOf } from '../configured';
import { nameOf as nameOfInput } from '../words';
import type { ClusterEvidence, Evidence, EvidenceInput, ObjectiveResult, Reported } from './evidence';
import { COMPARED_ON, type Provision } from './frameworks';
import { NOT_SHOWN } from './not-shown';
import { topicNames } from './row-names';

/*
 * Evidence in words, the same in every report.
 */

/** The title: "Evidence of MongoDB Atlas backups: 2026-11". */
export function titleOf({ run }: Evidence): string {
  return `Evidence of MongoDB Atlas backups${run === undefined ? '' : `: ${cut(run)}`}`;
}

/** "3 clusters in 2 inputs, on 2026-08-21 at 00:00 UTC, with every retention reached". */
export function aboutOf({ clusters, inputs, asOf }: Evidence): string {
  return `${count(clusters.length, 'cluster')} in ${count(inputs.length, 'input')}, on ${asOf} at 00:00 UTC, with every retention reached`;
}

/** How reports name a cluster: with its project, and with its input if another cluster has both. */
export function nameOf({ project, name, address }: ClusterEvidence): string {
  const own = cut(name ?? address);
  return project === null ? own : `${cut(project)} / ${own}`;
}

const KINDS = {
  plan: 'a plan: the configuration after it is applied',
  state: 'a state: what existed when it was written',
  synth: 'a synthesized stack: what it declares',
} as const;

/** "a plan: the configuration after it is applied; Terraform 1.11.4, 7 resources". */
export function kindOf({ kind, terraformVersion, partial, resources }: EvidenceInput): string {
  const details = [
    ...(terraformVersion === undefined ? [] : [`Terraform ${terraformVersion}`]),
    count(resources, 'resource'),
    ...(partial === undefined ? [] : [`${partial}, so it does not show everything`]),
  ];
  return `${KINDS[kind]}; ${details.join(', ')}`;
}

/** The name of an input, by its number. */
export function inputNamed({ inputs }: Evidence, index: number): string {
  const input = inputs[index];
  return input === undefined ? '' : cut(nameOfInput(input));
}

/** What the digests are computed from. */
export const DIGEST_NOTE =
  'The SHA-256 digests are those of the files as they were read, byte for byte; of a gzipped file, before it is unzipped.';

/** What the framework table is, and is not. */
export const FRAMEWORK_NOTE = `The numbers and quotes were compared with copies of these documents on ${COMPARED_ON}; the publications themselves apply.`;

/** "met", "not met" or "not known", with the reason. */
export function outcomeOf({ outcome, reason }: ObjectiveResult): string {
  const word = OUTCOMES[outcome];
  return reason === undefined ? word : `${word}: ${reason}`;
}

const OUTCOMES = { met: 'met', missed: 'not met', unknown: 'not known' } as const;

/** The objectives of a cluster in one word. */
export function objectivesInWord({ objectives }: ClusterEvidence): string {
  if (objectives.length === 0) return 'none';
  const outcomes = objectives.map(({ outcome }) => outcome);
  if (outcomes.includes('missed')) return OUTCOMES.missed;
  return OUTCOMES[outcomes.includes('unknown') ? 'unknown' : 'met'];
}

/** The heads of the summary of all clusters. */
export const SUMMARY_HEADS = [
  'cluster',
  'backups',
  'point-in-time restore',
  'RPO',
  'retention',
  'oldest restorable point',
  'objectives',
  'findings',
  'acknowledged',
  'not known',
] as const;

/** The cells of a cluster, without its name. */
export function summaryOf(cluster: ClusterEvidence): readonly string[] {
  const { rows, findings, acknowledgements } = cluster;
  return [
    rows.backup.text,
    rows.pointInTime.text,
    rows.rpo.text,
    rows.retention.text,
    rows.oldest.text,
    objectivesInWord(cluster),
    ...[findings, acknowledgements].map(({ length }) => String(length)),
    hasUnknown(cluster) ? 'some' : 'none',
  ];
}

/** What a provision is about, with its quote. */
export function provisionInWords({ subject, quote }: Provision): string {
  return quote === undefined ? subject : `${subject}: "${quote}"`;
}

/** The topics of a provision. */
export function topicsInWords({ topics }: Provision): string {
  return topics.length === 0 ? 'nothing here' : listed(topicNames(topics));
}

/** What a provision is about, and no configuration shows. */
export function notShownInWords({ notShown }: Provision): string {
  return notShown.map((id) => NOT_SHOWN[id]).join('; ');
}

/** Assumptions with the clusters that they are for; without names if they are for all of them. */
export function assumptionsOf({ clusters }: Evidence): readonly string[] {
  const all = new Map<string, string[]>();
  for (const cluster of clusters)
    for (const assumption of cluster.assumptions) {
      const names = all.get(assumption) ?? [];
      names.push(nameOf(cluster));
      all.set(assumption, names);
    }
  return [...all].map(([assumption, names]) =>
    names.length === clusters.length
      ? assumption
      : `${assumption} (${names.length > MOST_NAMED ? count(names.length, 'cluster') : listed(names)})`,
  );
}

const MOST_NAMED = 5;

/** The versions, and how the run was configured. */
export function versionsOf(evidence: Evidence): readonly (readonly [label: string, text: string])[] {
  const { tool, providerVersion, asOf, configured, rulesRun } = evidence;
  return [
    ['tool', `${tool.name} ${tool.version}`],
    ['rules', `${count(rulesRun, 'rule')} of version ${tool.version} ran, as of ${asOf}`],
    ['facts', `as of ${tool.factsAsOf}`],
    ['provider schema', `mongodbatlas ${providerVersion}`],
    ['configuration', fileOf(configured)],
    ...configuredRows(configured).map(({ label, text }) => [label, text] as const),
  ];
}

/** "3 clusters in 2 inputs: 1 without backups, 1 below an objective, 2 with something not known". */
export function inOneLine({ clusters, inputs }: Evidence): string {
  const { withoutBackups, belowObjective, unknown } = countsOf(clusters);
  return `${count(clusters.length, 'cluster')} in ${count(inputs.length, 'input')}: ${withoutBackups} without backups, ${belowObjective} below an objective, ${unknown} with something not known`;
}

/** How many clusters need attention; a cluster may be in several of these numbers. */
export interface EvidenceCounts {
  readonly clusters: number;
  readonly withoutBackups: number;
  readonly belowObjective: number;
  /** Clusters that may or may not meet an objective. */
  readonly objectiveUnknown: number;
  /** Clusters with an answer that is not known, or with something unchecked. */
  readonly unknown: number;
}

/** Counts the clusters. */
export function countsOf(clusters: readonly ClusterEvidence[]): EvidenceCounts {
  const numberOf = (is: (cluster: ClusterEvidence) => boolean): number => clusters.filter(is).length;
  const numberWith = (outcome: ObjectiveResult['outcome']): number =>
    numberOf(({ objectives }) => objectives.some((one) => one.outcome === outcome));
  return {
    clusters: clusters.length,
    withoutBackups: numberOf(({ rows }) => rows.backup.value === false),
    belowObjective: numberWith('missed'),
    objectiveUnknown: numberWith('unknown'),
    unknown: numberOf(hasUnknown),
  };
}

function hasUnknown({ rows, unknown }: ClusterEvidence): boolean {
  return unknown.length > 0 || Object.values(rows).some(({ isKnown }) => !isKnown);
}

/** Whether rules and the forecast report nothing. */
export function isEmpty({ findings, acknowledgements, unknown }: Reported): boolean {
  return findings.length + acknowledgements.length + unknown.length === 0;
}

/** What no rule reviewed, with the input that has it. */
export function notReviewedIn({
  inputs,
}: Evidence): readonly { readonly path: string; readonly line: string }[] {
  return inputs.flatMap((input) =>
    [...input.notReviewed, ...input.newerAttributes].map((line) => ({ path: nameOfInput(input), line })),
  );
}

/** Schedules whose clusters were not read; undefined if there are none. */
export function elsewhereInWords({ schedulesElsewhere: number }: Evidence): string | undefined {
  if (number === 0) return undefined;
  return `${count(number, 'schedule')} for clusters that are not in these inputs`;
}
