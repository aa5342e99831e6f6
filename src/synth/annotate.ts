import type { IConstruct } from 'constructs';
import { AnnotationMetadataEntryType, type TerraformStack } from 'cdktf';
import type { toPretty } from '../report';
import type { Finding, Review } from '../review';

/** Leaves what the checks found at the constructs that it is about, for the CDKTF command to print. */
export function annotate(stack: TerraformStack, review: Review, print: typeof toPretty): void {
  const none: Review = { ...review, findings: [], acknowledged: [], unchecked: [], crashes: [] };
  // What is only worth knowing is for `atlas-backup check`: it would be said again at every synth.
  for (const finding of review.findings)
    if (finding.severity !== 'info')
      add(print, stack, finding.constructPath, LEVELS[finding.severity], { ...none, findings: [finding] });
  for (const unchecked of review.unchecked)
    add(print, stack, unchecked.constructPath, AnnotationMetadataEntryType.INFO, {
      ...none,
      unchecked: [unchecked],
    });
  for (const crash of review.crashes)
    add(print, stack, undefined, AnnotationMetadataEntryType.ERROR, { ...none, crashes: [crash] });
}

const LEVELS: Readonly<Record<Finding['severity'], AnnotationMetadataEntryType>> = {
  error: AnnotationMetadataEntryType.ERROR,
  warning: AnnotationMetadataEntryType.WARN,
  info: AnnotationMetadataEntryType.INFO,
};

/** The command puts a level of its own before each message. */
const SEVERITY = /^(?:error|warning|info): /;

function add(
  print: typeof toPretty,
  stack: TerraformStack,
  path: string | undefined,
  level: AnnotationMetadataEntryType,
  review: Review,
): void {
  const one = {
    path: stack.node.path,
    kind: 'synth' as const,
    terraformVersion: undefined,
    resources: 0,
    review,
  };
  const text = print({ inputs: [one] }, { summary: false })
    .trimEnd()
    .replace(SEVERITY, '');
  constructAt(stack, path).node.addMetadata(level, text);
}

/** The construct at a path, or the nearest one around it. */
function constructAt(stack: TerraformStack, path: string | undefined): IConstruct {
  const prefix = `${stack.node.path}/`;
  let construct: IConstruct = stack;
  if (path?.startsWith(prefix) !== true) return construct;
  for (const id of path.slice(prefix.length).split('/')) {
    const child = construct.node.tryFindChild(id);
    if (child === undefined) return construct;
    construct = child;
  }
  return construct;
}
