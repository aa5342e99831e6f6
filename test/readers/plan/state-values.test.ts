import { UnreadableInput, readState } from '../../../src/readers';
import { type Body, cluster, project, schedule, together } from '../../../src/rules/example';
import { command } from '../../support/command';
import { testFolder } from '../../support/folder';
import { planOf } from '../../support/plan-of';
import { type ShownState, stateAfter, stateFile } from '../../support/state-of';

const CLUSTER = 'mongodbatlas_advanced_cluster.orders';
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule.orders';
const resources = together(project(), cluster({ tags: { team: 'orders' } }), schedule());
const state = stateAfter(planOf({ before: resources, resources }));

/** The state with further values of a resource. */
function having(address: string, values: Body): ShownState {
  const copy = structuredClone(state);
  Object.assign(copy.values.root_module.resources.find((row) => row.address === address)!.values, values);
  return copy;
}

function problemOf(json: unknown): string | undefined {
  try {
    readState(json);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return error.message;
  }
}

const SAYS =
  ': no provider up to 2.20.1 has such a value there; update this package if yours is later, else write it with: terraform show -json > state.json';

describe('a value of another type than the schema has is rejected with its address', () => {
  describe.each([
    ['as terraform show -json prints it', (shown: ShownState): object => shown],
    ['in a state file', stateFile],
  ])('%s', (_, written) => {
    test.each<[sentence: string, address: string, values: Body, problem: string]>([
      [
        'a text for a truth value',
        CLUSTER,
        { backup_enabled: 'yes' },
        `${CLUSTER}.backup_enabled is a text, not true or false`,
      ],
      [
        'a text for a number',
        SCHEDULE,
        { reference_hour_of_day: '3' },
        `${SCHEDULE}.reference_hour_of_day is a text, not a number`,
      ],
      [
        'a text in a block',
        SCHEDULE,
        {
          policy_item_daily: [{ frequency_interval: '1', retention_unit: 'days', retention_value: 7 }],
        },
        `${SCHEDULE}.policy_item_daily[0].frequency_interval is a text, not a number`,
      ],
      [
        'a number in a map of texts',
        CLUSTER,
        { tags: { team: 7 } },
        `${CLUSTER}.tags.team is a number, not a text`,
      ],
    ])('%s', (_sentence, address, values, problem) => {
      expect(problemOf(written(having(address, values)))).toBe(`${problem}${SAYS}`);
    });

    test('the state without that is read', () => {
      expect(problemOf(written(state))).toBeUndefined();
    });

    test.each<[sentence: string, address: string, values: Body]>([
      ['null', CLUSTER, { backup_enabled: null }],
      [
        'a list of one object for an object, as providers before 2.0 write it',
        CLUSTER,
        { advanced_configuration: [{ javascript_enabled: true }] },
      ],
      ['an attribute that is newer than the facts', CLUSTER, { snapshot_mood: ['calm'] }],
    ])('%s is read', (_sentence, address, values) => {
      expect(problemOf(written(having(address, values)))).toBeUndefined();
    });
  });

  test('in a module', () => {
    const [row] = having(CLUSTER, { paused: 'no' }).values.root_module.resources.filter(
      ({ address }) => address === CLUSTER,
    );
    const address = `module.shop["eu"].${CLUSTER}`;
    const inModule = {
      ...state,
      values: {
        root_module: { child_modules: [{ address: 'module.shop["eu"]', resources: [{ ...row, address }] }] },
      },
    };
    expect(problemOf(inModule)).toBe(`${address}.paused is a text, not true or false${SAYS}`);
  });

  test('of a data source', () => {
    const address = 'data.mongodbatlas_advanced_cluster.orders';
    const read = {
      ...state,
      values: {
        root_module: {
          resources: [
            {
              address,
              mode: 'data',
              type: 'mongodbatlas_advanced_cluster',
              name: 'orders',
              values: { pit_enabled: 1 },
            },
          ],
        },
      },
    };
    expect(problemOf(read)).toBe(`${address}.pit_enabled is a number, not true or false${SAYS}`);
  });
});

describe('the command', () => {
  const folder = testFolder();
  const broken = having(CLUSTER, { backup_enabled: 'yes' });

  test.each(['review', 'check', 'forecast', 'estate'])(
    '%s rejects such a state in one line',
    async (typed) => {
      const file = folder.file('terraform.tfstate', stateFile(broken));
      const { code, stderr } = await command([typed, file, '--no-config']);
      expect(code).toBe(2);
      expect(stderr.trimEnd().split('\n')).toEqual([
        `atlas-backup: cannot read ${file}: ${CLUSTER}.backup_enabled is a text, not true or false${SAYS}`,
      ]);
    },
  );

  test('an attribute that is newer than the facts is unchecked, once for its type', async () => {
    const newer = having(CLUSTER, { snapshot_mood: ['calm'] });
    for (const args of [[], ['--separate']]) {
      const file = folder.file('state.json', newer);
      const { stdout } = await command(['review', file, '--no-config', '--format', 'json', ...args]);
      const { unchecked } = JSON.parse(stdout) as {
        unchecked: readonly { rule: string; address: string; attribute: string }[];
      };
      expect(unchecked.filter(({ rule }) => rule === 'provider/unknown-attribute')).toEqual([
        expect.objectContaining({ address: CLUSTER, attribute: 'snapshot_mood' }),
      ]);
    }
  });
});
