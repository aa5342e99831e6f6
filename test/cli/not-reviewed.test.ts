import { cluster, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

type Values = Record<string, unknown>;

const folder = testFolder();
const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const resources = together(project(), cluster(), schedule());

function kept(): Values {
  return planOf({ before: resources, resources });
}

function rowsOf(plan: Values): readonly Values[] {
  return plan['resource_changes'] as readonly Values[];
}

/** What the state has of the resources of a plan, with another value at a place. */
function stateOf(plan: Values, change: (values: Values) => Values = (values) => values): Values {
  const rows = rowsOf(plan).map(({ address, mode, type, name, change: of }) => {
    const values = (of as { before: Values }).before;
    return { address, mode, type, name, values: address === ORDERS ? change(values) : values };
  });
  return { values: { root_module: { resources: rows } } };
}

interface Report {
  readonly summary: { readonly notReviewed: number; readonly unchecked: number };
  readonly inputs: readonly { readonly partial?: string }[];
  readonly notReviewed: readonly object[];
}

async function reviewed(plan: Values, ...typed: readonly string[]) {
  const path = folder.file('plan.json', plan);
  const { code, stdout, stderr } = await command(['review', path, '--format', 'json', ...typed]);
  return { code, stderr: stderr.replaceAll(path, 'plan.json'), report: JSON.parse(stdout) as Report };
}

describe('what no rule looks at is reported on stderr and in JSON', () => {
  test.each<[sentence: string, plan: Values, line: string, notReviewed: readonly object[]]>([
    [
      'a resource of the state that the plan leaves out',
      {
        ...kept(),
        complete: false,
        resource_changes: rowsOf(kept()).slice(0, 2),
        prior_state: stateOf(kept()),
      },
      '1 resource of the state is not in the plan, and was not reviewed: mongodbatlas_cloud_backup_schedule.orders',
      [{ input: 0, kind: 'unlisted-resource', address: 'mongodbatlas_cloud_backup_schedule.orders' }],
    ],
    [
      'changes that Terraform puts off',
      {
        ...kept(),
        complete: false,
        deferred_changes: [
          { reason: 'provider_config_unknown', resource_change: rowsOf(kept())[1] },
          { reason: 'deferred_prereq', resource_change: rowsOf(kept())[2] },
        ],
      },
      `2 deferred changes were not reviewed: ${ORDERS} (provider_config_unknown) and mongodbatlas_cloud_backup_schedule.orders (deferred_prereq)`,
      [
        { input: 0, kind: 'deferred-change', address: ORDERS, reason: 'provider_config_unknown' },
        {
          input: 0,
          kind: 'deferred-change',
          address: 'mongodbatlas_cloud_backup_schedule.orders',
          reason: 'deferred_prereq',
        },
      ],
    ],
    [
      'actions of providers, some of which are put off',
      {
        ...kept(),
        complete: false,
        action_invocations: [
          { address: 'action.aws_lambda_invoke.purge', type: 'aws_lambda_invoke', name: 'purge' },
        ],
        deferred_action_invocations: [
          { reason: 'deferred_prereq', action_invocation: { address: 'action.aws_lambda_invoke.later' } },
        ],
      },
      '2 actions of the plan were not reviewed: action.aws_lambda_invoke.purge and action.aws_lambda_invoke.later (deferred_prereq)',
      [
        { input: 0, kind: 'action', address: 'action.aws_lambda_invoke.purge' },
        { input: 0, kind: 'action', address: 'action.aws_lambda_invoke.later', reason: 'deferred_prereq' },
      ],
    ],
    [
      'checks that do not pass, without what they say',
      {
        ...kept(),
        checks: [
          { address: { kind: 'check', to_display: 'check.a' }, status: 'pass' },
          { address: { kind: 'check', to_display: 'check.b' }, status: 'unknown' },
          {
            address: { kind: 'check', to_display: 'check.backups' },
            status: 'fail',
            instances: [{ address: {}, status: 'fail', problems: [{ message: 'a secret' }] }],
          },
        ],
      },
      '1 check of the configuration fails: check.backups (its status is fail)',
      [{ input: 0, kind: 'failing-check', address: 'check.backups', reason: 'its status is fail' }],
    ],
    [
      'members of a later version',
      { ...kept(), one: 1, two: 2, three: 3, four: 4, five: 5 },
      '5 members of the plan are unknown to this release, and were not reviewed: one, two, three and 2 more',
      ['one', 'two', 'three', 'four', 'five'].map((address) => ({
        input: 0,
        kind: 'unknown-member',
        address,
      })),
    ],
    [
      'a state that says something else than the change',
      {
        ...planOf({
          before: resources,
          resources: together(project(), cluster({ paused: true }), schedule()),
        }),
        prior_state: stateOf(kept(), (values) => ({ ...values, backup_enabled: false })),
      },
      `the plan contradicts itself about 1 value: ${ORDERS} (prior_state has another backup_enabled)`,
      [
        {
          input: 0,
          kind: 'contradiction',
          address: ORDERS,
          reason: 'prior_state has another backup_enabled',
        },
      ],
    ],
    [
      'planned values that say something else than the change',
      {
        ...kept(),
        planned_values: {
          root_module: {
            resources: [
              {
                address: ORDERS,
                mode: 'managed',
                type: 'mongodbatlas_advanced_cluster',
                name: 'orders',
                values: { pit_enabled: true },
              },
            ],
          },
        },
      },
      `the plan contradicts itself about 1 value: ${ORDERS} (planned_values has another pit_enabled)`,
      [
        {
          input: 0,
          kind: 'contradiction',
          address: ORDERS,
          reason: 'planned_values has another pit_enabled',
        },
      ],
    ],
  ])('%s', async (_, plan, line, notReviewed) => {
    const { code, stderr, report } = await reviewed(plan);
    expect(stderr).toBe(`atlas-backup: plan.json: ${line}\n`);
    expect(report.notReviewed).toEqual(notReviewed);
    expect(report.summary.notReviewed).toBe(notReviewed.length);
    expect(code).toBe(0);
  });

  test.each(['pretty', 'markdown', 'html', 'github', 'gitlab', 'azure', 'sarif', 'junit'])(
    'in %s as well',
    async (format) => {
      const path = folder.file('plan.json', {
        ...kept(),
        action_invocations: [{ address: 'action.aws_lambda_invoke.purge' }],
      });
      const { stdout } = await command(['review', path, '--format', format]);
      expect(stdout.replaceAll('\\_', '_').replace(/\s+/g, ' ')).toContain(
        '1 action of the plan was not reviewed: action.aws_lambda_invoke.purge',
      );
    },
  );

  test('nothing of a plan in which everything is reviewed', async () => {
    const { stderr, report } = await reviewed(kept());
    expect([stderr, report.notReviewed, report.summary.notReviewed]).toEqual(['', [], 0]);
  });

  test('a refresh-only plan is called one, and leaves nothing open', async () => {
    const plan = planOf({ before: resources, resources, refreshOnly: true });
    const { code, stderr, report } = await reviewed(plan, '--fail-on', 'unchecked');
    expect(stderr).toBe(
      'atlas-backup: plan.json: the plan has no resource_changes: it is refresh-only, and changes nothing in Atlas\n',
    );
    expect([code, report.inputs[0]?.partial]).toEqual([0, 'refresh-only']);
  });

  test('a deletion of what was changed outside may differ from the state, as Terraform 1.11 plans it', async () => {
    const plan = planOf({ before: resources, resources: project() });
    const [, row] = rowsOf(plan);
    const state = stateOf(plan, (values) => ({ ...values, termination_protection_enabled: false }));
    const drift = { ...row, action_reason: undefined, change: { ...(row?.['change'] as Values) } };
    expect((await reviewed({ ...plan, prior_state: state })).report.notReviewed).toHaveLength(1);
    expect(
      (await reviewed({ ...plan, prior_state: state, resource_drift: [drift] })).report.notReviewed,
    ).toEqual([]);
  });
});

describe('--fail-on unchecked', () => {
  const unchecked = planOf({
    before: resources,
    resources: together(project(), cluster({ pit_enabled: '${terraform_data.x.output}' }), schedule()),
  });

  test('fails a run in which something is unchecked', async () => {
    const before = await reviewed(unchecked, '--fail-on', 'warning');
    expect(before.report.summary.unchecked).toBeGreaterThan(0);
    expect(before.code).toBe(0);
    expect((await reviewed(unchecked, '--fail-on', 'unchecked')).code).toBe(1);
    expect((await reviewed(unchecked, '--fail-on', 'never')).code).toBe(0);
  });

  test('fails a run in which something was not reviewed', async () => {
    const plan = { ...kept(), action_invocations: [{ address: 'action.x.y' }] };
    expect((await reviewed(plan, '--fail-on', 'warning')).code).toBe(0);
    expect((await reviewed(plan, '--fail-on', 'unchecked')).code).toBe(1);
  });

  test('fails a run with a warning or an error, and passes one with neither', async () => {
    const warning = planOf({
      before: resources,
      resources: together(project(), cluster({ termination_protection_enabled: false }), schedule()),
    });
    expect((await reviewed(warning, '--fail-on', 'error')).code).toBe(0);
    expect((await reviewed(warning, '--fail-on', 'unchecked')).code).toBe(1);
    expect((await reviewed(kept(), '--fail-on', 'unchecked')).code).toBe(0);
  });

  test('is a value of the configuration file', async () => {
    const config = folder.file('config.json', { failOn: 'unchecked' });
    expect((await reviewed(unchecked, '--config', config)).code).toBe(1);
  });

  test('shows in what a report comes to', async () => {
    const path = folder.file('plan.json', { ...kept(), action_invocations: [{ address: 'action.x.y' }] });
    const { stdout } = await command(['review', path, '--fail-on', 'unchecked']);
    expect(stdout).toContain('0 errors, 0 warnings');
    expect(stdout).toContain('1 not reviewed');
    const junit = await command(['review', path, '--fail-on', 'unchecked', '--format', 'junit']);
    expect(junit.stdout).toContain(
      '<failure message="1 action of the plan was not reviewed: action.x.y" type="unchecked"',
    );
  });

  test('is named where another value is typed', async () => {
    const { code, stderr } = await command(['review', folder.file('plan.json', kept()), '--fail-on', 'all']);
    expect([code, stderr]).toEqual([
      2,
      'atlas-backup: unknown --fail-on "all"; write unchecked, warning, error or never\n',
    ]);
  });
});

describe('a plan that is not understood exits 2 with one line, and no report', () => {
  const plan = { ...kept(), errored: 'true' };
  const long = { ...plan, planned_values: { root_module: { resources: [], padding: 'x'.repeat(1 << 20) } } };

  test.each<[sentence: string, content: unknown, line: string]>([
    ['short', plan, 'errored is a text, not true or false: Terraform does not write such a plan; '],
    ['long', long, 'errored is a text, not true or false: Terraform does not write such a plan; '],
    [
      'short, with a member twice',
      JSON.stringify(kept()).replace('"actions":["no-op"]', '"actions":["delete"],"actions":["no-op"]'),
      'resource_changes[0].change.actions is defined twice; ',
    ],
    [
      'long, with a member twice',
      `{"complete":true,"resource_changes":[],${JSON.stringify({ ...long, errored: false }).slice(1)}`,
      'resource_changes is defined twice; ',
    ],
    [
      'long, with garbage in what nobody reads',
      JSON.stringify({ ...long, errored: false }).replace('"padding":"', '"padding":garbage"'),
      "it is not JSON (Unexpected token 'g'); ",
    ],
    [
      'long, with a text without its end in what nobody reads',
      `${JSON.stringify({ ...long, errored: false }).slice(0, -1)},"output_changes":{"a":"`,
      'it is not JSON (Unexpected end of JSON input); ',
    ],
  ])('%s', async (_, content, line) => {
    const path = folder.file('plan.json', content);
    const { code, stdout, stderr } = await command(['review', path, '--format', 'json']);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      `atlas-backup: cannot read ${path}: ${line}write the plan as JSON with: terraform show -json plan.out > plan.json\n`,
    ]);
  });
});
