import { CLUSTER_KIND_NAMES } from '../../src/atlas/cluster-kind';
import { cluster, deprecatedCluster, project, together } from '../../src/rules/example';
import { type ClusterForm, clusterOfVariable, marked } from './cluster-forms';
import { type ExpectedFinding, type Row, inCamelCase } from './rule-tester';

const ATTRIBUTE = 'encryption_at_rest_provider';

/** The rows of the rules about customer keys on a kind of cluster that cannot have them. */
export function customerKeysRows(kind: 'free' | 'flex', forms: readonly ClusterForm[]): Row[] {
  const form = forms.find(({ address }) => address.startsWith('mongodbatlas_advanced_cluster'));
  if (form === undefined) throw new Error('there is no advanced_cluster among the forms');
  const name = form.address.split('.')[1] ?? '';
  const keys = (at: string, provider = '"AWS"'): ExpectedFinding => ({
    at,
    attribute: ATTRIBUTE,
    problem: `${CLUSTER_KIND_NAMES[kind].replace(/^an? /, '')} "${name}" does not support customer keys, but ${ATTRIBUTE} is ${provider}`,
    fix: `remove ${ATTRIBUTE}, or make the cluster an M10 or larger`,
    fixInCode: `remove ${inCamelCase(ATTRIBUTE)}, or make the cluster an M10 or larger`,
  });
  return [
    ...forms.flatMap((one): Row[] => [
      {
        title: `encryption_at_rest_provider not set ${one.title}`,
        resources: together(project(), one.cluster()),
      },
      {
        title: `keys of AWS ${one.title}`,
        resources: together(project(), one.cluster({ [ATTRIBUTE]: 'AWS' })),
        // Terraform rejects an attribute that the resource does not have: only an override writes it.
        ...(one.address.startsWith('mongodbatlas_flex_cluster') ? { only: 'synth' } : {}),
        findings: [keys(one.address)],
      },
    ]),
    {
      title: 'NONE: Atlas encrypts with its own keys',
      resources: together(project(), form.cluster({ [ATTRIBUTE]: 'NONE' })),
    },
    {
      title: 'an empty text, which is what the provider reports where there is nothing to report',
      before: together(project(), form.cluster({ [ATTRIBUTE]: '' })),
      resources: together(project(), form.cluster()),
    },
    { title: 'keys on an M10', resources: together(project(), cluster({ [ATTRIBUTE]: 'AWS' })) },
    {
      title: 'keys on an M10 as the deprecated cluster',
      resources: together(project(), deprecatedCluster({ [ATTRIBUTE]: 'AZURE' })),
    },
    {
      title: 'keys of a provider known only after apply',
      resources: together(project(), form.cluster({ [ATTRIBUTE]: '${terraform_data.keys.output}' })),
      unchecked: [`${form.address} ${ATTRIBUTE}`],
    },
    {
      title: 'keys of a provider from a variable',
      resources: together(project(), form.cluster({ [ATTRIBUTE]: '${var.keys}' })),
      variables: { keys: 'GCP' },
      atSynth: { unchecked: [`${form.address} ${ATTRIBUTE}`] },
      findings: [keys(form.address, '"GCP"')],
    },
    {
      title: 'keys on a cluster whose provider is a variable',
      resources: together(project(), clusterOfVariable({ [ATTRIBUTE]: 'AWS' })),
      variables: { provider: 'AWS' },
      atSynth: { unchecked: [`mongodbatlas_advanced_cluster.any ${ATTRIBUTE}`] },
    },
    {
      title: 'keys that the props of a construct set',
      resources: together(project(), form.cluster(marked({ [ATTRIBUTE]: 'AWS' }))),
      withSynth: true,
      findings: [keys(form.address)],
    },
    {
      title: 'a cluster that the plan deletes',
      before: together(project(), form.cluster({ [ATTRIBUTE]: 'AWS' })),
      resources: project(),
    },
  ];
}
