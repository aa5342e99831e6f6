import { REQUESTS, type Request, remainsOf } from '../../src/apply';
import { readPlan } from '../../src/readers';
import { RECORDED, recordedOutcome, recordedPlan } from '../support/recorded-applies';

type Kind = 'create' | 'update' | 'delete';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly isRefused: boolean;
}

interface Sent {
  readonly step: string;
  readonly type: string;
  readonly kind: Kind;
  readonly isRefused: boolean;
  readonly seen: readonly Seen[];
}

/** Requests that are sent where the configuration calls for them. */
const PERHAPS: ReadonlySet<string> = new Set(['settings', 'resume', 'pause', 'read']);

/** What the recorded steps of the types in the table sent, as far as their paths distinguish them. */
const ALL: readonly Sent[] = RECORDED.flatMap((name) => {
  const { done, refused, requests } = recordedOutcome(name);
  const { before, after, actionGraph } = readPlan(recordedPlan(name));
  const names = new Map<string, string | undefined>();
  for (const [side, { clusters }] of Object.entries({ before, after }))
    for (const { address, name: own } of clusters) names.set(`${side} ${address}`, textOf(own));
  // A schedule is written to the cluster that the state names.
  for (const { address, clusterName, before: old } of [...after.schedules, ...before.schedules])
    for (const side of ['before', 'after'])
      names.set(`${side} ${address}`, textOf((old ?? { clusterName }).clusterName));
  const isLetGo = new Set(
    before.schedules
      .filter(({ skipDestroy }) => skipDestroy.kind === 'known' && skipDestroy.value)
      .map(({ address }) => address),
  );
  const log = requests.map((line): Seen => {
    const [, method = '', path = '', status = ''] = line.split(' ');
    return {
      method,
      path: path.replace(/^\/groups\/[^/]+\//, '').replace(/\?.*$/, ''),
      isRefused: status >= '400',
    };
  });
  return actionGraph().actions.flatMap(({ address, type, kind }): readonly Sent[] => {
    const step = `${address} ${kind}`;
    const isRefused = refused.some((one) => `${one.address} ${one.action}` === step);
    if ((!isRefused && !done.includes(step)) || (kind !== 'create' && kind !== 'update' && kind !== 'delete'))
      return [];
    const sends = REQUESTS[type]?.[kind];
    const own = names.get(`${kind === 'delete' ? 'before' : 'after'} ${address}`);
    if (sends === undefined || own === undefined || isLetGo.has(address)) return [];
    const paths = new Set(sends.map(({ path }) => path.replace('NAME', own)));
    return [
      {
        step: `${name}: ${step}`,
        type,
        kind,
        isRefused,
        seen: log.filter(({ path, method }) => paths.has(path) && sends.some((one) => one.method === method)),
      },
    ];
  });
});

function textOf(value: { readonly kind: string; readonly value?: string }): string | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

/** Two creations share the path of their clusters; each of the others has its own. */
const CLEAR = ALL.filter(
  ({ type, kind, step }) =>
    type !== 'mongodbatlas_advanced_cluster' || kind !== 'create' || /people|main/.test(step),
);

test('recordings have most of the table', () => {
  expect(CLEAR.length).toBeGreaterThan(45);
  expect(new Set(CLEAR.map(({ type, kind }) => `${type} ${kind}`))).toEqual(
    new Set([
      'mongodbatlas_advanced_cluster create',
      'mongodbatlas_advanced_cluster update',
      'mongodbatlas_advanced_cluster delete',
      'mongodbatlas_flex_cluster delete',
      'mongodbatlas_cloud_backup_schedule create',
      'mongodbatlas_cloud_backup_schedule update',
      'mongodbatlas_cloud_backup_schedule delete',
    ]),
  );
});

test.each(CLEAR)('$step sends what the table says', ({ type, kind, isRefused, seen }) => {
  const rest = [...seen];
  let hasStopped = false;
  for (const request of REQUESTS[type]?.[kind] ?? []) {
    const next = rest[0];
    const isNext =
      next !== undefined && !hasStopped && next.method === request.method && matches(request, next);
    if (!isNext) {
      // It was sent before, or is sent in another case, or an earlier one stopped the action.
      const isOnlyPaused = type === 'mongodbatlas_advanced_cluster' && kind === 'update';
      expect(hasStopped || PERHAPS.has(request.name) || isOnlyPaused).toBe(true);
      continue;
    }
    rest.shift();
    if (next.isRefused) {
      expect(isRefused || request.ifRefused !== 'stops').toBe(true);
      hasStopped ||= request.ifRefused === 'stops';
    }
  }
  expect(rest).toEqual([]);
});

function matches({ path }: Request, seen: Seen): boolean {
  return new RegExp(`^${path.replaceAll('NAME', '[^/]+')}$`).test(seen.path);
}

describe('what is left if a request is rejected', () => {
  test.each([
    ['mongodbatlas_cloud_backup_schedule', 'create', undefined, 'absent', 'emptied'],
    ['mongodbatlas_cloud_backup_schedule', 'create', 'read', 'tainted', 'as planned'],
    ['mongodbatlas_cloud_backup_schedule', 'update', undefined, 'as planned', 'as before'],
    ['mongodbatlas_cloud_backup_schedule', 'delete', undefined, 'as before', 'as before'],
    ['mongodbatlas_advanced_cluster', 'create', undefined, 'absent', 'absent'],
    ['mongodbatlas_advanced_cluster', 'create', 'settings', 'absent', 'as planned'],
    ['mongodbatlas_advanced_cluster', 'create', 'pause', 'absent', 'as planned'],
    ['mongodbatlas_advanced_cluster', 'update', undefined, 'as before', 'partly changed'],
    ['mongodbatlas_advanced_cluster', 'delete', undefined, 'as before', 'as before'],
    ['mongodbatlas_cloud_backup_snapshot_export_bucket', 'create', 'read', 'tainted', 'as planned'],
    ['mongodbatlas_cloud_backup_snapshot_export_bucket', 'delete', undefined, 'as before', 'as before'],
    ['mongodbatlas_flex_cluster', 'create', 'answer', 'tainted', 'as planned'],
    ['terraform_data', 'create', undefined, 'absent', 'absent'],
    ['terraform_data', 'update', undefined, 'as before', 'as before'],
  ] as const)('%s %s, %s', (type, kind, request, inState, inAtlas) => {
    expect(remainsOf(type, kind, request)).toEqual({ inState, inAtlas });
  });
});

describe('the state after recorded applies', () => {
  test.each(
    RECORDED.flatMap((name) =>
      (recordedOutcome(name).stateAfter.refusedUpdates ?? []).map(
        ({ address, stateHas }) => [name, address, stateHas] as const,
      ),
    ),
  )('%s: %s has %s', (_name, address, stateHas) => {
    const type = /(?:^|\.)(mongodbatlas_\w+)\./.exec(address)?.[1] ?? '';
    expect(remainsOf(type, 'update').inState).toBe(
      stateHas === 'the planned values' ? 'as planned' : 'as before',
    );
  });
});
