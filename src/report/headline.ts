import { count } from '../text/count';
import { listed } from '../text/list';
import { stopOf } from './apply/shown';
import type { FailOn } from './fail-on';
import type { Report } from './report';
import { type Reviewed, summaryOf } from './reviewed';
import { isFailure } from './verdict';
import { extent } from './words';

/** What a headline is about. */
type Reported = Pick<Report, 'inputs' | 'unreadable'> & { readonly failOn?: FailOn | undefined };

/**
 * The result of a review in one line: what fails, in how many of the inputs, and what that does to backups. `3 errors in
 * 1 of 2 plans: this change deletes backups`.
 */
export function headlineOf({ inputs, unreadable = [], failOn = 'error' }: Reported): string {
  const { crashed } = summaryOf(inputs);
  const missing = [
    ...(unreadable.length === 0 ? [] : [`${count(unreadable.length, 'input')} could not be read`]),
    ...(crashed === 0 ? [] : [`${count(crashed, 'rule')} crashed`]),
  ];
  const said = `${found(inputs, failOn)}${consequence(inputs)}`;
  return missing.length === 0 ? said : `incomplete, ${listed(missing)}; ${said}`;
}

/** What was found, and where. */
function found(inputs: readonly Reviewed[], failOn: FailOn): string {
  const { errors, warnings, unchecked, notReviewed } = summaryOf(inputs);
  const has = (severity: 'error' | 'warning') => (reviewed: Reviewed) =>
    reviewed.review.findings.some((finding) => finding.severity === severity);
  if (errors > 0 && warnings > 0 && isFailure('warning', failOn))
    return `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${placed(inputs, (one) => has('error')(one) || has('warning')(one))}`;
  if (errors > 0) {
    const ignored = failOn === 'never' ? ' (not failing this run)' : '';
    return `${count(errors, 'error')}${ignored} in ${placed(inputs, has('error'))}`;
  }
  if (warnings > 0) return `no errors, ${count(warnings, 'warning')} in ${placed(inputs, has('warning'))}`;
  const open = [
    ...(unchecked > 0 ? [`${unchecked} unchecked`] : []),
    ...(notReviewed > 0 ? [`${notReviewed} not reviewed`] : []),
  ];
  if (open.length > 0)
    return `no errors, no warnings, ${failOn === 'unchecked' ? 'but ' : ''}${listed(open)} in ${placed(inputs, ({ review }) => review.unchecked.length + review.notReviewed.length > 0)}`;
  return `no errors, no warnings in ${placed(inputs, () => true)}`;
}

/** In how many of the inputs, or in how much of a single one. */
function placed(inputs: readonly Reviewed[], matches: (reviewed: Reviewed) => boolean): string {
  if (inputs.length === 1) return extent(summaryOf(inputs));
  const [kind, ...others] = new Set(inputs.map((one) => NOUNS[one.kind]));
  const all = count(inputs.length, kind === undefined || others.length > 0 ? 'input' : kind);
  const matching = inputs.filter(matches).length;
  return matching === inputs.length ? all : `${matching} of ${all}`;
}

/** One word for each kind of input. */
export const NOUNS = { plan: 'plan', state: 'state', synth: 'stack' } as const;

/** What the plans do to backups, and whether their applies stop; empty if none does either. */
function consequence(inputs: readonly Reviewed[]): string {
  const changes = inputs
    .map((one) => ({
      deletes: deletesBackups(one),
      stop: one.apply === undefined ? undefined : stopOf(one.apply),
    }))
    .filter(({ deletes, stop }) => deletes || stop !== undefined);
  const number = (matches: (change: (typeof changes)[number]) => boolean): number =>
    changes.filter(matches).length;
  const deleting = number(({ deletes }) => deletes);
  const stopping = number(({ stop }) => stop === 'stops');
  const open = number(({ stop }) => stop === 'may stop');
  // Of several plans, the number shows that it is not about all of them.
  const some = (count: number, only: string, noun: string, nouns: string): string =>
    changes.length === 1 ? only : count === 1 ? `one ${noun}` : `${count} ${nouns}`;
  const applies = (count: number): string => some(count, 'the apply', 'apply', 'applies');
  const said = [
    ...(deleting === 0
      ? []
      : [
          `${some(deleting, 'this change', 'change', 'changes')} ${deleting === 1 ? 'deletes' : 'delete'} backups`,
        ]),
    ...(stopping > 0
      ? [`${applies(stopping)} ${stopping === 1 ? 'stops' : 'stop'} partway`]
      : open > 0
        ? [`${applies(open)} may stop partway`]
        : []),
  ];
  return said.length === 0 ? '' : `: ${said.join(', and ')}`;
}

/** Whether a plan deletes snapshots or point-in-time history. */
export function deletesBackups({ impact = [] }: Pick<Reviewed, 'impact'>): boolean {
  return impact.some(
    ({ json: { fate, lost } }) =>
      fate === 'deleted with its backups' ||
      fate === 'switched off' ||
      (lost.count ?? 0) > 0 ||
      (lost.pointInTimeDays ?? (lost.mayBeMore?.includes('pointInTime') === true ? 0 : 1)) > 0,
  );
}
