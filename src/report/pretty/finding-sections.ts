import type { AcknowledgedFinding, Finding, Review } from '../../review';
import { listed } from '../../text/list';
import { printable } from '../../text/printable';
import { caseRowsOf, placedAt, plain, plainRowsOf, rowsOf, sharedRowsOf } from '../finding-rows';
import { type InfosTogether, byCluster } from '../groups';
import type { Reviewed } from '../reviewed';
import type { FindingCase, SharedFindings } from '../shared-findings';
import { nameOf, placeOf, reasonOf } from '../words';
import type { Row, Screen } from './screen';

/** Findings of one rule: what they share once, and then where each is. */
export function sharedFinding(screen: Screen, group: SharedFindings, inputs: readonly Reviewed[]): string {
  const { first, count: number, subject, summary, cases } = group;
  const kind = screen.severity(first.severity);
  if (number === 1) {
    const rows = rowsOf(first).flatMap((row) => [
      ...plain([row]),
      ...(row.is === 'place' ? inputRow(group, inputs) : []),
    ]);
    return screen.block(kind, first.message, rows);
  }
  const rows = plain(sharedRowsOf(group));
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0)
    return screen.block(kind, `${subject}: ${summary}`, rows, placesOf(only, inputs));
  return [
    screen.block(kind, `${subject}: ${summary}`, rows),
    ...cases.flatMap((one) => [
      screen.hanging('  - ', printable(one.message), 4),
      ...screen.rows(plain(caseRowsOf(one, group)), placesOf(one, inputs), 4),
    ]),
  ].join('\n');
}

/** Acknowledged findings with one reason. */
export function sharedAcknowledged(
  screen: Screen,
  { first, count: number, subject, summary, cases }: SharedFindings<AcknowledgedFinding>,
  inputs: readonly Reviewed[],
): string {
  return screen.block(
    screen.paint.dim(`acknowledged ${first.severity}`),
    number === 1 ? first.message : `${subject}: ${summary}`,
    [
      ['rule', first.rule],
      ['reason', reasonOf(first.acknowledgement)],
    ],
    cases.flatMap((one) => placesOf(one, inputs)),
  );
}

/** The infos of a cluster, or of clusters with the same ones, in one line. */
export function infosOf(screen: Screen, { subjects, areClusters, infos }: InfosTogether): string {
  const said = infos.map(({ messages, rule }) => `${messages.join('; ')} (${rule})`).join('; ');
  return screen.block(
    screen.severity('info'),
    subjects.length === 1 ? said : `${namedSubjects(subjects, areClusters)}: ${said}`,
  );
}

/** Findings and acknowledged findings by cluster, the highest severity first; a single group needs no heading. */
export function findingsByCluster(screen: Screen, { findings, acknowledged }: Review): readonly string[] {
  const groups = byCluster<Finding | AcknowledgedFinding>([...findings, ...acknowledged]);
  return groups.flatMap(({ cluster, findings: own }) => {
    const blocks = own.map((finding) =>
      'acknowledgement' in finding ? acknowledgedFinding(screen, finding) : findingOf(screen, finding),
    );
    return groups.length === 1 ? blocks : [screen.heading(nameOfCluster(cluster)), ...blocks];
  });
}

function nameOfCluster(cluster: Finding['cluster']): string {
  if (cluster === undefined) return 'without a cluster';
  const { name, address } = cluster;
  return name === address ? name : `${name} (${address})`;
}

function findingOf(screen: Screen, finding: Finding): string {
  return screen.block(screen.severity(finding.severity), finding.message, plainRowsOf(finding));
}

function acknowledgedFinding(screen: Screen, finding: AcknowledgedFinding): string {
  return screen.block(screen.paint.dim(`acknowledged ${finding.severity}`), finding.message, [
    ['rule', finding.rule],
    ['at', placeOf(finding)],
    ['reason', reasonOf(finding.acknowledgement)],
  ]);
}

function placesOf(one: FindingCase, inputs: readonly Reviewed[]): readonly string[] {
  return one.places.map((placed) => placedAt(placed, inputs));
}

/** The input of a single finding, if there are several. */
function inputRow({ cases }: SharedFindings, inputs: readonly Reviewed[]): readonly Row[] {
  const reviewed = cases[0]?.places[0]?.reviewed;
  return inputs.length > 1 && reviewed !== undefined ? [['in', nameOf(reviewed)]] : [];
}

function namedSubjects(subjects: readonly string[], areClusters: boolean): string {
  return areClusters ? `clusters ${listed(subjects.map((name) => `"${name}"`))}` : listed(subjects);
}
