import type { Reviewed } from '../../src/report';
import type { FailOn } from '../../src/report';
import type { PlannedApply } from '../../src/report/apply/planned-apply';
import { headlineOf } from '../../src/report/headline';
import { finding, reviewed, unchecked } from '../support/reports';

const error = reviewed({ findings: [finding()] });
const warning = reviewed({ findings: [finding({ severity: 'warning' })] });
const both = reviewed({ findings: [finding(), finding({ severity: 'warning' })] });
const info = reviewed({ findings: [finding({ severity: 'info' })] });
const clean = reviewed();
const open = reviewed({
  unchecked: [unchecked()],
  notReviewed: [{ kind: 'action', address: 'a' }],
});
const crashed = reviewed({ crashes: [{ rule: 'own/breaks', message: 'x' }] });
const stack = reviewed({}, { kind: 'synth' });

/** An input with a plan that deletes this much. */
function deleting(lost: {
  readonly count?: number;
  readonly pointInTimeDays?: number | null;
  readonly fate?: string;
}): Reviewed {
  const { count = 0, pointInTimeDays = 0, fate = 'changed' } = lost;
  const json = { fate, lost: { count, byItem: null, pointInTimeDays } };
  return reviewed(
    { findings: [finding()] },
    { impact: [{ json, before: undefined, now: undefined, after: undefined, picture: undefined }] as never },
  );
}

/** An input with a plan whose apply has this outcome. */
function applying(outcome: 'completes' | 'stops' | 'either', one: Reviewed = error): Reviewed {
  const steps = outcome === 'either' ? [{ outcome }] : [];
  return {
    ...one,
    apply: {
      json: { outcome: outcome === 'either' ? 'unknown' : outcome, steps },
    } as unknown as PlannedApply,
  };
}

const broken = { path: 'broken.json', reason: 'it is not JSON' };

test.each<
  [
    what: string,
    inputs: readonly Reviewed[],
    said: string,
    others?: { readonly failOn?: FailOn; readonly unreadable?: readonly (typeof broken)[] },
  ]
>([
  ['nothing found', [clean], 'no errors, no warnings in 7 resources'],
  ['infos only', [info], 'no errors, no warnings in 7 resources'],
  ['nothing found in several plans', [clean, clean], 'no errors, no warnings in 2 plans'],
  ['an error', [error], '1 error in 7 resources'],
  ['an error in one of two plans', [error, clean], '1 error in 1 of 2 plans'],
  ['errors in all plans', [error, error], '2 errors in 2 plans'],
  ['inputs of several kinds', [error, stack], '1 error in 1 of 2 inputs'],
  ['warnings that do not fail the run next to an error', [both, warning], '1 error in 1 of 2 plans'],
  ['warnings that fail the run', [both, warning], '1 error, 2 warnings in 2 plans', { failOn: 'warning' }],
  ['warnings only', [warning, clean], 'no errors, 1 warning in 1 of 2 plans'],
  ['errors that fail nothing', [error], '1 error (not failing this run) in 7 resources', { failOn: 'never' }],
  ['what is not known', [open], 'no errors, no warnings, 1 unchecked and 1 not reviewed in 7 resources'],
  [
    'what is not known, if that fails the run',
    [open, clean],
    'no errors, no warnings, but 1 unchecked and 1 not reviewed in 1 of 2 plans',
    { failOn: 'unchecked' },
  ],
  ['a crash', [crashed], 'incomplete, 1 rule crashed; no errors, no warnings in 7 resources'],
  [
    'a rule that crashes on two inputs',
    [crashed, crashed],
    'incomplete, 1 rule crashed; no errors, no warnings in 2 plans',
  ],
  [
    'an input that could not be read',
    [error, clean],
    'incomplete, 1 input could not be read; 1 error in 1 of 2 plans',
    { unreadable: [broken] },
  ],
  [
    'a plan that deletes snapshots',
    [deleting({ count: 3 })],
    '1 error in 7 resources: this change deletes backups',
  ],
  [
    'one that deletes point-in-time history',
    [deleting({ pointInTimeDays: 2 })],
    '1 error in 7 resources: this change deletes backups',
  ],
  [
    'one that deletes a history of unknown length',
    [deleting({ pointInTimeDays: null })],
    '1 error in 7 resources: this change deletes backups',
  ],
  [
    'one that deletes a cluster with snapshots that are not known',
    [deleting({ fate: 'deleted with its backups' })],
    '1 error in 7 resources: this change deletes backups',
  ],
  ['one that deletes nothing', [deleting({})], '1 error in 7 resources'],
  ['one whose snapshots are kept', [deleting({ fate: 'deleted, backups kept' })], '1 error in 7 resources'],
  [
    'one of two plans that deletes',
    [deleting({ count: 3 }), clean],
    '1 error in 1 of 2 plans: this change deletes backups',
  ],
  [
    'two plans that delete',
    [deleting({ count: 3 }), deleting({ count: 1 })],
    '2 errors in 2 plans: 2 changes delete backups',
  ],
  ['an apply that stops', [applying('stops')], '1 error in 7 resources: the apply stops partway'],
  ['an apply that may stop', [applying('either')], '1 error in 7 resources: the apply may stop partway'],
  ['an apply that completes', [applying('completes')], '1 error in 7 resources'],
  [
    'a plan that deletes, and stops',
    [applying('stops', deleting({ count: 3 }))],
    '1 error in 7 resources: this change deletes backups, and the apply stops partway',
  ],
  [
    'one plan that deletes, and others that stop',
    [deleting({ count: 3 }), applying('stops'), applying('stops')],
    '3 errors in 3 plans: one change deletes backups, and 2 applies stop partway',
  ],
])('the headline of %s', (_, inputs, said, others = {}) => {
  expect(headlineOf({ inputs, ...others })).toBe(said);
});
