import { readPlan, readSynth } from '../../../src/readers';
import { toJson, toPretty } from '../../../src/report';
import { toGithub } from '../../../src/report/github';
import { toHtml } from '../../../src/report/html/report';
import { toMarkdown } from '../../../src/report/markdown';
import { review } from '../../../src/review/review';
import { cluster, item, project, region, schedule, together } from '../../../src/rules/example';
import { providerUnknownAttribute } from '../../../src/rules/provider/unknown-attribute';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';
import { report, reviewed } from '../../support/reports';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const sized = (attribute: string, size: unknown = 80) =>
  together(
    project(),
    cluster({
      replication_specs: [
        {
          region_configs: [
            region(undefined, {
              electable_specs: { instance_size: 'M30', node_count: 3, [attribute]: size },
            }),
          ],
        },
      ],
    }),
  );

testRule(providerUnknownAttribute, [
  {
    title: 'attributes and blocks that the provider has',
    resources: together(project(), cluster(), schedule()),
  },
  {
    title: 'a nested attribute with a letter that differs',
    resources: sized('disk_size_db'),
    findings: [
      {
        at,
        attribute: 'replication_specs[0].region_configs[0].electable_specs.disk_size_db',
        problem:
          'replication_specs.region_configs.electable_specs.disk_size_db is not an attribute of mongodbatlas_advanced_cluster, but disk_size_gb is',
        fix: 'write disk_size_gb instead of disk_size_db',
        fixInCode: 'write disk_size_gb instead of disk_size_db in addOverride()',
      },
    ],
  },
  {
    title: 'a nested attribute with a name like no other',
    resources: sized('vault_size'),
    unchecked: [`${at} replication_specs[0].region_configs[0].electable_specs.vault_size`],
  },
  {
    title: 'a nested attribute that differs in a number only',
    resources: together(
      project(),
      cluster({ advanced_configuration: { custom_openssl_cipher_config_tls14: ['x'] } }),
    ),
    unchecked: [`${at} advanced_configuration.custom_openssl_cipher_config_tls14`],
  },
  { title: 'what only provider 1.x had', resources: sized('disk_size_gb'), provider: '~> 1.41' },
  {
    title: 'an override of a cluster that misses a letter',
    only: 'synth',
    resources: together(project(), cluster({ backup_enable: false })),
    findings: [
      {
        at,
        attribute: 'backup_enable',
        problem: 'backup_enable is not an attribute of mongodbatlas_advanced_cluster, but backup_enabled is',
        fix: 'write backup_enabled instead of backup_enable',
        fixInCode: 'write backup_enabled instead of backup_enable in addOverride()',
      },
    ],
  },
  {
    title: 'a misspelt block, a misspelt attribute in a block, and one in a dynamic block',
    only: 'synth',
    resources: together(
      project(),
      cluster(),
      schedule({
        policy_item_dayly: item(1, 'days', 7),
        policy_item_weekly: [item(1, 'weeks', 1), { ...item(2, 'weeks', 1), retention_vaule: 3 }],
        dynamic: {
          copy_settings: { for_each: ['EU'], content: { region_nam: '${copy_settings.value}' } },
          expord: { for_each: [], content: {} },
        },
      }),
    ),
    findings: [
      ['copy_settings.region_nam', 'region_name'],
      ['expord', 'export'],
      ['policy_item_dayly', 'policy_item_daily'],
      ['policy_item_weekly[1].retention_vaule', 'retention_value'],
    ].map(([path = '', right = '']) => {
      const plain = path.replace('[1]', '');
      return {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: path,
        problem: `${plain} is not an attribute of mongodbatlas_cloud_backup_schedule, but ${right} is`,
        fix: `write ${right} instead of ${plain.split('.').at(-1) ?? ''}`,
        fixInCode: `write ${right} instead of ${plain.split('.').at(-1) ?? ''} in addOverride()`,
      };
    }),
  },
  {
    title: 'arguments of Terraform itself, and what constructs leave',
    only: 'synth',
    resources: together(
      project({
        count: 1,
        provider: 'mongodbatlas.eu',
        depends_on: [],
        lifecycle: {},
        connection: {},
        provisioner: {},
      }),
      cluster({ for_each: ['a'], '//': { metadata: { path: 'a/b' } } }),
    ),
  },
  {
    title: 'a data source with a misspelt attribute',
    only: 'synth',
    resources: project(),
    data: { mongodbatlas_project: { it: { project_ids: 'x' } } },
    findings: [
      {
        at: 'data.mongodbatlas_project.it',
        attribute: 'project_ids',
        problem: 'project_ids is not an attribute of data.mongodbatlas_project, but project_id is',
        fix: 'write project_id instead of project_ids',
        fixInCode: 'write project_id instead of project_ids in addOverride()',
      },
    ],
  },
  {
    title: 'types of other providers, and types that are not known',
    only: 'synth',
    resources: together(project(), {
      aws_s3_bucket: { a: { buckett: 'x' } },
      mongodbatlas_vault: { a: { nam: 'x' } },
    }),
  },
  {
    title: 'newer attributes of several resources, once for each attribute and type',
    only: 'synth',
    resources: together(
      project({ vault: 'a' }),
      cluster({ vault: 'a', lock_period: 7 }),
      cluster({ vault: 'a' }, 'loans'),
    ),
    unchecked: ['mongodbatlas_project.shop vault', `${at} vault`, `${at} lock_period`],
  },
]);

describe('attributes that are newer than the facts', () => {
  const resources = together(
    project({ vault: 'a' }),
    cluster({ vault: 'a' }),
    cluster({ vault: 'b' }, 'loans'),
  );
  const input = (path: string) => {
    const found = review(readSynth(synthOf({ resources })), [providerUnknownAttribute]);
    return reviewed(found, { path, kind: 'synth' });
  };
  const all = report([input('one.json'), input('two.json')]);

  const newer = [
    'vault of mongodbatlas_advanced_cluster is newer than the facts of this release, which know provider 2.20.1',
    'vault of mongodbatlas_project is newer than the facts of this release, which know provider 2.20.1',
  ];

  test('are reported with the provider that the facts know; what only a person wrote may not exist', () => {
    expect(all.inputs[0]?.review.unchecked.map(({ reason }) => reason)).toEqual(
      newer.map((reason) => `${reason}, or does not exist`),
    );
  });

  test('exist where a plan has their values', () => {
    const plan = planOf({ resources: together(project(), cluster()) });
    const rows = (plan['resource_changes'] as { change: { after: object } }[]).map((row) => ({
      ...row,
      change: { ...row.change, after: { ...row.change.after, vault: 'a' } },
    }));
    const { unchecked } = review(readPlan({ ...plan, resource_changes: rows }), [providerUnknownAttribute]);
    expect(unchecked.map(({ reason }) => reason)).toEqual(newer);
  });

  test.each([
    ['pretty', toPretty],
    ['Markdown', toMarkdown],
    ['HTML', toHtml],
    ['GitHub', toGithub],
  ])('are counted once for each attribute and type in the summary as %s', (_, write) => {
    expect(write(all).replace(/\s+/g, ' ')).toContain(
      '; 2 attributes are newer than the facts of this release',
    );
    expect(write(report([reviewed()]))).not.toContain('newer');
  });

  test('are counted in the summary as JSON', () => {
    const { summary } = JSON.parse(toJson(all)) as { summary: object };
    expect(summary).toMatchObject({ unchecked: 4, newerAttributes: 2 });
  });

  test('are unchecked in a plan of a later provider, where they are set', () => {
    const plan = planOf({ resources: together(project(), cluster()) });
    for (const row of plan['resource_changes'] as { change: { after: object } }[])
      Object.assign(row.change.after, { vault: 'a', lock_period: null });
    const { findings, unchecked } = review(readPlan(plan), [providerUnknownAttribute]);
    expect(findings).toEqual([]);
    expect(
      unchecked.map(({ address, attribute, unknownUntil }) => [address, attribute, unknownUntil]),
    ).toEqual([
      ['mongodbatlas_advanced_cluster.orders', 'vault', 'apply'],
      ['mongodbatlas_project.shop', 'vault', 'apply'],
    ]);
  });
});
