import { CLUSTER_KIND_NAMES } from '../../src/atlas/cluster-kind';
import {
  type Body,
  type Resources,
  cluster,
  deprecatedCluster,
  project,
  tenantCluster,
  together,
} from '../../src/rules/example';
import { type ClusterForm, clusterOfVariable, marked } from './cluster-forms';
import type { ExpectedFinding, Row } from './rule-tester';

/** A rule about what a kind of cluster does not support: a backup schedule, an on-demand snapshot. */
export interface BelongingRule {
  readonly kind: 'free' | 'flex' | 'serverless';
  readonly forms: readonly ClusterForm[];
  /** The provider_name that makes a cluster of the kind, with the size where one is needed. */
  readonly provider: 'TENANT' | 'FLEX' | 'SERVERLESS';
  /** The schedule or snapshot under test, of a cluster by its address. */
  readonly of: (address: string, body?: Body) => Resources;
  readonly at: string;
  /** The message about a cluster: `Flex cluster "reports"`. */
  readonly problem: (cluster: string) => string;
  readonly fix: string;
}

/** The rows that every such rule has. */
export function belongingRows(rule: BelongingRule): Row[] {
  const { kind, forms, provider, of, at } = rule;
  const [form] = forms;
  if (form === undefined) throw new Error('a kind has at least one form');
  const name = form.address.split('.')[1] ?? '';
  const kindName = CLUSTER_KIND_NAMES[kind];
  const noun = kindName.replace(/^an? /, '');
  const found = (called = `${noun} "${name}"`): { readonly findings: readonly ExpectedFinding[] } => ({
    findings: [{ at, attribute: 'cluster_name', problem: rule.problem(called), fix: rule.fix }],
  });
  const unchecked = { unchecked: [`${at} cluster_name`] };
  const base = together(project(), form.cluster());
  const existing = { project_id: '5f0000000000000000000009', cluster_name: name };
  return [
    ...forms.map((one) => ({
      title: `${kindName} ${one.title}`,
      resources: together(project(), one.cluster(), of(one.address)),
      ...found(),
    })),
    {
      title: 'of an M10',
      resources: together(project(), cluster(), of('mongodbatlas_advanced_cluster.orders')),
    },
    {
      title: 'of an M10 as the deprecated cluster',
      resources: together(project(), deprecatedCluster(), of('mongodbatlas_cluster.archive')),
    },
    ...(['FLEX', 'TENANT', 'SERVERLESS'] as const)
      .filter((other) => other !== provider)
      .map((other) => ({
        title: `of a cluster with provider_name ${other}, is reported by another rule`,
        resources: together(project(), tenantCluster(other), of('mongodbatlas_advanced_cluster.sandbox')),
      })),
    { title: 'none at all', resources: base },
    {
      title: 'by a literal name in the same project',
      resources: together(base, of(form.address, { cluster_name: name })),
      ...found(),
    },
    {
      title: 'through a local',
      resources: together(base, of(form.address, { cluster_name: '${local.name}' })),
      locals: { name: `\${${form.address}.name}` },
      ...found(),
    },
    {
      title: 'of a cluster whose name is known only after apply',
      resources: together(
        project(),
        form.cluster({ name: '${terraform_data.name.output}' }),
        of(form.address),
      ),
      ...found(`${noun} ${form.address}`),
    },
    {
      title: 'a name that leads nowhere yet',
      resources: together(base, of(form.address, { cluster_name: '${terraform_data.name.output}' })),
      ...unchecked,
    },
    {
      title: 'a name from a variable',
      resources: together(base, of(form.address, { cluster_name: '${var.name}' })),
      variables: { name },
      atSynth: unchecked,
      ...found(),
    },
    {
      title: 'a cluster whose provider is a variable',
      resources: together(
        project(),
        kind === 'free' ? freeOfVariable() : clusterOfVariable({}, name),
        of(`mongodbatlas_advanced_cluster.${name}`),
      ),
      variables: { provider: kind === 'free' ? 'M0' : provider },
      atSynth: unchecked,
      ...found(),
    },
    {
      title: 'through a data source that reads a cluster of this configuration',
      resources: together(
        project(),
        form.cluster(),
        of(form.address, { cluster_name: '${data.mongodbatlas_advanced_cluster.own.name}' }),
      ),
      data: {
        mongodbatlas_advanced_cluster: {
          own: { project_id: `\${${form.address}.project_id}`, name: `\${${form.address}.name}` },
        },
      },
      ...found(),
    },
    {
      title: 'a cluster of this name in another project',
      resources: together(
        base,
        of(form.address, { project_id: '5f0000000000000000000009', cluster_name: name }),
      ),
      ...unchecked,
    },
    {
      title: 'a cluster that is nowhere in this configuration',
      resources: of(form.address, existing),
      ...unchecked,
    },
    ...dataSourceRows(rule, found(), unchecked),
    {
      title: 'a cluster that a construct only names, at synth and with a plan',
      resources: of(form.address, { ...existing, ...marked({ clusterKind: kind }) }),
      withSynth: true,
      ...found(),
    },
    {
      title: 'a dedicated cluster that a construct only names',
      resources: of(form.address, { ...existing, ...marked({ clusterKind: 'dedicated' }) }),
      withSynth: true,
    },
    {
      title: 'one that exists already and does not change',
      before: together(base, of(form.address)),
      resources: together(base, of(form.address)),
      ...found(),
    },
    {
      title: 'one that the plan deletes',
      before: together(base, of(form.address)),
      resources: base,
    },
    {
      title: 'one that a targeted plan shows',
      resources: together(base, of(form.address)),
      partial: 'targeted',
      ...found(),
    },
  ];
}

const OUTSIDE = { project_id: '5f0000000000000000000009', name: 'elsewhere' };

/** Clusters that a data source reads: its type determines their kind, or the values once it has been read. */
function dataSourceRows(
  { kind, provider, of }: BelongingRule,
  sentence: { readonly findings: readonly ExpectedFinding[] },
  unchecked: { readonly unchecked: readonly string[] },
): Row[] {
  const found = {
    findings: sentence.findings.map((finding) => ({
      ...finding,
      problem: finding.problem.replace(/"\w+"/, '"elsewhere"'),
    })),
  };
  const read = (type: string, path = 'name'): Resources =>
    of(`data.${type}.found`, {
      project_id: OUTSIDE.project_id,
      cluster_name: `\${data.${type}.found.${path}}`,
    });
  const specs = (name: string, size: string): Body[] => [
    {
      region_configs: [
        {
          provider_name: name,
          backing_provider_name: 'AWS',
          region_name: 'EU_CENTRAL_1',
          priority: 7,
          electable_specs: { instance_size: size },
        },
      ],
    },
  ];
  const own = {
    flex: ['mongodbatlas_flex_cluster'],
    serverless: ['mongodbatlas_serverless_instance'],
    free: [],
  }[kind];
  return [
    ...own.flatMap((type) => [
      {
        title: `a cluster that data.${type} reads`,
        resources: read(type),
        data: { [type]: { found: OUTSIDE } },
        ...found,
      },
      {
        title: `a cluster that data.${type}s lists`,
        resources: read(`${type}s`, 'results[0].name'),
        data: {
          [`${type}s`]: { found: { project_id: OUTSIDE.project_id, results: [{ name: 'elsewhere' }] } },
        },
        ...found,
      },
    ]),
    {
      title: 'a cluster that data.mongodbatlas_advanced_cluster has yet to read',
      only: 'synth',
      resources: read('mongodbatlas_advanced_cluster'),
      data: { mongodbatlas_advanced_cluster: { found: OUTSIDE } },
      ...unchecked,
    },
    {
      title: 'a cluster that data.mongodbatlas_advanced_cluster will read at apply',
      resources: together(project(), read('mongodbatlas_advanced_cluster')),
      data: {
        mongodbatlas_advanced_cluster: {
          found: { project_id: '${mongodbatlas_project.shop.id}', name: 'elsewhere' },
        },
      },
      ...unchecked,
    },
    {
      title: 'a cluster that data.mongodbatlas_advanced_cluster has read',
      only: 'plan',
      resources: read('mongodbatlas_advanced_cluster'),
      data: {
        mongodbatlas_advanced_cluster: { found: { ...OUTSIDE, replication_specs: specs(provider, 'M0') } },
      },
      ...found,
    },
    {
      title: 'an M10 that data.mongodbatlas_advanced_cluster has read',
      only: 'plan',
      resources: read('mongodbatlas_advanced_cluster'),
      data: {
        mongodbatlas_advanced_cluster: { found: { ...OUTSIDE, replication_specs: specs('AWS', 'M10') } },
      },
    },
    {
      title: 'a cluster that data.mongodbatlas_cluster has read',
      only: 'plan',
      resources: read('mongodbatlas_cluster'),
      data: {
        mongodbatlas_cluster: {
          found: { ...OUTSIDE, provider_name: provider, provider_instance_size_name: 'M0' },
        },
      },
      ...found,
    },
    {
      title: 'the second of the clusters that data.mongodbatlas_advanced_clusters has read',
      only: 'plan',
      resources: read('mongodbatlas_advanced_clusters', 'results[1].name'),
      data: {
        mongodbatlas_advanced_clusters: {
          found: {
            project_id: OUTSIDE.project_id,
            results: [
              { name: 'first', replication_specs: specs('AWS', 'M10') },
              { name: 'elsewhere', replication_specs: specs(provider, 'M0') },
            ],
          },
        },
      },
      ...found,
    },
  ];
}

/** An advanced_cluster that is an M0 once the size is known. */
function freeOfVariable(): Resources {
  return tenantCluster('TENANT', {}, 'sandbox', '${var.provider}');
}
