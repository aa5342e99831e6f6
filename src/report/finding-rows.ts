import { isErrorCode } from '../atlas';
import type { Finding } from '../review';
import { cut } from '../text/cut';
import { shownLine } from '../text/source-line';
import { placeOf } from './words';

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
  const { rule, attribute, related, why, fix, fixInCode, prevents, docs, source } = finding;
  const rows: readonly FindingRow[] = [
    { label: 'rule', is: 'rule', texts: [rule] },
    { label: 'at', is: 'name', texts: some(source && cut(shownLine(source))) },
    { label: source === undefined ? 'at' : 'of', is: 'place', texts: [placeOf(finding)] },
    { label: 'set by', is: 'name', texts: some(attribute) },
    { label: 'with', is: 'names', texts: related },
    { label: 'why', is: 'sentence', texts: [why] },
    { label: 'fix', is: 'sentence', texts: [fix] },
    { label: 'fix in TypeScript', short: 'in TS', is: 'sentence', texts: some(fixInCode) },
    { label: 'error', is: 'name', texts: some(prevents).filter(isErrorCode) },
    { label: 'docs', is: 'page', texts: [docs] },
  ];
  return rows.filter(({ texts }) => texts.length > 0);
}

/** The same for plain text: a label and its text. */
export function plainRowsOf(finding: Finding): readonly (readonly [label: string, text: string])[] {
  return rowsOf(finding).map(({ label, short = label, texts }) => [short, texts.join(', ')]);
}

function some(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
