import { jsonParts } from '../json-text';
import type { ClusterEvidence, Evidence, EvidenceInput, Reported, Requirement } from './evidence';
import { COMPARED_ON, FRAMEWORKS, NO_CLAIM } from './frameworks';
import { NOT_SHOWN, NOT_SHOWN_IDS } from './not-shown';
import { ROWS, ROW_IDS } from './row-names';
import { countsOf } from './words';

/** Evidence as JSON, format 1: members may be added to it, but never change. What is not known is null. */
export function* evidenceToJsonParts(evidence: Evidence): Iterable<string> {
  const { tool, providerVersion, run, asOf, inputs, otherFiles, configured, rulesRun } = evidence;
  const { clusters, ofNoCluster, objectives, schedulesElsewhere } = evidence;
  const { file, ...changes } = configured;
  yield* jsonParts({
    format: '1',
    kind: 'evidence',
    note: NO_CLAIM,
    tool: { ...tool, providerVersion },
    run,
    asOf,
    inputs: inputs.map(inputJson),
    otherFiles,
    configuration: { file: file ?? null, ...changes },
    rulesRun,
    summary: countsOf(clusters),
    objectives: objectives.map(({ statedBy, requires, clusters: covered, perhaps }) => ({
      statedBy,
      requires: requires.map(requirementJson),
      clusters: covered,
      perhaps,
    })),
    clusters: clusters.map(clusterJson),
    ofNoCluster: reportedJson(ofNoCluster),
    schedulesElsewhere,
    frameworks: {
      comparedOn: COMPARED_ON,
      list: FRAMEWORKS.map(({ name, document, source, provisions }) => ({
        name,
        document,
        source,
        provisions: provisions.map(({ section, subject, quote, topics, notShown }) => ({
          section,
          subject,
          quote,
          topics,
          notShown,
        })),
      })),
    },
    notShown: NOT_SHOWN_IDS.map((id) => ({ id, text: NOT_SHOWN[id] })),
  });
  yield '\n';
}

function inputJson({
  path,
  kind,
  terraformVersion,
  partial,
  resources,
  sha256,
  notReviewed,
  newerAttributes,
}: EvidenceInput): object {
  return { path, kind, terraformVersion, partial, resources, sha256, notReviewed, newerAttributes };
}

function clusterJson(cluster: ClusterEvidence): object {
  const { project, projectId, name, address, constructPath, input, alsoIn } = cluster;
  return {
    project,
    projectId,
    name,
    address,
    constructPath,
    input,
    alsoIn,
    rows: ROW_IDS.map((id) => {
      const { value, text, isKnown } = cluster.rows[id];
      const { label, group } = ROWS[id];
      return { id, group, label, text, known: isKnown, value };
    }),
    objectives: cluster.objectives.map((one) => ({
      statedBy: one.statedBy,
      ...requirementJson(one),
      outcome: one.outcome,
      reason: one.reason,
    })),
    ...reportedJson(cluster),
    assumptions: cluster.assumptions,
  };
}

function requirementJson({ need, value, text }: Requirement): object {
  return { need, value, text };
}

function reportedJson({ findings, acknowledgements, unknown }: Reported): object {
  return {
    findings: findings.map(({ input, rule, severity, address, message }) => ({
      input,
      rule,
      severity,
      address,
      message,
    })),
    acknowledgements: acknowledgements.map(
      ({ input, rule, severity, address, message, reason, owner, until }) => ({
        input,
        rule,
        severity,
        address,
        message,
        reason,
        owner,
        until,
      }),
    ),
    unknown: unknown.map(({ input, address, reason, rules }) => ({ input, address, reason, rules })),
  };
}
