import { AnnotationMetadataEntryType, type StackManifest } from 'cdktf';
import type { Reviewed } from '../report';
import type { Finding } from '../review';
import type { CheckOptions } from './check-options';
import { isRejected, rejects } from './failure';
import { rooms } from './rooms';

/** What a report of a stack is printed for, besides what rejects it. */
type Shown = Pick<CheckOptions, 'failOn' | 'infos'>;

/** The findings that reject nothing and are printed. */
function shownOf({ review: { findings } }: Reviewed, { failOn = 'error', infos = false }: Shown): Finding[] {
  return findings.filter((finding) => !rejects(finding, failOn) && (infos || finding.severity !== 'info'));
}

/** Prints warnings, acknowledged findings and what is unchecked to stderr: CDKTF itself prints no warnings. */
export function printWarnings(reviewed: Reviewed, options: Shown): void {
  const { acknowledged } = reviewed.review;
  const warnings = shownOf(reviewed, options);
  // What rejects the stack is in the error.
  const isReason = options.failOn === 'unchecked' && isRejected(reviewed, options.failOn);
  const unchecked = isReason ? [] : reviewed.review.unchecked;
  if (warnings.length + acknowledged.length + unchecked.length === 0) return;
  const { toPretty } = rooms.report();
  const review = { ...reviewed.review, findings: warnings, unchecked, crashes: [] };
  const title = `MongoDB Atlas backups of ${reviewed.path}`;
  process.stderr.write(`${toPretty({ inputs: [{ ...reviewed, review }] }, { title })}\n`);
}

/**
 * Adds warnings and what is unchecked to the manifest, as annotations that the CDKTF command prints. It reports what an
 * app writes to stderr as errors.
 */
export function annotateWarnings({ annotations }: StackManifest, reviewed: Reviewed, options: Shown): void {
  const { review } = reviewed;
  const none = { ...review, findings: [], acknowledged: [], unchecked: [], crashes: [] };
  const add = (
    level: AnnotationMetadataEntryType,
    constructPath: string | undefined,
    one: Partial<typeof review>,
  ): void => {
    const { toPretty } = rooms.report();
    const input = { ...reviewed, review: { ...none, ...one } };
    const text = toPretty({ inputs: [input] }, { summary: false, details: true }).trimEnd();
    annotations.push({
      constructPath: constructPath ?? reviewed.path,
      level,
      // The command prints the level before each message.
      message: text.replace(/^(?:warning|info): /, ''),
    });
  };
  for (const finding of shownOf(reviewed, options))
    add(
      finding.severity === 'info' ? AnnotationMetadataEntryType.INFO : AnnotationMetadataEntryType.WARN,
      finding.constructPath,
      { findings: [finding] },
    );
  for (const unchecked of review.unchecked)
    add(AnnotationMetadataEntryType.INFO, unchecked.constructPath, { unchecked: [unchecked] });
}
