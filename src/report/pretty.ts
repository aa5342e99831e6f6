import { count } from '../text/count';
import { cut } from '../text/cut';
import { createColors } from 'picocolors';
import type { AcknowledgedFinding, Finding, Review, UncheckedFinding } from '../review';
import { HARM_HEADING, type ShownStep, shownOf } from './apply/shown';
import { caseRowsOf, placedAt, plain, plainRowsOf, rowsOf, sharedRowsOf } from './finding-rows';
import { firstLinesOf, sharedByInputs } from './first-screen';
import {
  type InfosTogether,
  byCluster,
  byReason,
  bySeverity,
  infosTogether,
  waitingTogether,
} from './groups';
import { headlineOf } from './headline';
import { inputTableOf, plainTable } from './input-table';
import { IMPACT_HEADING, IMPACT_NOTE, impactGroups } from './impact';
import { listed } from '../text/list';
import { printable } from '../text/printable';
import { adviceOf } from './advice';
import { type Configured, configuredRows, fileOf } from './configured';
import type { BaselineUse, Calendar, Report } from './report';
import {
  ENDED_FIX,
  counts,
  endedInWords,
  extent,
  inInput,
  nameOf,
  newerIn,
  placeOf,
  reasonOf,
} from './words';
import { columnsOf, wrapped } from './wrapping';
import { type Reviewed, summaryOf } from './reviewed';
import { type FindingCase, type SharedFindings, sharedFindings } from './shared-findings';
import { notReviewedLines } from './not-reviewed';

/** Entries of a baseline should not fill the screen. */
const MOST_LISTED = 20;

/** The parts of a report that people see here. */
type Shown = Pick<Report, 'inputs' | 'baseline' | 'unreadable' | 'configured' | 'calendar' | 'run'> &
  Partial<Pick<Report, 'failOn' | 'rules'>>;

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
   * Whether the report begins with its result, and ends with a line that counts everything.
   * @default - true
   */
  readonly summary?: boolean;
  /**
   * Whether each finding is shown in full, by cluster. Otherwise findings of one rule share what they have in common.
   * @default - false
   */
  readonly details?: boolean;
  /**
   * A line above everything.
   * @default - none
   */
  readonly title?: string;
}

/** The report for people: first what fails, then each finding with its details. */
export function toPretty(report: Shown, options: PrettyOptions = {}): string {
  return new PrettyReport(options).of(report);
}

class PrettyReport {
  private readonly width: number;
  private readonly paint: ReturnType<typeof createColors>;

  private readonly title: string | undefined;
  private readonly hasSummary: boolean;
  private readonly hasDetails: boolean;
  private readonly mostListed: number;

  constructor({ width = 80, colour = false, summary = true, details = false, title }: PrettyOptions) {
    this.hasSummary = summary;
    this.hasDetails = details;
    this.mostListed = details ? Infinity : MOST_LISTED;
    this.title = title;
    this.width = Math.max(width, 40);
    this.paint = createColors(colour);
  }

  of(report: Shown): string {
    const { inputs, baseline, configured, calendar, run } = report;
    const shared = sharedByInputs(report);
    const heading = this.title ?? (run === undefined ? undefined : `MongoDB Atlas backups: ${cut(run)}`);
    const title = heading === undefined ? [] : [this.paint.underline(printable(heading))];
    const first = [
      ...(this.hasSummary ? [this.headline(report)] : []),
      ...this.failures(report),
      ...(this.hasSummary ? this.firstLines(shared, inputs) : []),
      ...(this.hasSummary ? this.table(report) : []),
    ];
    const known = inputs.flatMap(({ review }) => review.known);
    const blocks = [
      ...(this.hasDetails
        ? inputs.flatMap((reviewed) => this.input(reviewed, inputs))
        : this.together(report, shared)),
      ...(known.length === 0 ? [] : [this.known(known, baseline)]),
      ...(baseline === undefined || baseline.unanswered.length === 0 ? [] : [this.unanswered(baseline)]),
      ...(calendar === undefined ? [] : this.ended(calendar)),
    ];
    const settings = configured === undefined ? [] : [this.configured(configured, report)];
    // Without anything in between, the first line has said it.
    const last = this.hasSummary && blocks.length > 0 ? [this.summary(inputs)] : [];
    return `${[...title, ...first, ...blocks, ...settings, ...last].join('\n\n')}\n`;
  }

  /** The result in one line. */
  private headline(report: Shown): string {
    return this.paint.bold(this.resultColour(report.inputs, wrapped(headlineOf(report), this.width)));
  }

  /** One line for each group of errors and warnings. */
  private firstLines(shared: readonly SharedFindings[], inputs: readonly Reviewed[]): readonly string[] {
    const { lines, more } = firstLinesOf(shared, { inputs });
    const of = (severity: Finding['severity']): readonly string[] =>
      lines
        .filter((line) => line.severity === severity)
        .map(({ subject, text }) =>
          this.hanging(
            `  ${this.severity(severity)}${' '.repeat(9 - severity.length)}`,
            printable(subject === undefined ? text : `${subject}: ${text}`),
            11,
          ),
        );
    const parts = [of('error'), [...of('warning'), ...(more > 0 ? [`  and ${more} more below`] : [])]];
    return parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  }

  /** Why the review is not complete. */
  private failures({ inputs, unreadable = [] }: Shown): readonly string[] {
    return [
      ...unreadable.map((one) => this.block(this.paint.red('not read'), `${nameOf(one)}: ${one.reason}`, [])),
      ...inputs.flatMap((reviewed) =>
        reviewed.review.crashes.map(({ rule, message }) =>
          this.block(
            this.paint.red('crash'),
            `the rule ${rule} failed${inputs.length > 1 ? ` on ${nameOf(reviewed)}` : ''}: ${message}`,
            [],
          ),
        ),
      ),
    ];
  }

  /** The inputs with what was found in each. */
  private table(report: Shown): readonly string[] {
    const table = inputTableOf(report);
    if (table === undefined) return [];
    const [head = '', ...lines] = plainTable(table).map(printable);
    return [[this.paint.dim(head), ...lines].join('\n')];
  }

  /** Everything of all inputs, with what findings share said once. */
  private together({ inputs, rules }: Shown, shared: readonly SharedFindings[]): readonly string[] {
    return [
      ...shared.map((group) => this.shared(group, inputs)),
      ...inputs.flatMap((reviewed) => {
        const blocks = [...this.impact(reviewed, inputs), ...this.apply(reviewed)];
        return inputs.length > 1 && blocks.length > 0 ? [this.inputHeading(reviewed), ...blocks] : blocks;
      }),
      ...infosTogether(inputs).map((infos) => this.infos(infos)),
      ...waitingTogether(inputs).map(({ reason, rules, places }) =>
        this.block(
          this.paint.cyan('unchecked'),
          reason,
          [['rule', rules.join(', ')]],
          places.map(({ waiting, reviewed }) => inInput(placeOf(waiting), reviewed, inputs)),
        ),
      ),
      ...inputs.flatMap((reviewed) => this.notReviewed(reviewed, inputs)),
      ...sharedFindings(
        bySeverity(inputs, ({ review }) => review.acknowledged),
        { rules, also: ({ acknowledgement }) => reasonOf(acknowledgement) },
      ).map((group) => this.sharedAcknowledged(group, inputs)),
    ];
  }

  /** One input, with each finding in full. */
  private input(reviewed: Reviewed, inputs: readonly Reviewed[]): string[] {
    const { review } = reviewed;
    const blocks = [
      ...this.groups(review),
      ...this.impact(reviewed, inputs),
      ...this.apply(reviewed),
      ...this.unchecked(review.unchecked),
      ...this.notReviewed(reviewed, [reviewed]),
    ];
    return inputs.length > 1 && blocks.length > 0 ? [this.inputHeading(reviewed), ...blocks] : blocks;
  }

  private inputHeading(reviewed: Reviewed): string {
    return this.paint.underline(printable(nameOf(reviewed)));
  }

  private notReviewed(reviewed: Reviewed, inputs: readonly Reviewed[]): readonly string[] {
    return notReviewedLines(reviewed).map((line) =>
      this.block(
        this.paint.cyan('not reviewed'),
        inputs.length > 1 ? `${nameOf(reviewed)}: ${line}` : line,
        [],
      ),
    );
  }

  /** Findings of one rule: what they share once, and then where each is. */
  private shared(group: SharedFindings, inputs: readonly Reviewed[]): string {
    const { first, count: number, subject, summary, cases } = group;
    const kind = this.severity(first.severity);
    if (number === 1) {
      const rows = rowsOf(first).flatMap((row) => [
        ...plain([row]),
        ...(row.is === 'place' ? inputRow(group, inputs) : []),
      ]);
      return this.block(kind, first.message, rows);
    }
    const rows = plain(sharedRowsOf(group));
    const [only, ...others] = cases;
    if (only !== undefined && others.length === 0)
      return this.block(kind, `${subject}: ${summary}`, rows, placesOf(only, inputs));
    return [
      this.block(kind, `${subject}: ${summary}`, rows),
      ...cases.flatMap((one) => [
        this.hanging('  - ', printable(one.message), 4),
        ...this.rows(plain(caseRowsOf(one, group)), placesOf(one, inputs), 4),
      ]),
    ].join('\n');
  }

  /** Acknowledged findings with one reason. */
  private sharedAcknowledged(
    { first, count: number, subject, summary, cases }: SharedFindings<AcknowledgedFinding>,
    inputs: readonly Reviewed[],
  ): string {
    return this.block(
      this.paint.dim(`acknowledged ${first.severity}`),
      number === 1 ? first.message : `${subject}: ${summary}`,
      [
        ['rule', first.rule],
        ['reason', reasonOf(first.acknowledgement)],
      ],
      cases.flatMap((one) => placesOf(one, inputs)),
    );
  }

  /** The infos of a cluster, or of clusters with the same ones, in one line. */
  private infos({ subjects, areClusters, infos }: InfosTogether): string {
    const said = infos.map(({ messages, rule }) => `${messages.join('; ')} (${rule})`).join('; ');
    return this.block(
      this.severity('info'),
      subjects.length === 1 ? said : `${namedSubjects(subjects, areClusters)}: ${said}`,
      [],
    );
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
  private impact(reviewed: Reviewed, inputs: readonly Reviewed[]): string[] {
    const groups = impactGroups(reviewed);
    if (groups.length === 0) return [];
    const blocks = groups.map(({ names, place, sentences, states }) => {
      const [first = '', ...others] = sentences;
      return this.block(this.paint.cyan('impact'), `${names}: ${first}`, [
        ...others.map((sentence) => ['and', sentence] as const),
        ['at', place],
        ...states,
      ]);
    });
    const isFirst = inputs.find(({ impact = [] }) => impact.length > 0) === reviewed;
    const note = isFirst ? [this.hanging('', this.paint.dim(IMPACT_NOTE), 0)] : [];
    return [[this.paint.underline(IMPACT_HEADING), ...note].join('\n'), ...blocks];
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
      this.mostListed,
    );
  }

  private unanswered({ path, unanswered }: BaselineUse): string {
    return listBelow(
      `${count(unanswered.length, 'stale entry', 'stale entries')} to remove from ${printable(path)}:`,
      unanswered.map(({ rule, place }) => `${rule} ${place}`),
      this.mostListed,
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

  private configured(configured: Configured, report: Shown): string {
    const rows = [...configuredRows(configured, report.failOn), ...adviceOf(report)].map(
      ({ short, text }) => [short, text] as const,
    );
    return this.block('configuration', fileOf(configured), rows);
  }

  private summary(all: readonly Reviewed[]): string {
    const summary = summaryOf(all);
    const text = `${counts(summary)} in ${extent(summary)}${newerIn(summary)}`;
    return this.resultColour(all, wrapped(text, this.width));
  }

  private resultColour(inputs: readonly Reviewed[], text: string): string {
    const { errors, warnings, crashed } = summaryOf(inputs);
    if (errors + crashed > 0) return this.paint.red(text);
    return warnings > 0 ? this.paint.yellow(text) : this.paint.green(text);
  }

  /** A sentence with rows, and its places last: they are not wrapped, so that they can be copied. */
  private block(
    kind: string,
    sentence: string,
    rows: readonly (readonly [string, string | undefined])[],
    places: readonly string[] = [],
  ): string {
    return [
      this.hanging(`${kind}: `, this.paint.bold(printable(sentence)), 2),
      ...this.rows(rows, places, 2),
    ].join('\n');
  }

  /** Rows with their labels in a column of six characters, or of more where a label is longer. */
  private rows(
    rows: readonly (readonly [string, string | undefined])[],
    places: readonly string[],
    indent: number,
  ): readonly string[] {
    const width = Math.max(6, ...rows.map(([name, text]) => (text === undefined ? 0 : name.length)));
    const label = (text: string): string => `${' '.repeat(indent)}${this.paint.dim(text.padEnd(width))} `;
    return [
      ...rows.flatMap(([name, text]) =>
        text === undefined ? [] : [this.hanging(label(name), printable(text), indent + width + 1)],
      ),
      ...places.map((place, index) => `${label(index === 0 ? 'at' : '')}${printable(place)}`),
    ];
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

function placesOf(one: FindingCase, inputs: readonly Reviewed[]): readonly string[] {
  return one.places.map((placed) => placedAt(placed, inputs));
}

/** The input of a single finding, if there are several. */
function inputRow(
  { cases }: SharedFindings,
  inputs: readonly Reviewed[],
): readonly (readonly [string, string])[] {
  const reviewed = cases[0]?.places[0]?.reviewed;
  return inputs.length > 1 && reviewed !== undefined ? [['in', nameOf(reviewed)]] : [];
}

function namedSubjects(subjects: readonly string[], areClusters: boolean): string {
  return areClusters ? `clusters ${listed(subjects.map((name) => `"${name}"`))}` : listed(subjects);
}

/** A heading and lines under it, not all of a long list. They are not wrapped, so that they can be copied. */
function listBelow(heading: string, lines: readonly string[], most: number): string {
  const shown = lines.slice(0, most).map((line) => `  ${printable(line)}`);
  const more = lines.length - shown.length;
  return [heading, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}
