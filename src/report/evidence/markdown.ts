import { code, prose } from '../markdown/text';
import { nameOf as nameOfInput } from '../words';
import type { ClusterEvidence, Evidence, Reported } from './evidence';
import { FRAMEWORKS, NO_CLAIM } from './frameworks';
import { NOT_SHOWN, NOT_SHOWN_IDS } from './not-shown';
import { GROUPS, LISTS, ROWS, ROW_IDS, type RowGroup } from './row-names';
import {
  DIGEST_NOTE,
  FRAMEWORK_NOTE,
  SUMMARY_HEADS,
  aboutOf,
  assumptionsOf,
  elsewhereInWords,
  inputNamed,
  isEmpty,
  kindOf,
  nameOf,
  notReviewedIn,
  notShownInWords,
  outcomeOf,
  provisionInWords,
  summaryOf,
  titleOf,
  topicsInWords,
  versionsOf,
} from './words';

/** Evidence as Markdown. */
export function evidenceToMarkdown(evidence: Evidence): string {
  const { clusters, ofNoCluster } = evidence;
  const parts = [
    `# ${prose(titleOf(evidence))}`,
    prose(aboutOf(evidence)),
    prose(NO_CLAIM),
    clusters.length === 0
      ? 'There are no clusters in these inputs.'
      : table(
          SUMMARY_HEADS,
          clusters.map((cluster) => [nameOf(cluster), ...summaryOf(cluster)].map(prose)),
        ),
    '## Inputs',
    table(
      ['input', 'is', 'SHA-256'],
      evidence.inputs.map((input) => [code(nameOfInput(input)), prose(kindOf(input)), code(input.sha256)]),
    ),
    ...(evidence.otherFiles.length === 0
      ? []
      : [
          table(
            ['also read', 'as', 'SHA-256'],
            evidence.otherFiles.map(({ path, role, sha256 }) => [code(path), prose(role), code(sha256)]),
          ),
        ]),
    DIGEST_NOTE,
    ...notReviewed(evidence),
    ...stated(evidence),
    ...clusters.flatMap((cluster) => clusterParts(cluster, evidence)),
    ...(isEmpty(ofNoCluster)
      ? []
      : ['## What is of no cluster of these inputs', ...reportedParts(ofNoCluster, evidence)]),
    '## Frameworks',
    FRAMEWORK_NOTE,
    ...FRAMEWORKS.flatMap(({ name, document, source, provisions }) => [
      `### ${prose(name)}`,
      `[${prose(document)}](${source})`,
      table(
        ['section', 'about', 'speaks to it', 'not shown'],
        provisions.map((one) =>
          [one.section, provisionInWords(one), topicsInWords(one), notShownInWords(one)].map(prose),
        ),
      ),
    ]),
    '## Not shown',
    'No configuration shows this, so there is no row for it:',
    bullets(NOT_SHOWN_IDS.map((id) => prose(NOT_SHOWN[id]))),
    ...assumed(evidence),
    '## Versions',
    bullets(versionsOf(evidence).map(([label, text]) => `${label}: ${prose(text)}`)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---|').join('')}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function notReviewed(evidence: Evidence): readonly string[] {
  const elsewhere = elsewhereInWords(evidence);
  const all = [
    ...notReviewedIn(evidence).map(({ path, line }) => `${code(path)}: ${prose(line)}`),
    ...(elsewhere === undefined ? [] : [elsewhere]),
  ];
  return all.length === 0 ? [] : ['## Not reviewed', bullets(all)];
}

function stated({ objectives }: Evidence): readonly string[] {
  if (objectives.length === 0) return ['No objectives are stated in these inputs or in the configuration.'];
  return [
    '## Objectives',
    table(
      ['stated by', 'requires', 'clusters'],
      objectives.map(({ statedBy, requires, clusters, perhaps }) => [
        code(statedBy),
        prose(requires.map(({ text }) => text).join('; ')),
        perhaps === 0 ? String(clusters) : `${clusters}, perhaps ${perhaps} more`,
      ]),
    ),
  ];
}

function clusterParts(cluster: ClusterEvidence, evidence: Evidence): readonly string[] {
  const { address, constructPath, input, alsoIn, objectives } = cluster;
  const places = [
    `${code(address)}${constructPath === undefined ? '' : ` (${code(constructPath)})`} in ${code(inputNamed(evidence, input))}`,
    ...alsoIn.map((other) => `also ${code(other.address)} in ${code(inputNamed(evidence, other.input))}`),
  ];
  return [
    `## ${prose(nameOf(cluster))}`,
    places.join('; '),
    ...(Object.keys(GROUPS) as RowGroup[]).map((group) =>
      table(
        [GROUPS[group], ''],
        ROW_IDS.filter((id) => ROWS[id].group === group).map((id) => [
          ROWS[id].label,
          prose(cluster.rows[id].text),
        ]),
      ),
    ),
    ...(objectives.length === 0
      ? []
      : [
          table(
            ['objective', 'requires', 'is'],
            objectives.map((one) => [code(one.statedBy), prose(one.text), prose(outcomeOf(one))]),
          ),
        ]),
    ...reportedParts(cluster, evidence),
  ];
}

function reportedParts(
  { findings, acknowledgements, unknown }: Reported,
  evidence: Evidence,
): readonly string[] {
  return [
    ...(findings.length === 0
      ? []
      : [
          table(
            [LISTS.findings, 'rule', 'at'],
            findings.map(({ severity, message, rule, address }) => [
              `${severity}: ${prose(message)}`,
              code(rule),
              code(address),
            ]),
          ),
        ]),
    ...(acknowledgements.length === 0
      ? []
      : [
          table(
            ['acknowledged', 'rule', 'reason', 'owner', 'until'],
            acknowledgements.map(({ severity, message, rule, reason, owner, until }) => [
              `${severity}: ${prose(message)}`,
              code(rule),
              prose(reason),
              prose(owner ?? 'no owner'),
              prose(until ?? 'no end'),
            ]),
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          table(
            [LISTS.unknown, 'at', 'input'],
            unknown.map(({ reason, address, input }) => [
              prose(reason),
              code(address),
              code(inputNamed(evidence, input)),
            ]),
          ),
        ]),
  ];
}

function assumed(evidence: Evidence): readonly string[] {
  const all = assumptionsOf(evidence);
  return all.length === 0 ? [] : ['## Assumed', bullets(all.map(prose))];
}
