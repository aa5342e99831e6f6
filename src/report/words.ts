import type { Acknowledgement, Finding } from '../review';
import type { Summary } from './reviewed';

/** "1 error", "2 errors". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What was counted, the gravest first: "1 error, 0 warnings, 2 unchecked". */
export function counts(summary: Summary): string {
  const { errors, warnings, infos, unchecked, acknowledged, known, crashed } = summary;
  return [
    count(errors, 'error'),
    count(warnings, 'warning'),
    ...(infos > 0 ? [count(infos, 'info')] : []),
    ...(unchecked > 0 ? [`${unchecked} unchecked`] : []),
    ...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(crashed > 0 ? [`${count(crashed, 'rule')} crashed`] : []),
  ].join(', ');
}

/** How much was reviewed: "7 resources". Not how many rules ran: each new rule would change every transcript. */
export function extent({ resources }: Summary): string {
  return count(resources, 'resource');
}

/** Where something is: the construct that a person wrote, where that is known, and the address. */
export function placeOf({
  constructPath,
  address,
}: {
  readonly constructPath: string | undefined;
  readonly address: string;
}): string {
  return constructPath === undefined ? address : `${constructPath} (${address})`;
}

/** Why a finding is meant, who answers for it, and until when. */
export function reasonOf({ reason, owner, until }: Acknowledgement): string {
  const who = [owner, until === undefined ? undefined : `until ${until}`].filter(
    (part) => part !== undefined,
  );
  return who.length === 0 ? reason : `${reason} (${who.join(', ')})`;
}

/** Whether what a rule prevents is an error code of Atlas that people search for. */
export function isErrorCode(prevents: string | undefined): prevents is string {
  return prevents !== undefined && /^[A-Z][A-Z_]{5,}$/.test(prevents);
}

/** How a report calls an input. */
export function nameOf({ path }: { readonly path: string }): string {
  return path === '-' ? 'standard input' : path;
}

/** What plain texts say of a finding below its message, each with its label; undefined where there is nothing to say. */
export function rowsOf(finding: Finding): readonly (readonly [label: string, text: string | undefined])[] {
  const { rule, attribute, related, why, fix, fixInCode, prevents, docs } = finding;
  return [
    ['rule', rule],
    ['at', placeOf(finding)],
    ['set by', attribute],
    ['with', related.length === 0 ? undefined : related.join(', ')],
    ['why', why],
    ['fix', fix],
    ['in TS', fixInCode],
    ['error', isErrorCode(prevents) ? prevents : undefined],
    ['docs', docs],
  ];
}
