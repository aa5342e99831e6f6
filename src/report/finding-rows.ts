import { isErrorCode } from '../atlas/error-codes';
import type { Finding } from '../review';
import { cut } from '../text/cut';
import { shownLine } from '../text/source-line';
import type { Placed } from './groups';
import type { Reviewed } from './reviewed';
import type { FindingCase, SharedFindings } from './shared-findings';
import { inInput, placeOf } from './words';

/** One row of a finding below its message. */
export interface FindingRow {
  readonly label: string;
  /** A shorter label, for reports with a narrow column of labels. */
  readonly short?: string;
  /** What it is: each report has its markup for names, sentences and links. */
  readonly is: 'rule' | 'place' | 'name' | 'names' | 'sentence' | 'page';
  readonly texts: readonly string[];
}

/** The rows that every report shows below the message of a finding, in this order. Empty rows are left out. */
export function rowsOf(finding: Finding): readonly FindingRow[] {
  const { related, source } = finding;
  return filled([
    ruleOf(finding),
    { label: 'at', is: 'name', texts: some(source && cut(shownLine(source))) },
    { label: source === undefined ? 'at' : 'of', is: 'place', texts: [placeOf(finding)] },
    setBy(finding),
    { label: 'with', is: 'names', texts: related },
    whyOf(finding),
    ...fixesOf(finding),
    ...referencesOf(finding),
  ]);
}

/** The rows that several findings share, without their places. */
export function sharedRowsOf({
  first,
  cases,
  sharesAttribute,
  sharesFix,
}: SharedFindings): readonly FindingRow[] {
  const [common] = cases;
  return filled([
    ruleOf(first),
    ...(common !== undefined && sharesAttribute ? [setBy(common)] : []),
    whyOf(first),
    ...(common !== undefined && sharesFix ? fixesOf(common) : []),
    ...referencesOf(first),
  ]);
}

/** The rows of one of several cases: those that not all of them share. */
export function caseRowsOf(
  one: FindingCase,
  { sharesAttribute, sharesFix }: SharedFindings,
): readonly FindingRow[] {
  return filled([...(sharesAttribute ? [] : [setBy(one)]), ...(sharesFix ? [] : fixesOf(one))]);
}

/** Rows as plain text: a label and its text. */
export function plain(rows: readonly FindingRow[]): readonly (readonly [label: string, text: string])[] {
  return rows.map(({ label, short = label, texts }) => [short, texts.join(', ')]);
}

/** The rows of a finding as plain text. */
export function plainRowsOf(finding: Finding): readonly (readonly [label: string, text: string])[] {
  return plain(rowsOf(finding));
}

/** Where a finding is, with its source line if that is known, and its input if there are several. */
export function placedAt({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): string {
  const { source } = finding;
  const line = source === undefined ? '' : ` at ${cut(shownLine(source))}`;
  return inInput(`${placeOf(finding)}${line}`, reviewed, inputs);
}

function ruleOf({ rule }: Finding): FindingRow {
  return { label: 'rule', is: 'rule', texts: [rule] };
}

function setBy({ attribute }: Pick<Finding, 'attribute'>): FindingRow {
  return { label: 'set by', is: 'name', texts: some(attribute) };
}

function whyOf({ why }: Finding): FindingRow {
  return { label: 'why', is: 'sentence', texts: [why] };
}

function fixesOf({ fix, fixInCode }: Pick<Finding, 'fix' | 'fixInCode'>): readonly FindingRow[] {
  return [
    { label: 'fix', is: 'sentence', texts: [fix] },
    { label: 'fix in TypeScript', short: 'in TS', is: 'sentence', texts: some(fixInCode) },
  ];
}

function referencesOf({ prevents, docs }: Finding): readonly FindingRow[] {
  return [
    { label: 'error', is: 'name', texts: some(prevents).filter(isErrorCode) },
    { label: 'docs', is: 'page', texts: [docs] },
  ];
}

function filled(rows: readonly FindingRow[]): readonly FindingRow[] {
  return rows.filter(({ texts }) => texts.length > 0);
}

function some(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
