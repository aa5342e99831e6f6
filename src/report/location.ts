import type { SourceLine } from '../text/source-line';
import type { Reviewed } from './reviewed';

/** Where a finding is in the files that people open. */
export interface FileLocation {
  /** As the user named it, or as the synthesized JSON has it; undefined for standard input. */
  readonly file: string | undefined;
  /** Counted from 1, if it is known. */
  readonly line: number | undefined;
}

/**
 * The line that people wrote for a resource: the one that creates its construct, or that of its block of HCL; undefined if
 * neither is known.
 */
export function sourceOf({ configuration, source }: Reviewed, address: string): SourceLine | undefined {
  return (
    configuration?.sources.get(address) ??
    configuration?.sources.get(withoutKey(address)) ??
    source?.lineOf(address)
  );
}

/**
 * The same for formats that require a file: without a line it is the cdk.tf.json that the plan was created from, or else
 * the input. The others show no file instead, because neither is in a pull request.
 */
export function locationOf(reviewed: Reviewed, address: string): FileLocation {
  const source = sourceOf(reviewed, address);
  if (source !== undefined) return source;
  const file = reviewed.configuration?.path ?? reviewed.path;
  return { file: file === '-' ? undefined : file, line: undefined };
}

/** A review whose findings have the lines that are known. */
export function located(reviewed: Reviewed): Reviewed {
  const { review } = reviewed;
  const withSource = <F extends { readonly address: string }>(finding: F): F => {
    const source = sourceOf(reviewed, finding.address);
    return source === undefined ? finding : { ...finding, source };
  };
  return {
    ...reviewed,
    review: {
      ...review,
      findings: review.findings.map(withSource),
      acknowledged: review.acknowledged.map(withSource),
      known: review.known.map(withSource),
    },
  };
}

/** The address of the block of an instance: without the last key. */
function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
}
