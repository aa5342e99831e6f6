import { type Judged, verdictsOf } from '../../src/apply';
import type { ActionGraph, ActionKind } from '../../src/model';
import type { Rejection } from '../../src/rules';

interface Sketch {
  /** "address kind", with what it waits for and, for an update, what changes: `schedule update < cluster update ~ paused`. */
  readonly actions: readonly string[];
  readonly rejects: Rejection;
  readonly attribute?: string;
  readonly related?: readonly string[];
  readonly unchecked?: true;
}

const TYPES: Readonly<Record<string, string>> = {
  cluster: 'mongodbatlas_advanced_cluster',
  schedule: 'mongodbatlas_cloud_backup_schedule',
  policy: 'mongodbatlas_backup_compliance_policy',
};

function graphOf(actions: readonly string[]): ActionGraph {
  const parts = actions.map((line) => {
    const [head = '', changes = ''] = line.split(' ~ ');
    const [own = '', before = ''] = head.split(' < ');
    const [address = '', kind = ''] = own.split(' ');
    return {
      own,
      address,
      kind: kind as ActionKind,
      before: before.split(', '),
      changed: changes.split(', '),
    };
  });
  const places = new Map(parts.map(({ own }, index) => [own, index]));
  return {
    actions: parts.map(({ address, kind, changed }) => ({
      address,
      type: TYPES[address] ?? address,
      kind,
      isManaged: true,
      deposed: undefined,
      replacement: undefined,
      changes: (attribute) => kind !== 'update' || changed.includes(attribute),
    })),
    waits: parts.map(({ before }) => before.flatMap((one) => places.get(one) ?? [])),
  };
}

/** A finding at "it", whatever it says. */
function judged({ rejects, attribute, related = [], unchecked }: Sketch): Judged {
  const at = { rule: 'a/b', address: 'it', constructPath: undefined };
  return {
    findings:
      unchecked === true
        ? []
        : [
            {
              ...at,
              severity: 'error',
              attribute,
              message: 'no',
              why: '',
              fix: '',
              docs: '',
              prevents: undefined,
              related,
              about: 'it',
              cluster: undefined,
              rejects,
            },
          ],
    acknowledged: [],
    known: [],
    unchecked:
      unchecked === true
        ? [{ ...at, attribute: attribute ?? 'x', unknownUntil: 'apply', reason: 'later', rejects }]
        : [],
  };
}

const TABLE: readonly (readonly [title: string, sketch: Sketch, verdicts: string])[] = [
  ['a creation is rejected', { actions: ['it create'], rejects: { action: 'create' } }, 'it create: refused'],
  [
    'the other actions of the address are not',
    { actions: ['it delete', 'it create'], rejects: { action: 'delete' } },
    'it delete: refused',
  ],
  [
    'to write is to create or to update',
    { actions: ['it update ~ x'], rejects: { action: 'write' } },
    'it update: refused',
  ],
  [
    'nothing is rejected of what does not change',
    { actions: ['other update'], rejects: { action: 'write' } },
    '',
  ],
  [
    'what may be accepted all the same is not known',
    { actions: ['it create'], rejects: { action: 'create', isUncertain: true } },
    'it create: unknown',
  ],
  [
    'what could not be checked is not known',
    { actions: ['it create'], rejects: { action: 'create' }, unchecked: true },
    'it create: unknown',
  ],
  [
    'an update that leaves the attribute as it is sends nothing of it',
    { actions: ['it update ~ tags'], rejects: { action: 'write' }, attribute: 'size[0].x' },
    '',
  ],
  [
    'an update of the attribute does',
    { actions: ['it update ~ size'], rejects: { action: 'write' }, attribute: 'size[0].x' },
    'it update: refused',
  ],
  [
    'so does one of what decides about backups',
    { actions: ['it update ~ replication_specs'], rejects: { action: 'write' }, attribute: 'backup_enabled' },
    'it update: refused',
  ],
  [
    'related: it is the action of the other resource',
    {
      actions: ['cluster update', 'it create'],
      rejects: { action: 'update', of: 'related', when: 'after' },
      related: ['cluster'],
    },
    'cluster update: either',
  ],
  [
    'related, after: refused behind it',
    {
      actions: ['it create', 'cluster update < it create'],
      rejects: { action: 'update', of: 'related', when: 'after' },
      related: ['cluster'],
    },
    'cluster update: refused',
  ],
  [
    'related, after: not before it',
    {
      actions: ['cluster update', 'it create < cluster update'],
      rejects: { action: 'update', of: 'related', when: 'after' },
      related: ['cluster'],
    },
    '',
  ],
  [
    'after: what is there already counts',
    { actions: ['it create'], rejects: { action: 'create', when: 'after' }, related: ['policy'] },
    'it create: refused',
  ],
  [
    'after: not refused if the policy comes later',
    {
      actions: ['it create', 'policy create < it create'],
      rejects: { action: 'create', when: 'after' },
      related: ['policy'],
    },
    '',
  ],
  [
    'before: refused ahead of it',
    {
      actions: ['it create', 'cluster create < it create'],
      rejects: { action: 'create', when: 'before' },
      related: ['cluster'],
    },
    'it create: refused',
  ],
  [
    'before: open without an order',
    {
      actions: ['it create', 'cluster create'],
      rejects: { action: 'create', when: 'before' },
      related: ['cluster'],
    },
    'it create: either',
  ],
  [
    'before: what is there already is no reason',
    { actions: ['it create'], rejects: { action: 'create', when: 'before' }, related: ['cluster'] },
    '',
  ],
  [
    'before: an update that does not concern it is none either',
    {
      actions: ['it create', 'cluster update ~ tags'],
      rejects: { action: 'create', when: 'before', changing: 'name' },
      related: ['cluster'],
    },
    '',
  ],
  [
    'until: refused as long as nothing changes',
    { actions: ['it delete'], rejects: { action: 'delete', when: 'until' }, related: ['schedule'] },
    'it delete: refused',
  ],
  [
    'until: refused ahead of the change',
    {
      actions: ['it delete', 'schedule update < it delete'],
      rejects: { action: 'delete', when: 'until' },
      related: ['schedule'],
    },
    'it delete: refused',
  ],
  [
    'until: not refused behind the change',
    {
      actions: ['schedule update', 'it delete < schedule update'],
      rejects: { action: 'delete', when: 'until' },
      related: ['schedule'],
    },
    '',
  ],
  [
    'until: open without an order',
    {
      actions: ['schedule update', 'it delete'],
      rejects: { action: 'delete', when: 'until' },
      related: ['schedule'],
    },
    'it delete: either',
  ],
  [
    'until: of several the last one counts',
    {
      actions: ['schedule update', 'it delete < schedule update'],
      rejects: { action: 'delete', when: 'until' },
      related: ['schedule', 'other'],
    },
    'it delete: refused',
  ],
  [
    'until: whether a deletion helps is not documented',
    {
      actions: ['schedule delete', 'it delete < schedule delete'],
      rejects: { action: 'delete', when: 'until' },
      related: ['schedule'],
    },
    'it delete: unknown',
  ],
  [
    'last: the later one is rejected',
    {
      actions: ['it create', 'policy create < it create'],
      rejects: { action: 'write', when: 'last' },
      related: ['policy'],
    },
    'policy create: refused',
  ],
  [
    'last: whichever it is',
    {
      actions: ['policy create', 'it create < policy create'],
      rejects: { action: 'write', when: 'last' },
      related: ['policy'],
    },
    'it create: refused',
  ],
  [
    'last: one that does not change is there already',
    { actions: ['it create'], rejects: { action: 'write', when: 'last' }, related: ['policy'] },
    'it create: refused',
  ],
  [
    'last: also if only the other one changes',
    { actions: ['policy create'], rejects: { action: 'write', when: 'last' }, related: ['policy'] },
    'policy create: refused',
  ],
  [
    'last: both are open without an order',
    {
      actions: ['policy create', 'it create'],
      rejects: { action: 'write', when: 'last' },
      related: ['policy'],
    },
    'policy create: either; it create: either',
  ],
  [
    'last: only against what counts',
    {
      actions: ['it create', 'cluster update < it create ~ tags'],
      rejects: { action: 'write', when: 'last', changing: 'pit_enabled' },
      related: ['cluster'],
    },
    'it create: refused',
  ],
  [
    'last: only against its type',
    {
      actions: ['it create', 'cluster create < it create'],
      rejects: { action: 'write', when: 'last', against: 'mongodbatlas_backup_compliance_policy' },
      related: ['cluster'],
    },
    'it create: refused',
  ],
];

test.each(TABLE)('%s', (_title, sketch, verdicts) => {
  const graph = graphOf(sketch.actions);
  const found = verdictsOf(graph, judged(sketch));
  const shown = [...found]
    .sort(([one], [other]) => one - other)
    .map(([index, { verdict }]) => {
      const action = graph.actions[index];
      return `${action?.address ?? ''} ${action?.kind ?? ''}: ${verdict}`;
    });
  expect(shown.join('; ')).toBe(verdicts);
});

test('a schedule is sent whole, whatever of it changes', () => {
  const graph = graphOf(['schedule update ~ policy_item_daily']);
  const [finding] = judged({
    actions: [],
    rejects: { action: 'write' },
    attribute: 'policy_item_weekly',
  }).findings;
  const review = {
    findings: finding === undefined ? [] : [{ ...finding, address: 'schedule' }],
    acknowledged: [],
    known: [],
    unchecked: [],
  };
  expect([...verdictsOf(graph, review).values()].map(({ verdict }) => verdict)).toEqual(['refused']);
});

test('of several reasons the most certain counts, also where it is acknowledged or known', () => {
  const graph = graphOf(['it create', 'cluster create']);
  const open = judged({ actions: [], rejects: { action: 'create', when: 'before' }, related: ['cluster'] });
  const certain = judged({ actions: [], rejects: { action: 'create' } });
  const [finding] = certain.findings;
  const verdicts = (review: Judged): readonly string[] =>
    [...verdictsOf(graph, review).values()].map(({ verdict }) => verdict);
  expect(verdicts(open)).toEqual(['either']);
  expect(verdicts({ ...open, known: certain.findings })).toEqual(['refused']);
  const acknowledged =
    finding === undefined ? [] : [{ ...finding, acknowledgement: { rule: 'a/b', reason: 'matching' } }];
  expect(verdicts({ ...open, acknowledged })).toEqual(['refused']);
});
