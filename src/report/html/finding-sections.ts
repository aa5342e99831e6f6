import type { Finding } from '../../review';
import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { grouped } from '../../text/group';
import { firstOf } from '../../text/list';
import { naturallySorted } from '../../text/natural-order';
import { shownLine } from '../../text/source-line';
import { type FindingRow, caseRowsOf, rowsOf, sharedRowsOf } from '../finding-rows';
import { type Placed, infosTogether } from '../groups';
import type { Report } from '../report';
import { type Reviewed, summaryOf } from '../reviewed';
import type { FindingCase, SharedFindings } from '../shared-findings';
import { isFailure } from '../verdict';
import { inInput, nameOf } from '../words';
import { list, tag } from './elements';
import { type Content, type Markup, link, markup } from './markup';
import { folded, table, terms } from './page';

export const CLUSTER_COLUMNS = ['clusters', 'findings'] as const;

/** The errors and warnings. */
export function findings(shared: readonly SharedFindings[], report: Report): Content {
  const { errors, warnings, infos: other } = summaryOf(report.inputs);
  if (errors + warnings === 0) return other > 0 ? undefined : markup`<p>No findings.</p>\n`;
  return markup`<section>
<h2>Findings</h2>
${clusters(shared, report)}${shared.map((group, index) => sharedFinding(group, report.inputs, anchor(index), isFailure(group.first.severity, report.failOn)))}</section>
`;
}

export function anchor(index: number): string {
  return `finding-${index + 1}`;
}

/** Naming many clusters says less than their number. */
const MOST_NAMED = 5;

/** The clusters with links to their findings, those with the same ones together; undefined for a single cluster. */
function clusters(shared: readonly SharedFindings[], { inputs }: Report): Content {
  const found = new Map<
    string,
    { readonly name: string; readonly at: Reviewed; readonly groups: Set<number> }
  >();
  const numbers = new Map(inputs.map((reviewed, index) => [reviewed, index]));
  for (const [index, { cases }] of shared.entries())
    for (const { finding, reviewed } of cases.flatMap(({ places }) => places)) {
      const { cluster } = finding;
      const key = cluster === undefined ? '' : `${numbers.get(reviewed) ?? 0} ${cluster.address}`;
      const one = found.get(key) ?? {
        name: cluster?.name ?? 'without a cluster',
        at: reviewed,
        groups: new Set(),
      };
      found.set(key, one);
      one.groups.add(index);
    }
  if (found.size < 2) return undefined;
  const named = grouped(found.values(), ({ name }) => name);
  const rows = [...found.values()].map(({ name, at, groups }) => ({
    name: named.get(name)?.length === 1 ? cut(name) : inInput(cut(name), at, inputs),
    groups: [...groups].sort((one, other) => one - other),
  }));
  const alike = [...grouped(rows, ({ groups }) => groups.join()).values()];
  return table(
    CLUSTER_COLUMNS,
    alike
      .sort(([one], [other]) => worstFirst(one?.groups ?? [], other?.groups ?? []))
      .map((row) => [
        firstOf(
          naturallySorted(row, ({ name }) => name).map(({ name }) => name),
          MOST_NAMED,
        ),
        (row[0]?.groups ?? []).map((index) => {
          const finding = shared[index]?.first;
          return finding === undefined
            ? undefined
            : markup`<div>${tag(finding.severity)} <a href="#${anchor(index)}">${finding.rule}</a></div>`;
        }),
      ]),
    'clusters',
  );
}

/** Groups are in the order of their severities; of two that begin alike, the longer list is worse. */
function worstFirst(one: readonly number[], other: readonly number[]): number {
  for (const [place, index] of one.entries()) {
    const counterpart = other[place];
    if (counterpart === undefined) return -1;
    if (index !== counterpart) return index - counterpart;
  }
  return other.length - one.length;
}

/** Findings of one rule: what they share once, and then where each is. */
export function sharedFinding(
  group: SharedFindings,
  inputs: readonly Reviewed[],
  id: string | undefined,
  isOpen: boolean,
  said?: Content,
): Markup {
  const { first, count: number, subject, summary, cases } = group;
  const [placed] = cases.flatMap(({ places }) => places);
  const isOne = number === 1 && placed !== undefined;
  const { severity, message, address, constructPath } = first;
  const head = isOne
    ? markup`<strong>${message}</strong><span class="place"><code>${constructPath ?? address}</code></span>`
    : markup`<strong>${subject}: ${summary}</strong>`;
  const attributes = [id === undefined ? undefined : markup` id="${id}"`, isOpen ? markup` open` : undefined];
  const rows = (isOne ? rowsOf(first) : sharedRowsOf(group)).flatMap((row) => termsOf(row, first));
  const input: (readonly [string, Content])[] =
    isOne && inputs.length > 1 ? [['in', markup`<code>${nameOf(placed.reviewed)}</code>`]] : [];
  return markup`<details class="finding ${severity}"${attributes}><summary>${tag(severity)}${head}</summary>
${said}${terms([...rows, ...input])}${isOne ? undefined : places(group, inputs)}</details>
`;
}

/** Where findings of one rule are, each case with what is its own. */
export function places(group: SharedFindings, inputs: readonly Reviewed[]): Content {
  const { cases, first } = group;
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0)
    return list(
      only.places.map((one) => placeOf(one, inputs)),
      'places',
    );
  return list(
    cases.map((one) => caseOf(one, group, first, inputs)),
    'places',
  );
}

function caseOf(
  one: FindingCase,
  group: SharedFindings,
  first: Finding,
  inputs: readonly Reviewed[],
): Content {
  const rows = caseRowsOf(one, group).flatMap((row) => termsOf(row, first));
  const [only, ...others] = one.places;
  const at =
    only !== undefined && others.length === 0
      ? markup` ${placeOf(only, inputs)}\n`
      : list(one.places.map((place) => placeOf(place, inputs)));
  return [one.message, at, rows.length === 0 ? undefined : terms(rows)];
}

/** Where a finding is: its construct or address, its line if that is known, and its input if there are several. */
function placeOf({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): Content {
  const { address, constructPath, source, related } = finding;
  return [
    constructPath === undefined
      ? markup`<code>${address}</code>`
      : markup`<code>${constructPath}</code> (<code>${address}</code>)`,
    source === undefined ? undefined : markup` at <code>${shownLine(source)}</code>`,
    related.length === 0 ? undefined : [' with', related.map((one) => markup` <code>${one}</code>`)],
    inputs.length > 1 ? markup` in <code>${nameOf(reviewed)}</code>` : undefined,
  ];
}

function termsOf(
  { label, is, texts }: FindingRow,
  { address, constructPath }: Finding,
): readonly (readonly [term: string, said: Content])[] {
  const codes = texts.map((one) => markup`<code>${one}</code>`);
  switch (is) {
    case 'place':
      return [
        [label, markup`<code>${address}</code>`],
        ...(constructPath === undefined
          ? []
          : [['construct', markup`<code>${constructPath}</code>`] as const]),
      ];
    case 'rule':
    case 'name':
      return [[label, codes]];
    case 'names':
      return [[label, codes.map((one) => markup`${one} `)]];
    case 'sentence':
      return [[label, texts]];
    case 'page':
      return [[label, texts.map((url) => link(url, url))]];
  }
}

/** The infos of clusters, those of one in one line. */
export function infos({ inputs }: Report): Content {
  const all = infosTogether(inputs);
  if (all.length === 0) return undefined;
  return folded(
    `Infos: ${count(summaryOf(inputs).infos, 'finding')}`,
    list(
      all.map(({ subjects, infos: said }) => [
        subjects.length === 1 ? undefined : `${subjects.map((one) => cut(one)).join(', ')}: `,
        said.map(({ messages, rule }, index) => [
          index === 0 ? undefined : '; ',
          markup`${messages.join('; ')} (<code>${rule}</code>)`,
        ]),
      ]),
    ),
  );
}
