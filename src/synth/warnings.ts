import { AnnotationMetadataEntryType, type StackManifest } from 'cdktf';
import type { Reviewed } from '../report';
import { rooms } from './rooms';

/** Prints warnings, acknowledged findings and what is unchecked to stderr: CDKTF itself prints no warnings. */
export function printWarnings(reviewed: Reviewed): void {
  const { findings, acknowledged, unchecked } = reviewed.review;
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  if (warnings.length + acknowledged.length + unchecked.length === 0) return;
  const { toPretty } = rooms.report();
  const review = { ...reviewed.review, findings: warnings, crashes: [] };
  const title = `MongoDB Atlas backups of ${reviewed.path}`;
  process.stderr.write(toPretty({ inputs: [{ ...reviewed, review }] }, { title }));
}

/**
 * Adds warnings and what is unchecked to the manifest, as annotations that the CDKTF command prints. It reports what an
 * app writes to stderr as errors.
 */
export function annotateWarnings({ annotations }: StackManifest, reviewed: Reviewed): void {
  const { review } = reviewed;
  const none = { ...review, findings: [], acknowledged: [], unchecked: [], crashes: [] };
  const add = (
    level: AnnotationMetadataEntryType,
    constructPath: string | undefined,
    one: Partial<typeof review>,
  ): void => {
    const { toPretty } = rooms.report();
    const input = { ...reviewed, review: { ...none, ...one } };
    const text = toPretty({ inputs: [input] }, { summary: false }).trimEnd();
    annotations.push({
      constructPath: constructPath ?? reviewed.path,
      level,
      // The command prints the level before each message.
      message: text.replace(/^warning: /, ''),
    });
  };
  for (const finding of review.findings)
    if (finding.severity === 'warning')
      add(AnnotationMetadataEntryType.WARN, finding.constructPath, { findings: [finding] });
  for (const unchecked of review.unchecked)
    add(AnnotationMetadataEntryType.INFO, unchecked.constructPath, { unchecked: [unchecked] });
}
