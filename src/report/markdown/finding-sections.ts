import type { Finding } from '../../review';
import { count } from '../../text/count';
import { firstOf } from '../../text/list';
import { caseRowsOf, rowsOf, sharedRowsOf, type FindingRow } from '../finding-rows';
import type { FirstLines } from '../first-screen';
import { bySeverity, infosTogether, type Placed } from '../groups';
import type { Report } from '../report';
import { summaryOf, type Reviewed } from '../reviewed';
import type { FindingCase, SharedFindings } from '../shared-findings';
import { isFailure } from '../verdict';
import { nameOf } from '../words';
import { fitted, type Chapter, type Section } from './fit';
import { each, folded, foldedSections, moreGroups, whole } from './fold';
import { andMore, place, placeIn, placesIn } from './place';
import { code, link, prose } from './text';

/** What fails the run, open; then the other errors and warnings, folded. */
export function findings(
  shared: readonly SharedFindings[],
  { lines }: FirstLines,
  { failOn, inputs }: Report,
): readonly Chapter[] {
  const fails = ({ first }: SharedFindings): boolean => isFailure(first.severity, failOn);
  const sectionsOf = (groups: readonly SharedFindings[]): readonly Section[] =>
    groups.map((group) => sharedSection(group, inputs));
  // A single group has no line above, so it has to be visible.
  if (lines.length === 0) return [{ head: '\n', sections: sectionsOf(shared), more: moreGroups, foot: '' }];
  const failing = shared.filter(fails);
  const others = shared.filter((group) => !fails(group));
  const title = failing.length > 0 ? 'What does not fail, why, and what to do' : 'Why, and what to do';
  return [
    foldedSections(
      `What fails, why, and what to do: ${count(numberOf(failing), 'finding')}`,
      sectionsOf(failing),
      'open',
    ),
    foldedSections(`${title}: ${count(numberOf(others), 'finding')}`, sectionsOf(others)),
  ];
}

export function numberOf(groups: readonly SharedFindings[]): number {
  return groups.reduce((sum, { count: number }) => sum + number, 0);
}

/** Findings of one rule: what they share once, and then where each is. */
function sharedSection(group: SharedFindings, inputs: readonly Reviewed[]): Section {
  const { first, count: number, subject, summary, cases } = group;
  const [placed] = cases.flatMap(({ places }) => places);
  if (number === 1 && placed !== undefined) return whole(detail(placed, inputs));
  const rows = sharedRowsOf(group).flatMap((one) => rowLine(one, first));
  const head = `- **${first.severity}**: ${prose(subject)}: ${prose(summary)}\n${rows.join('')}`;
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0)
    return { ...placesIn(only.places, inputs), head: `${head}  - at:\n` };
  return {
    head,
    total: cases.length,
    items: each(cases.map((one) => () => caseItem(one, group, inputs))),
    more: andMore(2),
    foot: '',
  };
}

/** How many characters one of several cases may have, so that its places do not push the others out. */
const CASE_ROOM = 4_000;

/** Findings with one message and fix, of several such cases. */
function caseItem(one: FindingCase, group: SharedFindings, inputs: readonly Reviewed[]): string {
  const rows = caseRowsOf(one, group).flatMap((row) => rowLine(row, group.first).map((text) => `  ${text}`));
  const head = `  - problem: ${prose(one.message)}\n${rows.join('')}`;
  const [only, ...others] = one.places;
  if (only !== undefined && others.length === 0) return `${head}    - at: ${placeIn(only, inputs)}\n`;
  return fitted([{ ...placesIn(one.places, inputs, 6), head: `${head}    - at:\n` }], CASE_ROOM);
}

/** Each finding in full. */
export function detailed({ inputs }: Report): readonly Section[] {
  const all = bySeverity(inputs, ({ review }) => review.findings);
  return [
    folded(
      `Why, and what to do: ${count(all.length, 'finding')}`,
      all.map((placed) => () => detail(placed, inputs)),
      'open',
    ),
  ];
}

function detail({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): string {
  const lines = rowsOf(finding).flatMap((row) => [
    ...rowLine(row, finding),
    ...(row.is === 'place' && inputs.length > 1 ? [line('in', code(nameOf(reviewed)))] : []),
  ]);
  return `- **${finding.severity}**: ${prose(finding.message)}\n${lines.join('')}`;
}

function rowLine({ label, is, texts }: FindingRow, finding: Finding): readonly string[] {
  switch (is) {
    case 'rule':
      return [line(label, link(texts.map(code).join(''), finding.docs))];
    case 'place':
      return [line(label, place(finding))];
    case 'name':
    case 'names':
      return [line(label, texts.map(code).join(', '))];
    case 'sentence':
      return [line(label, texts.map(prose).join(' '))];
    // The rule is a link to it.
    case 'page':
      return [];
  }
}

export function line(label: string, markdown: string): string {
  return `  - ${label}: ${markdown}\n`;
}

/** The infos of clusters, one line for each cluster, or for clusters with the same ones. */
export function infos({ inputs }: Report): Section {
  const all = infosTogether(inputs);
  return folded(
    `Infos: ${count(summaryOf(inputs).infos, 'finding')}`,
    all.map((group) => () => {
      const { subjects, infos: said } = group;
      const names = subjects.length === 1 ? '' : `${firstOf(subjects.map(code), MOST_INFOS_NAMED)}: `;
      return `- **info**: ${names}${said.map(({ messages, rule }) => `${messages.map(prose).join('; ')} (${code(rule)})`).join('; ')}\n`;
    }),
  );
}

/** More names are in the other reports. */
const MOST_INFOS_NAMED = 50;
