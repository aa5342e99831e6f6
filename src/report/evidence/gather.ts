import { Forecaster } from '../../forecast/forecast';
import type { Cluster, Estate, Objective, Origin } from '../../model';
import { linked } from '../../model/link';
import type { Finding } from '../../review';
import { clustersBehind } from '../../review/clusters';
import { addTo } from '../../text/group';
import { inNaturalOrder } from '../../text/natural-order';
import { byCluster } from '../estate/join';
import { schedulesElsewhere, shownText } from '../estate/rows';
import { byReason } from '../groups';
import { notReviewedLines } from '../not-reviewed';
import type { Reviewed } from '../reviewed';
import { nameOf } from '../words';
import type {
  Acknowledged,
  ClusterEvidence,
  Evidence,
  EvidenceInput,
  NotKnown,
  Reported,
  ReportedFinding,
} from './evidence';
import { mergedCluster } from './merge';
import { resultsOf, statedObjectives } from './objectives';
import { rowsOf } from './rows';

/** What evidence is gathered from. */
export interface Source extends Pick<
  Evidence,
  'tool' | 'providerVersion' | 'run' | 'asOf' | 'otherFiles' | 'configured'
> {
  /** The inputs, linked as one estate. */
  readonly estate: Estate;
  readonly inputs: readonly SourceInput[];
  /** Those of the inputs and of the configuration. */
  readonly objectives: readonly Objective[];
}

/** An input that was reviewed. */
export interface SourceInput {
  readonly reviewed: Reviewed;
  /** Undefined where it is the only one, and was read alone. */
  readonly origin: Origin | undefined;
  readonly sha256: string;
}

/** Gathers evidence. The same source gives the same evidence. */
export function gathered(source: Source): Evidence {
  const { tool, providerVersion, run, asOf, otherFiles, configured, estate, inputs, objectives } = source;
  const indexes = new Map<Origin | undefined, number>(inputs.map(({ origin }, index) => [origin, index]));
  const clusters = estate.clusters.filter(({ origin }) => indexes.has(origin));
  const reported = new ReportedByCluster(estate, inputs);
  const partial = inputs.map(({ reviewed }) => reviewed.partial).find((one) => one !== undefined);
  const forecaster = new Forecaster(estate, { at: asOf });
  const shown = byCluster(
    clusters.map((cluster) => ({
      cluster,
      projectId: shownText(linked(cluster.project)?.id),
      name: shownText(cluster.name),
    })),
  );
  const inputNamed = (index: number): string => {
    const input = inputs[index];
    return input === undefined ? '' : nameOf(input.reviewed);
  };
  const evidenceOf = (cluster: Cluster): ClusterEvidence => {
    const input = indexes.get(cluster.origin) ?? 0;
    const forecast = forecaster.forecastOf(cluster);
    const own = reported.of(cluster);
    const project = linked(cluster.project);
    const projectId = shownText(project?.id);
    return {
      project: shownText(project?.name) ?? projectId ?? project?.resource?.address ?? null,
      projectId,
      name: shownText(cluster.name),
      address: cluster.address,
      constructPath: cluster.constructPath,
      input,
      alsoIn: [],
      rows: rowsOf(
        forecast,
        partial === undefined ? undefined : `a ${partial} plan may leave its schedule out`,
      ),
      objectives: resultsOf(cluster, estate, objectives, {
        input: inputs[input]?.reviewed.kind === 'synth' ? 'synth' : 'plan',
        partial,
        asOf,
      }),
      ...own,
      unknown: withForecast(
        own.unknown,
        forecast.recovery.unknown.map(({ address, reason }) => ({ input, address, reason, rules: [] })),
      ),
      assumptions: forecast.assumptions,
    };
  };
  return {
    tool,
    providerVersion,
    run,
    asOf,
    inputs: inputs.map(inputOf),
    otherFiles,
    configured,
    rulesRun: Math.max(0, ...inputs.map(({ reviewed }) => reviewed.review.rules)),
    objectives: statedObjectives(
      objectives,
      shown.map((group) => group.map(({ cluster }) => cluster)),
    ),
    clusters: shown
      .flatMap((group) => {
        const [first, ...others] = group.map(({ cluster }) => evidenceOf(cluster));
        return first === undefined ? [] : [mergedCluster([first, ...others], inputNamed)];
      })
      .sort(byName),
    ofNoCluster: reported.ofNone,
    schedulesElsewhere: schedulesElsewhere(estate).length,
  };
}

/** Clusters as people count, then by their places. */
function byName(one: ClusterEvidence, other: ClusterEvidence): number {
  return (
    inNaturalOrder(one.project ?? '', other.project ?? '') ||
    inNaturalOrder(one.name ?? one.address, other.name ?? other.address) ||
    one.input - other.input ||
    inNaturalOrder(one.address, other.address)
  );
}

const NEWER = 'provider/unknown-attribute';

function inputOf({ reviewed, sha256 }: SourceInput): EvidenceInput {
  const { path, kind, terraformVersion, partial, resources, review } = reviewed;
  return {
    path,
    kind,
    terraformVersion,
    partial,
    resources,
    sha256,
    notReviewed: notReviewedLines(reviewed),
    newerAttributes: [
      ...new Set(review.unchecked.filter(({ rule }) => rule === NEWER).map(({ reason }) => reason)),
    ],
  };
}

/** What the reviews of the inputs report, by the clusters that it is about. */
class ReportedByCluster {
  private readonly byCluster = new Map<Cluster | undefined, MutableReported>();

  constructor(estate: Estate, inputs: readonly SourceInput[]) {
    const behind = clustersBehind(estate);
    for (const [input, { reviewed, origin }] of inputs.entries()) {
      const { findings, acknowledged, known, unchecked } = reviewed.review;
      const at = (address: string): MutableReported => this.open(behind.get(origin)?.get(address));
      for (const finding of [...findings, ...known])
        at(finding.address).findings.push(findingOf(finding, input));
      for (const finding of acknowledged) {
        const { reason, owner, until } = finding.acknowledgement;
        at(finding.address).acknowledgements.push({ ...findingOf(finding, input), reason, owner, until });
      }
      const others = unchecked.filter(({ rule }) => rule !== NEWER);
      for (const { address, reason, rules } of byReason(others))
        at(address).unknown.push({ input, address, reason, rules });
    }
  }

  of(cluster: Cluster): Reported {
    return this.byCluster.get(cluster) ?? NOTHING;
  }

  get ofNone(): Reported {
    return this.byCluster.get(undefined) ?? NOTHING;
  }

  private open(cluster: Cluster | undefined): MutableReported {
    const reported = this.byCluster.get(cluster) ?? { findings: [], acknowledgements: [], unknown: [] };
    this.byCluster.set(cluster, reported);
    return reported;
  }
}

interface MutableReported {
  readonly findings: ReportedFinding[];
  readonly acknowledgements: Acknowledged[];
  readonly unknown: NotKnown[];
}

const NOTHING: Reported = { findings: [], acknowledgements: [], unknown: [] };

function findingOf({ rule, severity, address, message }: Finding, input: number): ReportedFinding {
  return { input, rule, severity, address, message };
}

/** What rules could not check, and what the forecast does not know: each thing once. */
function withForecast(unchecked: readonly NotKnown[], forecast: readonly NotKnown[]): readonly NotKnown[] {
  const all = new Map<string, NotKnown[]>();
  for (const one of [...unchecked, ...forecast])
    addTo(all, `${one.input} ${one.address}\n${one.reason}`, one);
  return [...all.values()].flatMap(([first]) => first ?? []);
}
