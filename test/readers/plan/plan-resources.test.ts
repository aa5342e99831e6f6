import { readPlan } from '../../../src/readers';

const TYPE = 'mongodbatlas_advanced_cluster';

/** A row of `resource_changes`. */
function row(name: string, actions: readonly string[], more: object = {}, change: object = {}): object {
  const isThere = !(actions.length === 1 && actions[0] === 'create');
  const remains = !actions.every((action) => action === 'delete' || action === 'forget');
  return {
    address: `${TYPE}.${name}`,
    mode: 'managed',
    type: TYPE,
    name,
    // Terraform always writes why an object is replaced; here only where the review requires it.
    ...(actions.join() === 'create,forget' ? { action_reason: 'replace_because_cannot_update' } : {}),
    ...more,
    change: {
      actions,
      before: isThere ? { name: `${name}-before` } : null,
      after: !remains ? null : { name: actions[0] === 'no-op' ? `${name}-before` : `${name}-after` },
      after_unknown: {},
      ...change,
    },
  };
}

function read(rows: readonly unknown[], more: object = {}): ReturnType<typeof readPlan> {
  return readPlan({
    format_version: '1.2',
    complete: true,
    configuration: { root_module: {} },
    resource_changes: rows,
    ...more,
  });
}

/** The clusters of both estates: name, action, existence, and whether each knows its counterpart. */
function inWords({ before, after }: ReturnType<typeof readPlan>): readonly string[] {
  return [
    ...before.clusters.map(
      ({ name, change, existence, after: counterpart }) =>
        `before: ${name.kind === 'known' ? name.value : '?'} ${change?.action ?? '-'} ${existence}${counterpart === undefined ? '' : ' paired'}`,
    ),
    ...after.clusters.map(
      ({ name, change, existence, before: counterpart }) =>
        `after: ${name.kind === 'known' ? name.value : '?'} ${change?.action ?? '-'} ${existence}${counterpart === undefined ? '' : ' paired'}`,
    ),
  ];
}

describe('the resources of a plan', () => {
  test.each<[actions: readonly string[], clusters: readonly string[]]>([
    [['create'], ['after: a-after create new']],
    [['no-op'], ['before: a-before no-op existing paired', 'after: a-before no-op existing paired']],
    [['update'], ['before: a-before update existing paired', 'after: a-after update existing paired']],
    [['delete'], ['before: a-before delete existing']],
    [['forget'], ['before: a-before forget existing']],
    [
      ['delete', 'create'],
      ['before: a-before replace existing paired', 'after: a-after replace existing paired'],
    ],
    [
      ['create', 'delete'],
      ['before: a-before replace existing paired', 'after: a-after replace existing paired'],
    ],
    // The old object is only forgotten: it continues to exist next to the new one, which is different.
    [
      ['create', 'forget'],
      ['before: a-before forget existing', 'after: a-after create new'],
    ],
  ])('with the actions %j', (actions, clusters) => {
    expect(inWords(read([row('a', actions)]))).toEqual(clusters);
  });

  test('have the details of their change', () => {
    const { after } = read([
      row(
        'a',
        ['create', 'delete'],
        { previous_address: `${TYPE}.old`, action_reason: 'replace_because_cannot_update' },
        {
          importing: { id: 'x' },
          replace_paths: [['name'], ['replication_specs', 0, 'zone_id'], 'flat', [{}]],
        },
      ),
    ]);
    expect(after.clusters[0]?.change).toEqual({
      action: 'replace',
      createBeforeDestroy: true,
      importing: true,
      movedFrom: `${TYPE}.old`,
      reason: 'replace_because_cannot_update',
      replacedFor: ['name', 'replication_specs.0.zone_id', 'flat', ''],
    });
  });

  test('have what an interrupted replacement left behind last, with a separate address', () => {
    const { before } = read([row('a', ['delete'], { deposed: 'abc123' }), row('a', ['no-op'])]);
    expect(before.clusters.map(({ address }) => address)).toEqual([
      `${TYPE}.a`,
      `${TYPE}.a (deposed abc123)`,
    ]);
  });

  test('of types that no rule looks at are counted, and skipped', () => {
    const reading = read([{ ...row('a', ['create']), address: 'aws_instance.a', type: 'aws_instance' }]);
    expect(reading.resources).toBe(1);
    expect(reading.after.others.size).toBe(0);
  });

  test('that only the state has are not reported for a targeted plan', () => {
    const state = {
      values: {
        root_module: {
          resources: [
            { address: `${TYPE}.a`, mode: 'managed', type: TYPE, name: 'a', values: { name: 'listed' } },
            { address: `${TYPE}.b`, mode: 'managed', type: TYPE, name: 'b', values: { name: 'unlisted' } },
            { address: `${TYPE}.b`, mode: 'managed', type: TYPE, name: 'b', deposed_key: 'x', values: {} },
          ],
          child_modules: [
            {
              address: 'module.m[0]',
              resources: [
                {
                  address: `module.m[0].${TYPE}.c`,
                  mode: 'managed',
                  type: TYPE,
                  name: 'c',
                  values: { name: 'inner' },
                },
              ],
            },
          ],
        },
      },
    };
    const reading = read([row('a', ['no-op'])], { complete: undefined, prior_state: state });
    expect(inWords(reading)).toEqual([
      'before: a-before no-op existing paired',
      'before: unlisted no-op existing',
      'before: inner no-op existing',
      'after: a-before no-op existing paired',
    ]);
    expect(reading.partial).toBe('targeted');
  });

  test('of a refresh-only plan are those of its state, before and after', () => {
    const state = {
      values: {
        root_module: {
          resources: [
            { address: `${TYPE}.a`, mode: 'managed', type: TYPE, name: 'a', values: { name: 'orders' } },
          ],
        },
      },
    };
    const reading = read([], {
      resource_changes: undefined,
      planned_values: { root_module: {} },
      prior_state: state,
    });
    expect(inWords(reading)).toEqual([
      'before: orders no-op existing paired',
      'after: orders no-op existing paired',
    ]);
    expect(reading.partial).toBe('refresh-only');
  });

  test('of a destroy plan leave no configuration to judge', () => {
    const configuration = {
      provider_config: { mongodbatlas: { name: 'mongodbatlas', version_constraint: '~> 2.0' } },
      root_module: {},
    };
    expect(read([row('a', ['delete'])], { configuration }).after.providers).toEqual([]);
    expect(read([row('a', ['no-op'])], { configuration }).after.providers).toEqual([
      { address: 'provider.mongodbatlas', constraint: { kind: 'known', value: '~> 2.0' } },
    ]);
  });

  test('have the constraints of all aliases of the provider together', () => {
    const configuration = {
      provider_config: {
        mongodbatlas: {
          name: 'mongodbatlas',
          full_name: 'registry.terraform.io/mongodb/mongodbatlas',
          version_constraint: '~> 2.0',
        },
        'mongodbatlas.eu': { name: 'mongodbatlas', alias: 'eu', version_constraint: '>= 2.3' },
        'module.a:mongodbatlas': { name: 'mongodbatlas', version_constraint: '~> 2.0' },
        other: { name: 'mongodbatlas', full_name: 'example.com/other/mongodbatlas', version_constraint: '1' },
        aws: { name: 'aws', version_constraint: '5' },
      },
      root_module: {},
    };
    expect(read([row('a', ['no-op'])], { configuration }).after.providers).toEqual([
      { address: 'provider.mongodbatlas', constraint: { kind: 'known', value: '~> 2.0, >= 2.3' } },
    ]);
  });
});
