import { CLUSTER_KIND_NAMES } from '../../src/atlas/cluster-kind';
import { cluster, deprecatedCluster, project, tenantCluster, together } from '../../src/rules/example';
import { type ClusterForm, clusterOfVariable, marked } from './cluster-forms';
import { type ExpectedFinding, type Row, inCamelCase } from './rule-tester';

/** The rows of the rules about kinds of clusters that Atlas always backs up. */
export function backupOffRows(kind: 'flex' | 'serverless', forms: readonly ClusterForm[]): Row[] {
  const provider = kind === 'flex' ? 'FLEX' : 'SERVERLESS';
  const form = forms.find(({ address }) => address.startsWith('mongodbatlas_advanced_cluster'));
  const own = forms.find(({ address }) => /_flex_|_serverless_/.test(address));
  const deprecated = forms.find(({ address }) => address.startsWith('mongodbatlas_cluster'));
  if (form === undefined || own === undefined || deprecated === undefined)
    throw new Error('a form is missing');
  const name = form.address.split('.')[1] ?? '';
  const off = (at: string, attribute = 'backup_enabled'): ExpectedFinding => ({
    at,
    attribute,
    problem: `${CLUSTER_KIND_NAMES[kind].replace('a ', '')} "${name}" disables backups, which Atlas does not support`,
    fix: `remove ${attribute} = false`,
    fixInCode: `remove ${inCamelCase(attribute)}: false`,
  });
  return [
    ...forms.flatMap((one): Row[] => [
      { title: `backup_enabled not set ${one.title}`, resources: together(project(), one.cluster()) },
      {
        title: `backups on ${one.title}`,
        resources: together(project(), one.cluster({ [one.backup]: true })),
        // Terraform rejects an attribute that the resource does not have: only an override writes it.
        ...(one === own ? { only: 'synth' } : {}),
      },
      {
        title: `backups off ${one.title}`,
        resources: together(project(), one.cluster({ [one.backup]: false })),
        ...(one === own ? { only: 'synth' } : {}),
        findings: [off(one.address, one.backup)],
      },
      {
        title: `backups that the props of a construct disable ${one.title}`,
        resources: together(project(), one.cluster(marked({ backup_enabled: false }))),
        withSynth: true,
        findings: [off(one.address, one === deprecated ? 'cloud_backup' : 'backup_enabled')],
      },
      {
        title: `backups that the props of a construct enable ${one.title}`,
        resources: together(project(), one.cluster(marked({ backup_enabled: true }))),
        withSynth: true,
      },
      {
        title: `a switch known only after apply ${one.title}`,
        resources: together(project(), one.cluster({ [one.backup]: '${terraform_data.on.output}' })),
        ...(one === own ? { only: 'synth' } : {}),
        unchecked: [`${one.address} ${one.backup}`],
      },
    ]),
    {
      title: 'an override that nothing can take back, neither a mark nor what Atlas reports',
      only: 'synth',
      resources: together(
        project(),
        own.cluster({ backup_enabled: false, ...marked({ backup_enabled: true }) }),
      ),
      findings: [off(own.address)],
    },
    {
      title: 'an override of backup_settings',
      only: 'synth',
      resources: together(project(), own.cluster({ backup_settings: { enabled: false } })),
      findings: [
        {
          ...off(own.address, 'backup_settings.enabled'),
          fixInCode: 'remove enabled: false in backupSettings',
        },
      ],
    },
    {
      title: 'an override by the name of the other cluster resource',
      only: 'synth',
      resources: together(project(), own.cluster({ cloud_backup: false })),
      findings: [off(own.address, 'cloud_backup')],
    },
    {
      title: 'the word "false"',
      only: 'synth',
      resources: together(project(), form.cluster({ backup_enabled: 'false' })),
      findings: [off(form.address)],
    },
    {
      title: 'backup_enabled = false on the deprecated cluster, with cloud_backup not set',
      resources: together(project(), deprecated.cluster({ backup_enabled: false })),
      findings: [off(deprecated.address)],
    },
    {
      title: 'backup_enabled = false on the deprecated cluster, with cloud_backup = true',
      resources: together(project(), deprecated.cluster({ backup_enabled: false, cloud_backup: true })),
    },
    {
      title: 'an M10 without backups',
      resources: together(project(), cluster({ backup_enabled: false })),
    },
    {
      title: 'an M10 without backups as the deprecated cluster',
      resources: together(project(), deprecatedCluster({ cloud_backup: false, backup_enabled: false })),
    },
    {
      title: 'an M0 without backups',
      resources: together(project(), tenantCluster('TENANT', { backup_enabled: false })),
    },
    {
      title: 'a switch from a variable that is false',
      resources: together(project(), form.cluster({ backup_enabled: '${var.on}' })),
      variables: { on: false },
      atSynth: { unchecked: [`${form.address} backup_enabled`] },
      findings: [off(form.address)],
    },
    {
      title: 'a switch from a variable that is true',
      resources: together(project(), form.cluster({ backup_enabled: '${var.on}' })),
      variables: { on: true },
      atSynth: { unchecked: [`${form.address} backup_enabled`] },
    },
    {
      title: 'a provider from a variable',
      resources: together(project(), clusterOfVariable({ backup_enabled: false }, name)),
      variables: { provider },
      atSynth: { unchecked: [`${form.address} backup_enabled`] },
      findings: [off(form.address)],
    },
    {
      title: 'a provider from a variable, with backups on',
      resources: together(project(), clusterOfVariable({ backup_enabled: true }, name)),
      variables: { provider },
    },
    {
      title: 'a switch that ignore_changes leaves to what is there',
      only: 'synth',
      resources: together(
        project(),
        form.cluster({ backup_enabled: false, lifecycle: { ignore_changes: ['backup_enabled'] } }),
      ),
      unchecked: [`${form.address} backup_enabled`],
    },
    {
      title: 'one that exists already and does not change',
      before: together(project(), form.cluster({ backup_enabled: false })),
      resources: together(project(), form.cluster({ backup_enabled: false })),
      findings: [off(form.address)],
    },
    {
      title: 'one that is imported',
      resources: together(project(), form.cluster({ backup_enabled: false })),
      imports: [form.address],
      findings: [off(form.address)],
    },
    {
      title: 'one that exists, where the props of a construct disable backups',
      before: together(project(), own.cluster()),
      resources: together(project(), own.cluster(marked({ backup_enabled: false }))),
      withSynth: true,
      findings: [off(own.address)],
    },
    {
      title: 'one that the plan deletes',
      before: together(project(), form.cluster({ backup_enabled: false })),
      resources: project(),
    },
  ];
}
