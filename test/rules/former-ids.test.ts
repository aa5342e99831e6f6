import { TerraformStack, Testing } from 'cdktf';
import { AtlasChecks } from '../../src';
import { readSynth } from '../../src/readers';
import type { Review, ReviewOptions } from '../../src/review';
import { baselineOf } from '../../src/review/baseline';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { FORMER_IDS, byCurrentId, currentId, formerIdsOf } from '../../src/rules/former-ids';
import { atlasMatchers, reviewOf } from '../../src/testing';
import { configurationJsonSchema } from '../../tools/configuration-schema';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';

const CURRENT = 'schedule/retention-out-of-order';
const FORMER = 'schedule/unordered-retention';
const OLDEST = 'policy/unordered-retention';

const ids = new Set(rules.map(({ id }) => id));

describe('the table of former ids', () => {
  test('leads from ids that no rule has to ids that a rule has', () => {
    expect([...FORMER_IDS.keys()].filter((id) => ids.has(id))).toEqual([]);
    expect([...FORMER_IDS.values()].filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('a rule that was renamed twice', () => {
  const table = FORMER_IDS as Map<string, string>;

  beforeAll(() => {
    table.set(FORMER, CURRENT).set(OLDEST, CURRENT);
  });

  afterAll(() => {
    table.delete(FORMER);
    table.delete(OLDEST);
  });

  const folder = testFolder();
  const bad = synthOf({
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
    ),
  });
  const reviewed = (options: ReviewOptions = {}): Review => review(readSynth(bad), rules, options);
  const found = ({ findings }: Pick<Review, 'findings'>): readonly string[] =>
    findings.map(({ rule, severity }) => `${rule} ${severity}`);

  test('is found under its current id', () => {
    expect(found(reviewed())).toEqual([`${CURRENT} error`]);
  });

  test('knows its former ids, and each of them knows it', () => {
    expect(formerIdsOf(CURRENT)).toEqual([FORMER, OLDEST]);
    expect([FORMER, OLDEST, CURRENT, 'own/rule'].map(currentId)).toEqual([
      CURRENT,
      CURRENT,
      CURRENT,
      'own/rule',
    ]);
  });

  describe.each([FORMER, OLDEST])('by its former id %s', (former) => {
    test('is acknowledged, and the acknowledgement keeps the id that it was written with', () => {
      const { findings, acknowledged } = reviewed({
        acknowledgements: [{ rule: former, reason: 'a trial' }],
      });
      expect(findings).toEqual([]);
      expect(acknowledged.map(({ rule, acknowledgement }) => [rule, acknowledgement.rule])).toEqual([
        [CURRENT, former],
      ]);
    });

    test('is acknowledged at one address', () => {
      const address = 'mongodbatlas_cloud_backup_schedule.orders';
      const at = (covered: string): readonly string[] =>
        found(reviewed({ acknowledgements: [{ rule: former, reason: 'a trial', address: covered }] }));
      expect(at(address)).toEqual([]);
      expect(at('*.orders')).toEqual([]);
      expect(at('mongodbatlas_cloud_backup_schedule.other')).toEqual([
        `${CURRENT} error`,
        'review/stale-acknowledgement info',
      ]);
    });

    test('is stale where there is nothing left to acknowledge', () => {
      const sound = readSynth(synthOf({ resources: together(project(), cluster(), schedule()) }));
      const { findings } = review(sound, rules, { acknowledgements: [{ rule: former, reason: 'a trial' }] });
      expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
        [
          'review/stale-acknowledgement',
          `the acknowledgement of ${former} matches nothing: there is no such finding`,
        ],
      ]);
    });

    test('has its severity set, and is left out', () => {
      expect(found(reviewed({ severities: new Map([[former, 'warning']]) }))).toEqual([`${CURRENT} warning`]);
      expect(found(reviewed({ severities: new Map([[former, 'off']]) }))).toEqual([]);
    });

    test('is known from a baseline', () => {
      const { errors, warnings } = baselineOf(reviewed().findings, rules);
      const baseline = { errors: { [former]: errors[CURRENT] ?? [] }, warnings };
      const { findings, known, unanswered } = reviewed({ baseline });
      expect([findings, known.map(({ rule }) => rule), unanswered]).toEqual([[], [CURRENT], []]);
    });

    test('is named as the baseline writes it where the entry is stale', () => {
      const baseline = { errors: { [former]: ['a.gone', 'a.gone'] }, warnings: {} };
      expect(reviewed({ baseline }).unanswered).toEqual([{ rule: former, place: 'a.gone' }]);
      expect(reviewed({ baseline, severities: new Map([[CURRENT, 'off']]) }).unanswered).toEqual([]);
    });

    test('is explained, with its current id', async () => {
      const { code, stdout, stderr } = await command(['explain', former]);
      expect([code, stdout.split('\n')[0]]).toEqual([0, `${CURRENT}  error`]);
      expect(stderr).toBe(`atlas-backup: the rule ${former} is now called ${CURRENT}\n`);
    });

    test('is understood in a configuration file and an option, which the command says', async () => {
      const file = folder.file('cdk.tf.json', bad);
      const config = folder.file('config.json', { rules: { [former]: 'warning' } });
      const inFile = await command(['check', file, '--config', config]);
      expect([inFile.code, inFile.stderr]).toEqual([
        0,
        `atlas-backup: ${config}: the rule ${former} is now called ${CURRENT}; use the new id\n`,
      ]);
      const typed = await command(['check', file, '--rule', `${former}=off`]);
      expect([typed.code, typed.stderr]).toEqual([
        0,
        `atlas-backup: --rule: the rule ${former} is now called ${CURRENT}; use the new id\n`,
      ]);
      const acknowledging = folder.file('config.json', {
        acknowledgements: [{ rule: former, reason: 'a trial' }],
      });
      expect((await command(['check', file, '--config', acknowledging])).code).toBe(0);
    });

    test('is acknowledged, configured and expected in code', () => {
      const stack = new TerraformStack(Testing.app(), 'shop');
      const checks = AtlasChecks.of(stack);
      expect(() => {
        checks.acknowledge(former, { reason: 'a trial' });
        checks.configure({ severities: { [former]: 'warning' } });
      }).not.toThrow();
      expect(atlasMatchers.toHaveFinding(bad, former).pass).toBe(true);
      expect(reviewOf(bad, { severities: { [former]: 'off' } })[0]?.findings).toEqual([]);
    });

    test('is allowed in a configuration file by the schema for editors, and marked as deprecated', () => {
      const { properties } = JSON.parse(configurationJsonSchema()) as {
        readonly properties: { readonly rules: { readonly propertyNames: { readonly anyOf: object[] } } };
      };
      expect(properties.rules.propertyNames.anyOf).toContainEqual({
        const: former,
        deprecated: true,
        description: `The former id of ${CURRENT}.`,
      });
    });
  });

  test('is a deprecated id in SARIF, so that code scanning keeps what it knows of it', async () => {
    const file = folder.file('cdk.tf.json', bad);
    const { stdout } = await command(['check', file, '--format', 'sarif']);
    const log = JSON.parse(stdout) as {
      runs: readonly [{ tool: { driver: { rules: readonly { id: string; deprecatedIds?: unknown }[] } } }];
    };
    const named = log.runs[0].tool.driver.rules.filter(({ deprecatedIds }) => deprecatedIds !== undefined);
    expect(named.map(({ id, deprecatedIds }) => [id, deprecatedIds])).toEqual([[CURRENT, [FORMER, OLDEST]]]);
  });

  test('has the severity of its current id where both are set, and that of an option before the file', async () => {
    expect([
      ...byCurrentId([
        [CURRENT, 'error'],
        [FORMER, 'off'],
        ['own/rule', 'info'],
      ]),
    ]).toEqual([
      [CURRENT, 'error'],
      ['own/rule', 'info'],
    ]);
    const file = folder.file('cdk.tf.json', bad);
    const config = folder.file('config.json', { rules: { [CURRENT]: 'error' } });
    const { code } = await command(['check', file, '--config', config, '--rule', `${FORMER}=off`]);
    expect(code).toBe(0);
  });
});
