import type { TerraformStack } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  Duration,
  FlexCluster,
  type IAtlasProject,
  Retention,
} from '../../src';
import { covers } from '../../src/model/objective';
import { readSynth } from '../../src/readers';
import { messageOf, synthesized } from '../support/synthesized';

const project = (stack: TerraformStack, id = 'shop'): AtlasProject =>
  new AtlasProject(stack, id, { organizationId: '5f0000000000000000000001' });

const cluster = (stack: TerraformStack, of: IAtlasProject, id = 'orders'): AtlasCluster =>
  new AtlasCluster(stack, id, {
    project: of,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
  });

/** The objectives of a stack, each with the names of the clusters that it covers. */
function objectivesOf(build: (stack: TerraformStack) => void): unknown[] {
  const { objectives, after } = readSynth(
    synthesized((stack) => {
      // Whether clusters meet them is for the rules.
      const off = { 'objective/worst-loss': 'off', 'objective/not-stored-there': 'off' } as const;
      AtlasChecks.of(stack).configure({ severities: { ...off, 'objective/does-not-survive': 'off' } });
      build(stack);
    }),
  );
  return objectives.map((objective) => ({
    statedBy: objective.statedBy,
    needs: objective.needs,
    covers: after.clusters
      .filter((one) => covers(objective, one) === true)
      .map(({ constructPath }) => constructPath),
  }));
}

describe('requireRecovery', () => {
  test('of a cluster covers that cluster, with all its objectives', () => {
    expect(
      objectivesOf((stack) => {
        const shop = project(stack);
        cluster(stack, shop, 'orders-2');
        cluster(stack, shop).requireRecovery({
          worstLoss: Duration.hours(6),
          keepFor: Retention.years(1),
          storedIn: ['AWS/EU_CENTRAL_1', 'EU_WEST_1'],
          survivesClusterDeletion: true,
          survivesRegionLoss: true,
        });
      }),
    ).toEqual([
      {
        statedBy: 'stack/orders',
        needs: {
          worstLoss: 21_600,
          keepFor: { unit: 'years', value: 1 },
          storedIn: ['AWS/EU_CENTRAL_1', 'EU_WEST_1'],
          survivesClusterDeletion: true,
          survivesRegionLoss: true,
        },
        covers: ['stack/orders'],
      },
    ]);
  });

  test('of a project covers all its clusters of any kind, also later ones, and no other', () => {
    expect(
      objectivesOf((stack) => {
        const shop = project(stack);
        const bank = project(stack, 'bank');
        shop.requireRecovery({ worstLoss: Duration.days(1) });
        cluster(stack, shop);
        cluster(stack, bank, 'ledger');
        new FlexCluster(stack, 'reports', { project: shop, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
      }),
    ).toEqual([
      { statedBy: 'stack/shop', needs: { worstLoss: 86_400 }, covers: ['stack/orders', 'stack/reports'] },
    ]);
  });

  test('of a project leaves out clusters and kinds', () => {
    expect(
      objectivesOf((stack) => {
        const shop = project(stack);
        cluster(stack, shop);
        const sandbox = cluster(stack, shop, 'sandbox');
        new FlexCluster(stack, 'reports', { project: shop, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
        shop.requireRecovery({ worstLoss: Duration.hours(6) }, { except: [sandbox], exceptKinds: ['flex'] });
      }),
    ).toMatchObject([{ statedBy: 'stack/shop', covers: ['stack/orders'] }]);
  });

  test('of a project rejects exceptions that are not clusters or kinds', () => {
    const rejection = (exceptions: object): string =>
      messageOf(() =>
        synthesized((stack) => project(stack).requireRecovery({ survivesRegionLoss: true }, exceptions)),
      );
    expect(rejection({ exceptKinds: ['m0'] })).toContain(
      'stack/shop: requireRecovery: "exceptKinds.0" must be free, flex, dedicated, serverless or shared, not "m0"',
    );
    expect(rejection({ except: ['sandbox'] })).toBe(
      'stack/shop: requireRecovery: "except.0" must be a cluster of this app, not "sandbox"',
    );
  });

  test('of a project outside the stack covers the clusters that reference the project', () => {
    expect(
      objectivesOf((stack) => {
        const existing = AtlasProject.fromProjectId(stack, 'existing', '5f0000000000000000000009');
        existing.requireRecovery({ worstLoss: Duration.minutes(90) });
        cluster(stack, existing);
        cluster(stack, project(stack), 'ledger');
      }),
    ).toEqual([{ statedBy: 'stack/existing', needs: { worstLoss: 5400 }, covers: ['stack/orders'] }]);
  });

  test('several objectives of a stack are written next to its acknowledgements', () => {
    expect(
      objectivesOf((stack) => {
        const orders = cluster(stack, project(stack));
        orders
          .requireRecovery({ keepFor: Retention.weeks(4) })
          .requireRecovery({ keepFor: Retention.days(9) });
      }),
    ).toHaveLength(2);
  });

  const wrong: readonly (readonly [string, object, string])[] = [
    [
      'a duration of another type',
      { worstLoss: 'PT6H' },
      '"worstLoss" must be a Duration, such as Duration.hours(6)',
    ],
    [
      'a duration that is not a whole number of minutes',
      { worstLoss: Duration.minutes(0.5) },
      'worstLoss must be a whole number of minutes',
    ],
    [
      'a retention of zero',
      { keepFor: Retention.days(0) },
      'keepFor must be a whole number of days, at least 1',
    ],
    ['an objective that requires nothing', {}, 'requireRecovery: the objective requires nothing'],
    [
      'an objective whose only requirement is undefined',
      { keepFor: undefined },
      'write at least one of worstLoss, keepFor, storedIn, survivesClusterDeletion and survivesRegionLoss',
    ],
    ['an unknown objective', { worstLos: 1 }, 'there is no prop "worstLos"; did you mean "worstLoss"?'],
    [
      'an invalid flag',
      { survivesRegionLoss: 'yes' },
      '"survivesRegionLoss" must be true or false, known at synth, not "yes"',
    ],
  ];
  test.each(wrong)('rejects %s', (_title, objective, message) => {
    expect(
      messageOf(() => synthesized((stack) => cluster(stack, project(stack)).requireRecovery(objective))),
    ).toContain(message);
  });
});
