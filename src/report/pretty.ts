import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import wrap from 'wrap-ansi';
import {
  type AcknowledgedFinding,
  type Finding,
  type Review,
  type Reviewed,
  type UncheckedFinding,
  summaryOf,
} from '../review';
import { byCluster } from './groups';
import { printable } from './printable';
import type { BaselineUse, Report } from './report';

/** A baseline that is long out of date need not fill the screen. */
const MOST_UNANSWERED = 20;

/** How the report is to look. */
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

/** The report for people: every finding as a sentence, then what answers each question about it, by cluster. */
export function toPretty(report: Pick<Report, 'inputs' | 'baseline'>, options: PrettyOptions = {}): string {
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

  of({ inputs, baseline }: Pick<Report, 'inputs' | 'baseline'>): string {
    const blocks = inputs.flatMap((reviewed) => this.input(reviewed, inputs.length > 1));
    const title = this.title === undefined ? [] : [this.paint.underline(printable(this.title))];
    const unanswered =
      baseline === undefined || baseline.unanswered.length === 0 ? [] : [this.unanswered(baseline)];
    const summary = this.hasSummary ? [this.summary(inputs)] : [];
    return `${[...title, ...blocks, ...unanswered, ...summary].join('\n\n')}\n`;
  }

  private input({ path, review }: Reviewed, named: boolean): string[] {
    const blocks = [
      ...this.groups(review),
      ...this.unchecked(review.unchecked),
      ...review.crashes.map(({ rule, message }) =>
        this.block(this.paint.red('crash'), `the rule ${rule} failed: ${message}`, []),
      ),
    ];
    return named && blocks.length > 0 ? [this.paint.underline(printable(path)), ...blocks] : blocks;
  }

  /** Findings and acknowledged findings by cluster, the gravest cluster first; a single group needs no heading. */
  private groups({ findings, acknowledged }: Review): string[] {
    const groups = byCluster<Finding | AcknowledgedFinding>([...findings, ...acknowledged]);
    return groups.flatMap(({ cluster, findings: own }) => {
      const blocks = own.map((finding) =>
        'acknowledgement' in finding ? this.acknowledged(finding) : this.finding(finding),
      );
      return groups.length === 1 ? blocks : [this.heading(cluster), ...blocks];
    });
  }

  private heading(cluster: Finding['cluster']): string {
    if (cluster === undefined) return this.paint.underline('beside the clusters');
    const { name, address } = cluster;
    return this.paint.underline(printable(name === address ? name : `${name} (${address})`));
  }

  private unanswered({ path, unanswered }: BaselineUse): string {
    const lines = unanswered
      .slice(0, MOST_UNANSWERED)
      .map(({ rule, place }) => `  ${printable(`${rule} ${place}`)}`);
    const more = unanswered.length - lines.length;
    return [
      `${printable(path)} has ${unanswered.length === 1 ? 'an entry that is' : `${unanswered.length} entries that are`} no longer found, and can leave it:`,
      ...lines,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n');
  }

  private finding(finding: Finding): string {
    const { severity, message, rule, attribute, why, fix, docs, prevents, related } = finding;
    return this.block(this.severity(severity), message, [
      ['rule', rule],
      ['at', placeOf(finding)],
      ['set by', attribute],
      ['with', related.length === 0 ? undefined : related.join(', ')],
      ['why', why],
      ['fix', fix],
      ['error', isErrorCode(prevents) ? prevents : undefined],
      ['docs', docs],
    ]);
  }

  private acknowledged(finding: AcknowledgedFinding): string {
    const { reason, owner, until } = finding.acknowledgement;
    const who = [owner, until === undefined ? undefined : `until ${until}`].filter(
      (part) => part !== undefined,
    );
    return this.block(this.paint.dim(`acknowledged ${finding.severity}`), finding.message, [
      ['rule', finding.rule],
      ['at', placeOf(finding)],
      ['reason', who.length === 0 ? reason : `${reason} (${who.join(', ')})`],
    ]);
  }

  /** One block for each thing that is not known, with the rules that wait for it. */
  private unchecked(all: readonly UncheckedFinding[]): string[] {
    const groups = new Map<string, UncheckedFinding[]>();
    for (const one of all) {
      const key = `${one.address}\n${one.reason}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    return [...groups.values()].map((group) => {
      const [first] = group;
      if (first === undefined) return '';
      return this.block(this.paint.cyan('unchecked'), first.reason, [
        ['rule', [...new Set(group.map(({ rule }) => rule))].join(', ')],
        ['at', placeOf(first)],
      ]);
    });
  }

  private summary(all: readonly Reviewed[]): string {
    const { errors, warnings, infos, unchecked, acknowledged, known, crashed, rules, resources } =
      summaryOf(all);
    const counts = [
      count(errors, 'error'),
      count(warnings, 'warning'),
      ...(infos > 0 ? [count(infos, 'info')] : []),
      ...(unchecked > 0 ? [`${unchecked} unchecked`] : []),
      ...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []),
      ...(known > 0 ? [`${known} known from the baseline`] : []),
      ...(crashed > 0 ? [`${count(crashed, 'rule')} crashed`] : []),
    ].join(', ');
    const painted =
      errors > 0
        ? this.paint.red(counts)
        : warnings > 0
          ? this.paint.yellow(counts)
          : this.paint.green(counts);
    return `${painted} (${count(rules, 'rule')} on ${count(resources, 'resource')})`;
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
    const filler = 'x'.repeat(Math.max(0, stringWidth(label) - indent));
    const lines = wrap(filler + text, room)
      .slice(filler.length)
      .split('\n');
    return label + lines.join(`\n${' '.repeat(indent)}`);
  }

  private severity(severity: Finding['severity']): string {
    if (severity === 'error') return this.paint.red('error');
    return severity === 'warning' ? this.paint.yellow('warning') : this.paint.blue('info');
  }
}

function placeOf({
  constructPath,
  address,
}: {
  readonly constructPath: string | undefined;
  readonly address: string;
}): string {
  return constructPath === undefined ? address : `${constructPath} (${address})`;
}

/** Whether what a rule prevents is an error code of Atlas that people search for. */
function isErrorCode(prevents: string | undefined): boolean {
  return prevents !== undefined && /^[A-Z][A-Z_]{5,}$/.test(prevents);
}

/** "1 error", "2 errors". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
