import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'parse5';
import {
  type Body,
  type Resources,
  cluster,
  item,
  project,
  schedule,
  together,
} from '../../src/rules/example';
import { type Ran, command } from '../support/command';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';
import { stateAfter } from '../support/state-of';
import { HOSTILE, RAW } from '../support/reports';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly known: boolean;
  readonly value: unknown;
}

interface Finding {
  readonly rule: string;
  readonly message: string;
}

/** What the tests read of evidence as JSON. */
interface EvidenceJson {
  readonly run?: string;
  readonly asOf: string;
  readonly inputs: readonly { readonly path: string; readonly kind: string; readonly sha256: string }[];
  readonly otherFiles: readonly { readonly path: string; readonly role: string; readonly sha256: string }[];
  readonly configuration: { readonly file: string | null; readonly rulesOff: readonly string[] };
  readonly summary: Readonly<Record<string, number>>;
  readonly objectives: readonly { readonly statedBy: string; readonly clusters: number }[];
  readonly clusters: readonly {
    readonly project: string | null;
    readonly name: string | null;
    readonly address: string;
    readonly input: number;
    readonly alsoIn: readonly object[];
    readonly rows: readonly Row[];
    readonly objectives: readonly {
      readonly need: string;
      readonly text: string;
      readonly outcome: string;
      readonly reason?: string;
    }[];
    readonly findings: readonly Finding[];
    readonly acknowledgements: readonly (Finding & {
      readonly reason: string;
      readonly owner?: string;
      readonly until?: string;
    })[];
    readonly unknown: readonly { readonly reason: string; readonly rules: readonly string[] }[];
  }[];
  readonly ofNoCluster: { readonly findings: readonly Finding[] };
  readonly schedulesElsewhere: number;
}

const folder = testFolder();

async function evidence(file: string, ...typed: readonly string[]): Promise<Ran> {
  return command(['evidence', ...typed, '--to', join(folder.path, file), '--no-config']);
}

async function evidenceJson(...typed: readonly string[]): Promise<EvidenceJson> {
  const file = join(folder.path, 'evidence.json');
  const config = typed.includes('--config') ? [] : ['--no-config'];
  const { code, stderr } = await command(['evidence', ...typed, '--to', file, ...config]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(readFileSync(file, 'utf8')) as EvidenceJson;
}

const ITEMS: Body = { policy_item_hourly: item(6, 'days', 7), policy_item_daily: item(1, 'days', 14) };
const shop: Resources = together(project(), cluster(), schedule(ITEMS));

/** A plan that changes nothing. */
const unchanged = (resources: Resources): Record<string, unknown> => planOf({ resources, before: resources });

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const FORMATS = ['md', 'html', 'json'] as const;

describe('the digest of an input', () => {
  test('is that of the bytes of its file', async () => {
    const plan = folder.file('plan.json', unchanged(shop));
    const { inputs } = await evidenceJson(plan);
    expect(inputs).toEqual([expect.objectContaining({ path: plan, sha256: sha256(readFileSync(plan)) })]);
  });

  test('is that of the zipped bytes of a gzipped file', async () => {
    const plan = folder.file('plan.json.gz', gzipSync(JSON.stringify(unchanged(shop))));
    const { inputs } = await evidenceJson(plan);
    expect(inputs[0]?.sha256).toBe(sha256(readFileSync(plan)));
  });

  test.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('is complete for a long plan, %s', async (_, packed) => {
    // Blanks behind the end are bytes of the file as well.
    const text = `${JSON.stringify({ ...unchanged(shop), padding: 'x'.repeat(2 << 20) })}${' '.repeat(3 << 20)}\n`;
    const plan = folder.file('plan.json', packed(text.replace(/,"padding":"x+"/, '')));
    const { inputs } = await evidenceJson(plan);
    expect(inputs[0]?.sha256).toBe(sha256(readFileSync(plan)));
  });

  test('is that of standard input', async () => {
    const text = `${JSON.stringify(unchanged(shop))}\n`;
    const file = join(folder.path, 'evidence.json');
    const { code } = await command(['evidence', '-', '--to', file, '--no-config'], text);
    const { inputs } = JSON.parse(readFileSync(file, 'utf8')) as EvidenceJson;
    expect([code, inputs[0]?.path, inputs[0]?.sha256]).toEqual([0, '-', sha256(text)]);
  });

  test('stands for everything else that was read, with what it is for', async () => {
    const stack = folder.file('infra/cdk.tf.json', synthOf({ resources: shop }));
    const plan = folder.file('infra/plan.json', unchanged(shop));
    const state = folder.file('elsewhere.json', {
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: {} },
    });
    const own = folder.file('own.cjs', 'exports.rules = [];');
    const config = folder.file('config.json', { ownRules: ['own.cjs'] });
    const objectives = folder.file('objectives.json', { objectives: [{ address: '*', keepFor: 'P7D' }] });
    const { otherFiles } = await evidenceJson(
      ...[plan, '--state', state, '--config', config, '--objectives', objectives],
    );
    expect(otherFiles).toEqual(
      [
        [config, 'configuration'],
        [objectives, 'objectives'],
        [stack, 'stack behind a plan'],
        [state, 'state of what is elsewhere'],
        [own, 'own rules'],
      ].map(([path = '', role]) => ({ path, role, sha256: sha256(readFileSync(path)) })),
    );
  });
});

describe('several inputs are one estate', () => {
  const data: Resources = {
    mongodbatlas_advanced_cluster: {
      orders: {
        ...cluster()['mongodbatlas_advanced_cluster']?.['orders'],
        project_id: '5f0000000000000000000001',
      },
    },
  };
  const backups: Resources = {
    mongodbatlas_cloud_backup_schedule: {
      orders: { project_id: '5f0000000000000000000001', cluster_name: 'orders', ...ITEMS },
    },
  };

  test('a schedule in one is that of a cluster in another', async () => {
    const one = folder.file('data.json', unchanged(data));
    const other = folder.file('backups.json', unchanged(backups));
    const { clusters, schedulesElsewhere } = await evidenceJson(one, other);
    expect(clusters.map(({ name, input }) => [name, input])).toEqual([['orders', 0]]);
    expect(clusters[0]?.rows.find(({ id }) => id === 'rpo')).toMatchObject({ text: '6 hours', known: true });
    expect(schedulesElsewhere).toBe(0);
    expect((await evidenceJson(other)).schedulesElsewhere).toBe(1);
  });

  const ORDERS = 'mongodbatlas_advanced_cluster.orders';

  test.each<[string, (plan: Record<string, unknown>) => object, readonly object[]]>([
    [
      'a plan and another one',
      (plan) => ({ ...plan, timestamp: '2026-08-22T00:00:00Z' }),
      [{ input: 1, address: ORDERS }],
    ],
    ['a plan and its state, of which the plan knows more', (plan) => stateAfter(plan), []],
  ])('a cluster that is in %s, is one cluster', async (_, otherOf, alsoIn) => {
    const plan = unchanged(together(data, backups));
    const [a, b] = [folder.file('a.json', plan), folder.file('b.json', otherOf(plan))];
    const alone = await evidenceJson(a);
    const { clusters, summary } = await evidenceJson(a, b);
    expect(summary).toEqual(alone.summary);
    expect(clusters.map(({ input, alsoIn }) => [input, alsoIn])).toEqual([[0, alsoIn]]);
    const [own] = alone.clusters;
    expect(clusters).toEqual([{ ...own, alsoIn: clusters[0]?.alsoIn }]);
  });

  test('a copy of another input is named', async () => {
    const plan = unchanged(together(data, backups));
    const [a, b] = [folder.file('a.json', plan), folder.file('b.json', plan)];
    const { code, stdout, stderr } = await evidence('e.md', a, b);
    expect([code, stderr]).toEqual([0, `atlas-backup: ${b} has the same content as ${a}\n`]);
    expect(stdout).toContain('1 cluster in 2 inputs');
  });

  test('what inputs contradict each other about is not known', async () => {
    const at = (hour: number, days: number): Record<string, unknown> =>
      unchanged(
        together(data, {
          mongodbatlas_cloud_backup_schedule: {
            orders: {
              ...backups['mongodbatlas_cloud_backup_schedule']?.['orders'],
              reference_hour_of_day: hour,
              restore_window_days: days,
            },
          },
        }),
      );
    const unprotected = structuredClone(at(18, 7)) as {
      resource_changes: { type: string; change: { before: object; after: object } }[];
    };
    for (const { type, change } of unprotected.resource_changes)
      if (type === 'mongodbatlas_advanced_cluster')
        for (const values of [change.before, change.after])
          Object.assign(values, { termination_protection_enabled: false });
    const [a, b, c] = [
      folder.file('a.json', at(18, 7)),
      folder.file('b.json', at(3, 7)),
      folder.file('c.json', unprotected),
    ];
    const schedules = await evidenceJson(a, b);
    expect(schedules.clusters.map(({ input, alsoIn }) => [input, alsoIn])).toEqual([
      [0, [{ input: 1, address: ORDERS }]],
    ]);
    expect(schedules.clusters[0]?.rows.find(({ id }) => id === 'rpo')).toMatchObject({ known: false });
    expect(schedules.clusters[0]?.unknown.map(({ reason }) => reason)).toContain(
      `its schedule is not the same in ${a} and ${b}, and it is not known which one applies`,
    );
    const { clusters } = await evidenceJson(a, c);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.rows.find(({ id }) => id === 'terminationProtection')).toEqual({
      id: 'terminationProtection',
      group: 'protection',
      label: 'termination protection',
      text: `not known, because the inputs differ: yes in ${a}; no in ${c}`,
      known: false,
      value: null,
    });
    expect(clusters[0]?.rows.find(({ id }) => id === 'rpo')).toMatchObject({ known: true });
  });

  test('clusters are in the order in which people count, whatever the order of the inputs', async () => {
    const plans = [10, 2, 1].map((number) =>
      folder.file(
        `plan-${number}.json`,
        unchanged(together(project(), cluster({ name: `orders-${number}` }))),
      ),
    );
    const names = async (...files: readonly string[]): Promise<readonly unknown[]> =>
      (await evidenceJson(...files)).clusters.map(({ name }) => name);
    expect(await names(...plans)).toEqual(['orders-1', 'orders-2', 'orders-10']);
    expect(await names(...[...plans].reverse())).toEqual(['orders-1', 'orders-2', 'orders-10']);
  });

  test('each input is named by its kind', async () => {
    const stack = folder.file('stack/cdk.tf.json', synthOf({ resources: shop }));
    const plan = folder.file('plan/plan.json', unchanged(data));
    const state = folder.file('state.json', {
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: {} },
    });
    const { inputs } = await evidenceJson(stack, plan, state);
    expect(inputs.map(({ kind }) => kind)).toEqual(['synth', 'plan', 'state']);
    await evidence('e.md', stack, plan, state);
    const text = readFileSync(join(folder.path, 'e.md'), 'utf8');
    expect(text).toContain('a synthesized stack: what it declares');
    expect(text).toContain('a plan: the configuration after it is applied');
    expect(text).toContain('a state: what existed when it was written');
  });
});

describe('objectives', () => {
  const outcomes = async (
    objective: object,
    resources = shop,
  ): Promise<readonly (readonly (string | undefined)[])[]> => {
    const config = folder.file('config.json', { objectives: [{ address: '*', ...objective }] });
    const plan = folder.file('plan.json', unchanged(resources));
    const { clusters } = await evidenceJson(plan, '--config', config);
    return (clusters[0]?.objectives ?? []).map(({ text, outcome }) => [text, outcome]);
  };

  test.each<[object, string, string]>([
    [{ worstLoss: 'PT6H' }, 'an RPO of at most 6 hours', 'met'],
    [{ worstLoss: 'PT1H' }, 'an RPO of at most 1 hour', 'missed'],
    [{ keepFor: 'P2W' }, 'snapshots that are kept 2 weeks', 'met'],
    [{ keepFor: 'P1Y' }, 'snapshots that are kept 1 year', 'missed'],
    [{ storedIn: ['EU_CENTRAL_1'] }, 'snapshots in EU_CENTRAL_1, and nowhere else', 'met'],
    [
      { storedIn: ['EU_CENTRAL_1', 'EU_WEST_1'] },
      'snapshots in EU_CENTRAL_1 and EU_WEST_1, and nowhere else',
      'missed',
    ],
    [{ survivesClusterDeletion: true }, 'snapshots that survive cluster deletion', 'met'],
    [{ survivesRegionLoss: true }, 'snapshots that survive region loss', 'missed'],
  ])('%j', async (objective, text, outcome) => {
    expect(await outcomes(objective)).toEqual([[text, outcome]]);
  });

  test('each requirement of one objective has an outcome, and a missed one its reason', async () => {
    const config = folder.file('config.json', {
      objectives: [{ address: '*', worstLoss: 'PT6H', keepFor: 'P1Y', survivesRegionLoss: false }],
    });
    const { clusters, summary } = await evidenceJson(
      folder.file('plan.json', unchanged(shop)),
      ...['--config', config],
    );
    expect(clusters[0]?.objectives.map(({ need, outcome }) => [need, outcome])).toEqual([
      ['worstLoss', 'met'],
      ['keepFor', 'missed'],
    ]);
    expect(clusters[0]?.objectives[1]?.reason).toBe(
      `cluster "orders" keeps snapshots at most 14 days, but the objective of ${config} objectives[0] requires 1 year`,
    );
    expect(summary).toMatchObject({ clusters: 1, belowObjective: 1, objectiveUnknown: 0 });
  });

  test('what is not known is neither met nor missed', async () => {
    const stack = folder.file(
      'cdk.tf.json',
      synthOf({
        resources: together(project(), cluster({ backup_enabled: '${var.backup}' }), schedule(ITEMS)),
      }),
    );
    const objectives = folder.file('objectives.json', { objectives: [{ address: '*', worstLoss: 'PT6H' }] });
    const { clusters } = await evidenceJson(stack, '--objectives', objectives);
    expect(clusters[0]?.objectives).toMatchObject([
      { outcome: 'unknown', reason: expect.stringContaining('whether backups are enabled') as string },
    ]);
  });

  test('a rule that is off does not hide that one is missed, and is named', async () => {
    const config = folder.file('config.json', {
      rules: { 'objective/worst-loss': 'off' },
      objectives: [{ address: '*', worstLoss: 'PT1H' }],
    });
    const { clusters, configuration } = await evidenceJson(
      folder.file('plan.json', unchanged(shop)),
      ...['--config', config],
    );
    expect(clusters[0]?.objectives).toMatchObject([{ outcome: 'missed' }]);
    expect(configuration.rulesOff).toEqual(['objective/worst-loss']);
  });

  test('--objectives counts instead of those of the configuration', async () => {
    const config = folder.file('config.json', { objectives: [{ address: '*', worstLoss: 'PT1H' }] });
    const other = folder.file('audit.json', { objectives: [{ address: '*', keepFor: 'P7D' }] });
    const { objectives } = await evidenceJson(
      folder.file('plan.json', unchanged(shop)),
      ...['--config', config, '--objectives', other],
    );
    expect(objectives).toMatchObject([{ statedBy: `${other} objectives[0]`, clusters: 1 }]);
  });

  test('one of the inputs counts as well', async () => {
    const stack = folder.file(
      'cdk.tf.json',
      synthOf({
        resources: shop,
        objectives: [{ scope: 'stack/orders', statedBy: 'stack/orders', worstLoss: 'PT6H' }],
      }),
    );
    const { clusters, objectives } = await evidenceJson(stack);
    expect(objectives).toMatchObject([{ statedBy: 'stack/orders', clusters: 1 }]);
    expect(clusters[0]?.objectives).toMatchObject([{ need: 'worstLoss', outcome: 'met' }]);
  });

  test('one that covers no cluster is reported', async () => {
    const objectives = folder.file('audit.json', { objectives: [{ address: 'module.x.*', keepFor: 'P7D' }] });
    const plan = folder.file('plan.json', unchanged(shop));
    const { code, stderr } = await evidence('e.json', plan, '--objectives', objectives);
    expect([code, stderr]).toEqual([
      0,
      `atlas-backup: ${objectives} objectives[0] covers none of these clusters\n`,
    ]);
  });
});

describe('what people have decided', () => {
  test('an acknowledged finding has its reason, its owner and its end', async () => {
    const config = folder.file('config.json', {
      acknowledgements: [
        {
          rule: 'cluster/backup-disabled',
          address: 'mongodbatlas_advanced_cluster.orders',
          reason: 'a cache',
          owner: 'team data',
          until: '2026-12-31',
        },
      ],
    });
    const plan = folder.file('plan.json', unchanged(together(project(), cluster({ backup_enabled: false }))));
    const { clusters } = await evidenceJson(plan, '--config', config);
    expect(clusters[0]?.acknowledgements).toMatchObject([
      { rule: 'cluster/backup-disabled', reason: 'a cache', owner: 'team data', until: '2026-12-31' },
    ]);
    expect(clusters[0]?.findings.map(({ rule }) => rule)).not.toContain('cluster/backup-disabled');
    // After its end it is a finding again.
    const later = await evidenceJson(plan, '--config', config, '--as-of', '2027-01-01');
    expect([later.asOf, later.clusters[0]?.acknowledgements]).toEqual(['2027-01-01', []]);
    expect(later.clusters[0]?.findings.map(({ rule }) => rule)).toContain('cluster/backup-disabled');
  });

  test('an acknowledgement that is stale for every input is reported once', async () => {
    const config = folder.file('config.json', {
      acknowledgements: [{ rule: 'pit/without-hourly-item', reason: 'a trial', address: 'module.x.y' }],
    });
    const files = ['01', '02'].map((day) =>
      folder.file(`${day}.json`, { ...unchanged(shop), timestamp: `2026-08-${day}T00:00:00Z` }),
    );
    const { ofNoCluster } = await evidenceJson(...files, '--config', config);
    expect(ofNoCluster.findings.map(({ rule }) => rule)).toEqual(['review/stale-acknowledgement']);
  });
});

describe('what the inputs leave open', () => {
  test('is listed once, with the rules that need it', async () => {
    const stack = folder.file(
      'cdk.tf.json',
      synthOf({ resources: together(project(), cluster({ pit_enabled: '${var.pit}' }), schedule(ITEMS)) }),
    );
    const { clusters, summary } = await evidenceJson(stack);
    const reasons = clusters[0]?.unknown.map(({ reason }) => reason) ?? [];
    expect(reasons).toContain('whether point-in-time restore is enabled is known only after plan');
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(summary).toMatchObject({ unknown: 1 });
  });

  test('a targeted plan does not show that there is no schedule', async () => {
    const plan = { ...unchanged(together(project(), cluster())), complete: false };
    const { clusters } = await evidenceJson(folder.file('plan.json', plan));
    expect(clusters[0]?.rows.find(({ id }) => id === 'rpo')).toMatchObject({
      text: 'not known: a targeted plan may leave its schedule out',
      known: false,
    });
  });

  test('what no rule reviewed has a place in every format', async () => {
    const plan = {
      ...unchanged(shop),
      checks: [
        {
          address: { kind: 'check', name: 'health', to_display: 'check.health' },
          status: 'fail',
          instances: [{ address: { to_display: 'check.health' }, status: 'fail' }],
        },
      ],
    };
    for (const format of FORMATS) {
      await evidence(`e.${format}`, folder.file('plan.json', plan));
      expect(readFileSync(join(folder.path, `e.${format}`), 'utf8')).toContain('check.health');
    }
  });
});

describe('the file', () => {
  test('has the same bytes for the same inputs', async () => {
    const files = ['a.json', 'b.json'].map((name) => folder.file(name, unchanged(shop)));
    for (const format of FORMATS) {
      const written = await Promise.all(
        ['1', '2'].map(async (name) => {
          await evidence(`${name}.${format}`, ...files, '--run', '2026-Q4');
          return readFileSync(join(folder.path, `${name}.${format}`), 'utf8');
        }),
      );
      expect(written[0]).toBe(written[1]);
    }
  });

  test('does not depend on the day of the run', async () => {
    const plan = folder.file('plan.json', unchanged(shop));
    const at = async (today: string): Promise<string> => {
      const file = join(folder.path, 'e.json');
      await command(['evidence', plan, '--to', file, '--no-config'], '', { today });
      return readFileSync(file, 'utf8');
    };
    expect(await at('2026-11-28')).toBe(await at('2031-01-01'));
  });

  test('has the name of the run in its title', async () => {
    const plan = folder.file('plan.json', unchanged(shop));
    for (const format of FORMATS) {
      await evidence(`e.${format}`, plan, '--run', 'audit 2026-Q4');
      expect(readFileSync(join(folder.path, `e.${format}`), 'utf8')).toContain('audit 2026-Q4');
    }
  });

  test('says what it does not show, and claims nothing', async () => {
    const plan = folder.file('plan.json', unchanged(shop));
    for (const format of FORMATS) {
      await evidence(`e.${format}`, plan);
      const text = readFileSync(join(folder.path, `e.${format}`), 'utf8');
      expect(text).toContain('that a restore was tested');
      expect(text).toContain('it does not state that anyone complies with these provisions');
      expect(text).not.toMatch(/\b(?:is|are) compliant\b|\bfulfil/);
    }
  });

  test('is reported in one line, and its exit code is 0 whatever it shows', async () => {
    const objectives = folder.file('audit.json', { objectives: [{ address: '*', worstLoss: 'PT1M' }] });
    const plan = folder.file('plan.json', unchanged(together(project(), cluster({ backup_enabled: false }))));
    const { code, stdout } = await evidence('e.md', plan, '--objectives', objectives);
    expect([code, stdout]).toEqual([
      0,
      `${join(folder.path, 'e.md')}: 1 cluster in 1 input: 1 without backups, 1 below an objective, 0 with something not known\n`,
    ]);
  });

  test('shows no sensitive value, whatever is sensitive', async () => {
    const plan = unchanged(
      together(project(), cluster({ name: 'hidden-name' }), schedule({ ...ITEMS, restore_window_days: 3 })),
    ) as { resource_changes: { change: Record<'before_sensitive' | 'after_sensitive', unknown> }[] };
    for (const { change } of plan.resource_changes) {
      change.before_sensitive = true;
      change.after_sensitive = true;
    }
    const file = folder.file('plan.json', plan);
    for (const format of FORMATS) {
      const { code } = await evidence(`e.${format}`, file);
      const text = readFileSync(join(folder.path, `e.${format}`), 'utf8');
      expect([code, text.includes('mongodbatlas_advanced_cluster.orders')]).toEqual([0, true]);
      for (const hidden of ['hidden-name', 'EU_CENTRAL_1', '5f0000000000000000000001', 'P14D', '14 days'])
        expect([format, hidden, text.includes(hidden)]).toEqual([format, hidden, false]);
    }
  });

  test.each(HOSTILE.filter((text) => text.trim() !== '').map((text) => [text]))(
    'has nothing active from a hostile text: %j',
    async (text) => {
      const hostile = unchanged(together(project({ name: text }), cluster({ name: text }), schedule(ITEMS)));
      const plan = folder.file('plan.json', hostile);
      const config = folder.file('config.json', {
        acknowledgements: [{ rule: 'cluster/invalid-name', reason: `a ${text}`, owner: text }],
        objectives: [{ address: '*', storedIn: [text] }],
      });
      for (const format of FORMATS) {
        const file = join(folder.path, `e.${format}`);
        const { code, stderr } = await command([
          ...['evidence', plan, '--to', file, '--config', config, '--run', `run ${text}`],
        ]);
        expect([code, stderr]).toEqual([0, '']);
        const written = readFileSync(file, 'utf8');
        if (format !== 'json') expect(written.replaceAll('\n', '')).not.toMatch(RAW);
        expect(written.replaceAll(ARN, '')).not.toMatch(/::(?:error|add-mask)|##\[|##vso|##teamcity/i);
        if (format === 'html') expect(elementsOf(written)).toEqual([]);
        if (format === 'md') expect(written).not.toMatch(/<script|<img|<svg|\]\(https:\/\/evil/);
      }
    },
  );
});

/** The beginning of an ARN, whose colons stay: no line begins with these colons. */
const ARN = /arn:(?:&#8203;)?aws[a-z-]*:(?:&#8203;)?[a-z0-9-]*:{1,3}/g;

/** The elements of a page that evidence does not have. */
function elementsOf(html: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: { readonly nodeName: string; readonly childNodes?: readonly never[] }): void => {
    if (/^(?:script|img|svg|iframe|object|form|input|button)$/.test(node.nodeName)) found.push(node.nodeName);
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html) as never);
  return found;
}

describe('a run that fails writes nothing, and says why in one line', () => {
  const plan = (): string => folder.file('plan.json', unchanged(shop));

  test.each<[string, (plan: string) => readonly string[], string]>([
    ['an input that is not there', () => ['missing.json', '--to', 'e.html'], 'missing.json'],
    [
      'a second input that cannot be read',
      (one) => [one, folder.file('broken.json', '{'), '--to', 'e.html'],
      'it is not JSON',
    ],
    [
      'a report as an input',
      (one) => [one, folder.file('table.json', { format: '1', tool: {} }), '--to', 'e.html'],
      'it is a report; name the plans, states or stacks that it is about',
    ],
    [
      'a name of another format',
      (one) => [one, '--to', 'e.pdf'],
      '--to e.pdf: the name decides the format; write a name that ends in .html, .json or .md',
    ],
    [
      'several files',
      (one) => [one, '--to', 'e.html', '--to', 'e.json'],
      '--to is there 2 times, and a run writes one file; run the command again for each of the others',
    ],
    ['no file', (one) => [one], "required option '--to <file>' not specified"],
    [
      'a date that is none',
      (one) => [one, '--to', 'e.html', '--as-of', 'soon'],
      '--as-of "soon" is not a date',
    ],
    [
      'an invisible name of the run',
      (one) => [one, '--to', 'e.html', '--run', '\u200b '],
      '--run has no text; write what identifies the run, such as its number, commit and date',
    ],
    [
      'a file of objectives without any',
      (one) => [one, '--to', 'e.html', '--objectives', folder.file('empty.json', {})],
      'states no objectives; add them under "objectives", or leave --objectives out',
    ],
    [
      'a file of objectives with an unknown key',
      (one) => [one, '--to', 'e.html', '--objectives', folder.file('odd.json', { objective: [] })],
      'there is no key "objective"; did you mean "objectives"?',
    ],
    [
      'a rule that crashes',
      (one) => [
        one,
        ...['--to', 'e.html', '--config'],
        folder.file('config.json', {
          ownRules: [
            folder.file(
              'own.cjs',
              `exports.rules = [{ id: 'own/crash', severity: 'error', phase: 'synth', since: '1.0.0', summary: 'a crash', why: 'It crashes.', docs: 'docs/x.md', facts: [], examples: { good: [], bad: [] }, check: () => { throw new Error('boom'); } }];`,
            ),
          ],
        }),
      ],
      'rule own/crash crashed: boom; no evidence is written without this rule',
    ],
  ])('%s', async (_, typed, message) => {
    const before = readdirSync('.');
    const { code, stdout, stderr } = await command(['evidence', ...typed(plan())]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^atlas-backup: .*\n$/);
    expect(stderr).toContain(message);
    expect(readdirSync('.')).toEqual(before);
  });

  test('evidence that was written before stays', async () => {
    const file = join(folder.path, 'e.json');
    writeFileSync(file, 'kept');
    expect((await command(['evidence', 'missing.json', '--to', file, '--no-config'])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  test.each<[string, (plan: string) => readonly [to: string, ...more: string[]]]>([
    ['an input', (one) => [one]],
    [
      'an input, by a link',
      (one) => {
        const link = join(folder.path, 'link.json');
        symlinkSync(one, link);
        return [link];
      },
    ],
    [
      'the objectives',
      () => {
        const file = folder.file('audit.json', { objectives: [{ address: '*', keepFor: 'P7D' }] });
        return [file, '--objectives', file];
      },
    ],
    [
      'the configuration',
      () => {
        const file = folder.file('config.json', {});
        return [file, '--config', file];
      },
    ],
    [
      'a state',
      () => {
        const file = folder.file('state.json', { version: 4 });
        return [file, '--state', file];
      },
    ],
  ])('it does not overwrite %s', async (_, choose) => {
    const one = plan();
    const [to, ...more] = choose(one);
    const before = readFileSync(to, 'utf8');
    const { code, stderr } = await command(['evidence', one, '--to', to, ...more]);
    expect([code, stderr]).toEqual([2, `atlas-backup: ${to} would be overwritten; write to another file\n`]);
    expect(readFileSync(to, 'utf8')).toBe(before);
  });

  test('a folder that cannot be made is named', async () => {
    const to = join(plan(), 'e.html');
    const { code, stderr } = await command(['evidence', plan(), '--to', to, '--no-config']);
    expect([code, stderr.startsWith(`atlas-backup: cannot write ${to}: `)]).toEqual([2, true]);
    expect(existsSync(to)).toBe(false);
  });
});
