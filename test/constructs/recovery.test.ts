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
import { covers } from '../../src/model';
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

/** The objectives that a stack carries, each with the names of the clusters that it is for. */
function objectivesOf(build: (stack: TerraformStack) => void): unknown[] {
  const { objectives, after } = readSynth(
    synthesized((stack) => {
      // Whether they are met is the rules' business.
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
  test('of a cluster is for that cluster, with everything that it asks for', () => {
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

  test('of a project is for all its clusters of any kind, also those made later, and for no other', () => {
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

  test('of a project that is only named is for the clusters that were given it', () => {
    expect(
      objectivesOf((stack) => {
        const existing = AtlasProject.fromProjectId(stack, 'existing', '5f0000000000000000000009');
        existing.requireRecovery({ worstLoss: Duration.minutes(90) });
        cluster(stack, existing);
        cluster(stack, project(stack), 'ledger');
      }),
    ).toEqual([{ statedBy: 'stack/existing', needs: { worstLoss: 5400 }, covers: ['stack/orders'] }]);
  });

  test('several objectives of one stack stand beside its acknowledgements', () => {
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
      'a span that is none',
      { worstLoss: 'PT6H' },
      '"worstLoss" must be a Duration, such as Duration.hours(6)',
    ],
    [
      'no whole minutes',
      { worstLoss: Duration.minutes(0.5) },
      'worstLoss has to be a whole number of minutes',
    ],
    [
      'nothing at all',
      { keepFor: Retention.days(0) },
      'keepFor has to be a whole number of days, at least 1',
    ],
    ['an unknown need', { worstLos: 1 }, 'there is no prop "worstLos"; did you mean "worstLoss"?'],
    [
      'a switch that is none',
      { survivesRegionLoss: 'yes' },
      '"survivesRegionLoss" must be true or false, known at synth, not "yes"',
    ],
  ];
  test.each(wrong)('refuses %s', (_title, objective, message) => {
    expect(
      messageOf(() => synthesized((stack) => cluster(stack, project(stack)).requireRecovery(objective))),
    ).toContain(message);
  });
});
