import { count } from '../text/count';
import { createColors } from 'picocolors';
import { type AcknowledgedFinding, type Finding, type Review, type UncheckedFinding } from '../review';
import { HARM_HEADING, type ShownStep, shownOf } from './apply/shown';
import { plainRowsOf } from './finding-rows';
import { byCluster, byReason } from './groups';
import { IMPACT_HEADING, IMPACT_NOTE, impactGroups } from './impact';
import { printable } from '../text/printable';
import { type Configured, configuredRows, fileOf } from './configured';
import type { BaselineUse, Calendar, Report } from './report';
import { ENDED_FIX, counts, endedInWords, extent, newerIn, placeOf, reasonOf } from './words';
import { columnsOf, wrapped } from './wrapping';
import { type Reviewed, summaryOf } from './reviewed';
import { notReviewedLines } from './not-reviewed';

/** Entries of a baseline should not fill the screen. */
const MOST_LISTED = 20;

/** The parts of a report that people see here. */
type Shown = Pick<Report, 'inputs' | 'baseline' | 'unreadable' | 'configured' | 'calendar'> &
  Partial<Pick<Report, 'failOn'>>;

/** Options of the report for people. */
export interface PrettyOptions {
  /**
   * Columns to write in.
   * @default - 80
   */
  readonly width?: number;
  /**
   * Whether to use colour.
   * @default - false
   */
  readonly colour?: boolean;
  /**
   * Whether the last line counts everything.
   * @default - true
   */
  readonly summary?: boolean;
  /**
   * A line above everything.
   * @default - none
   */
  readonly title?: string;
}

/** The report for people: every finding as a sentence with its details, by cluster. */
export function toPretty(report: Shown, options: PrettyOptions = {}): string {
  return new PrettyReport(options).of(report);
}

class PrettyReport {
  private readonly width: number;
  private readonly paint: ReturnType<typeof createColors>;

  private readonly title: string | undefined;
  private readonly hasSummary: boolean;

  constructor({ width = 80, colour = false, summary = true, title }: PrettyOptions) {
    this.hasSummary = summary;
    this.title = title;
    this.width = Math.max(width, 40);
    this.paint = createColors(colour);
  }

  of({ inputs, baseline, unreadable = [], configured, failOn, calendar }: Shown): string {
    const blocks = inputs.flatMap((reviewed) => this.input(reviewed, inputs.length > 1));
    const title = this.title === undefined ? [] : [this.paint.underline(printable(this.title))];
    const notRead = unreadable.map(({ path, reason }) =>
      this.block(this.paint.red('not read'), `${path}: ${reason}`, []),
    );
    const known = inputs.flatMap(({ review }) => review.known);
    const lists = [
      ...(known.length === 0 ? [] : [this.known(known, baseline)]),
      ...(baseline === undefined || baseline.unanswered.length === 0 ? [] : [this.unanswered(baseline)]),
    ];
    const settings = [
      ...(calendar === undefined ? [] : this.ended(calendar)),
      ...(configured === undefined ? [] : [this.configured(configured, failOn)]),
    ];
    const summary = this.hasSummary ? [this.summary(inputs)] : [];
    return `${[...title, ...blocks, ...notRead, ...lists, ...settings, ...summary].join('\n\n')}\n`;
  }

  private input(reviewed: Reviewed, named: boolean): string[] {
    const { path, review } = reviewed;
    const blocks = [
      ...this.groups(review),
      ...this.apply(reviewed),
      ...this.impact(reviewed),
      ...this.unchecked(review.unchecked),
      ...notReviewedLines(reviewed).map((line) => this.block(this.paint.cyan('not reviewed'), line, [])),
      ...review.crashes.map(({ rule, message }) =>
        this.block(this.paint.red('crash'), `the rule ${rule} failed: ${message}`, []),
      ),
    ];
    return named && blocks.length > 0 ? [this.paint.underline(printable(path)), ...blocks] : blocks;
  }

  /** Findings and acknowledged findings by cluster, the highest severity first; a single group needs no heading. */
  private groups({ findings, acknowledged }: Review): string[] {
    const groups = byCluster<Finding | AcknowledgedFinding>([...findings, ...acknowledged]);
    return groups.flatMap(({ cluster, findings: own }) => {
      const blocks = own.map((finding) =>
        'acknowledgement' in finding ? this.acknowledged(finding) : this.finding(finding),
      );
      return groups.length === 1 ? blocks : [this.heading(cluster), ...blocks];
    });
  }

  /** How far the apply gets, where it stops or may stop, and what it leaves. */
  private apply({ apply }: Reviewed): string[] {
    const shown = shownOf(apply);
    if (shown === undefined) return [];
    const { heading, steps, notReached, left, safe, harms } = shown;
    const longest = Math.max(...steps.map(({ outcome }) => outcome.length));
    const lines = [
      this.paint.underline(heading),
      ...steps.map(({ number, outcome, text }) =>
        this.hanging(
          `${String(number).padStart(3)}  ${this.outcome(outcome, longest)}  `,
          printable(text),
          7 + longest,
        ),
      ),
      ...notReached.map((text) => this.hanging(`  -  `, printable(text), 5)),
      ...left.map((text, index) =>
        this.hanging(`${index === 0 ? this.paint.dim('  left') : '      '} `, printable(text), 7),
      ),
      ...safe.map((text, index) =>
        this.hanging(`${index === 0 ? this.paint.dim('  safe') : '      '} `, printable(text), 10),
      ),
      ...(harms.length > 0 && steps.length > 0 ? ['', this.paint.underline(HARM_HEADING)] : []),
      ...harms.map((text) => this.hanging('  -  ', printable(text), 5)),
    ];
    return [lines.join('\n')];
  }

  private outcome(outcome: ShownStep['outcome'], length: number): string {
    const text = outcome.padEnd(length);
    if (outcome === 'done') return this.paint.green(text);
    return outcome === 'refused' ? this.paint.red(text) : this.paint.yellow(text);
  }

  /** What the plan changes about what can be restored. */
  private impact(reviewed: Reviewed): string[] {
    const groups = impactGroups(reviewed);
    if (groups.length === 0) return [];
    const blocks = groups.map(({ names, place, sentences, before, now, after }) => {
      const [first = '', ...others] = sentences;
      return this.block(this.paint.cyan('impact'), `${names}: ${first}`, [
        ...others.map((sentence) => ['and', sentence] as const),
        ['at', place],
        ['before', before],
        ['apply', now],
        ['after', after],
      ]);
    });
    return [
      `${this.paint.underline(IMPACT_HEADING)}\n${this.hanging('', this.paint.dim(IMPACT_NOTE), 0)}`,
      ...blocks,
    ];
  }

  private heading(cluster: Finding['cluster']): string {
    if (cluster === undefined) return this.paint.underline('without a cluster');
    const { name, address } = cluster;
    return this.paint.underline(printable(name === address ? name : `${name} (${address})`));
  }

  private known(known: readonly Finding[], baseline: BaselineUse | undefined): string {
    return listBelow(
      `known from ${baseline === undefined ? 'the baseline' : printable(baseline.path)}; these do not fail the review:`,
      known.map(({ severity, rule, ...finding }) => `${severity} ${rule} ${placeOf(finding)}`),
    );
  }

  private unanswered({ path, unanswered }: BaselineUse): string {
    return listBelow(
      `${count(unanswered.length, 'stale entry', 'stale entries')} to remove from ${printable(path)}:`,
      unanswered.map(({ rule, place }) => `${rule} ${place}`),
    );
  }

  private finding(finding: Finding): string {
    return this.block(this.severity(finding.severity), finding.message, plainRowsOf(finding));
  }

  private acknowledged(finding: AcknowledgedFinding): string {
    return this.block(this.paint.dim(`acknowledged ${finding.severity}`), finding.message, [
      ['rule', finding.rule],
      ['at', placeOf(finding)],
      ['reason', reasonOf(finding.acknowledgement)],
    ]);
  }

  /** One block for each thing that is not known, with the rules that need it. */
  private unchecked(all: readonly UncheckedFinding[]): string[] {
    return byReason(all).map((waiting) =>
      this.block(this.paint.cyan('unchecked'), waiting.reason, [
        ['rule', waiting.rules.join(', ')],
        ['at', placeOf(waiting)],
      ]),
    );
  }

  private ended(calendar: Calendar): string[] {
    return calendar.ended.map((one) =>
      this.block(this.paint.yellow('ended'), endedInWords(one, calendar), [
        ['reason', reasonOf(one)],
        ['in', one.input],
        ['fix', ENDED_FIX],
      ]),
    );
  }

  private configured(configured: Configured, failOn: Report['failOn'] | undefined): string {
    const rows = configuredRows(configured, failOn).map(({ short, text }) => [short, text] as const);
    return this.block('configuration', fileOf(configured), rows);
  }

  private summary(all: readonly Reviewed[]): string {
    const summary = summaryOf(all);
    const { errors, warnings } = summary;
    const said = counts(summary);
    const text = wrapped(`${said} in ${extent(summary)}${newerIn(summary)}`, this.width);
    if (errors > 0) return this.paint.red(text);
    return warnings > 0 ? this.paint.yellow(text) : this.paint.green(text);
  }

  private block(
    kind: string,
    sentence: string,
    rows: readonly (readonly [string, string | undefined])[],
  ): string {
    const lines = [this.hanging(`${kind}: `, this.paint.bold(printable(sentence)), 2)];
    for (const [label, text] of rows)
      if (text !== undefined)
        lines.push(this.hanging(`  ${this.paint.dim(label.padEnd(6))} `, printable(text), 9));
    return lines.join('\n');
  }

  /** A text with a label before it, the further lines indented. */
  private hanging(label: string, text: string, indent: number): string {
    const room = this.width - indent;
    // The label may be longer than the indent: then the first line has less room.
    const filler = 'x'.repeat(Math.max(0, columnsOf(label) - indent));
    const lines = wrapped(filler + text, room)
      .slice(filler.length)
      .split('\n');
    return label + lines.join(`\n${' '.repeat(indent)}`);
  }

  private severity(severity: Finding['severity']): string {
    if (severity === 'error') return this.paint.red('error');
    return severity === 'warning' ? this.paint.yellow('warning') : this.paint.blue('info');
  }
}

/** A heading and lines under it, not all of a long list. They are not wrapped, so that they can be copied. */
function listBelow(heading: string, lines: readonly string[]): string {
  const shown = lines.slice(0, MOST_LISTED).map((line) => `  ${printable(line)}`);
  const more = lines.length - shown.length;
  return [heading, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}
