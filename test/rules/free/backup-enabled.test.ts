import { cluster, deprecatedCluster, project, tenantCluster, together } from '../../../src/rules/example';
import { freeBackupEnabled } from '../../../src/rules/free/backup-enabled';
import { FREE_FORMS, clusterOfVariable, marked } from '../../support/cluster-forms';
import { type ExpectedFinding, inCamelCase, testRule } from '../../support/rule-tester';

const sandbox = 'mongodbatlas_advanced_cluster.sandbox';
const deprecated = 'mongodbatlas_cluster.sandbox';
const [m0] = FREE_FORMS;
if (m0 === undefined) throw new Error('there is no form of an M0 cluster');

function on(at: string, attribute: string): ExpectedFinding {
  return {
    at,
    attribute,
    problem: `M0 cluster "sandbox" enables ${attribute === 'pit_enabled' ? 'point-in-time restore' : 'backups'}, which Atlas does not support`,
    fix: `remove ${attribute} = true (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger`,
    fixInCode: `remove ${inCamelCase(attribute)}: true (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger`,
  };
}

testRule(freeBackupEnabled, [
  ...FREE_FORMS.flatMap((form) => [
    { title: `backups not set ${form.title}`, resources: together(project(), form.cluster()) },
    {
      title: `backups off ${form.title}`,
      resources: together(project(), form.cluster({ [form.backup]: false, pit_enabled: false })),
    },
    {
      title: `backups on ${form.title}`,
      resources: together(project(), form.cluster({ [form.backup]: true })),
      findings: [on(form.address, form.backup)],
    },
    {
      title: `point-in-time restore on ${form.title}`,
      resources: together(project(), form.cluster({ pit_enabled: true })),
      findings: [on(form.address, 'pit_enabled')],
    },
  ]),
  {
    title: 'backups and point-in-time restore on',
    resources: together(project(), m0.cluster({ backup_enabled: true, pit_enabled: true })),
    findings: [on(sandbox, 'backup_enabled'), on(sandbox, 'pit_enabled')],
  },
  {
    title: 'the legacy continuous backup of the deprecated cluster',
    resources: together(project(), FREE_FORMS[1]?.cluster({ backup_enabled: true }) ?? {}),
    findings: [on(deprecated, 'backup_enabled')],
  },
  { title: 'backups of an M10', resources: together(project(), cluster({ pit_enabled: true })) },
  {
    title: 'backups of an M10 as the deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
  },
  {
    title: 'backups of a Flex cluster, which are always on',
    resources: together(project(), tenantCluster('FLEX', { backup_enabled: true })),
  },
  {
    title: 'an M2 is reported by another rule',
    resources: together(project(), tenantCluster('TENANT', { backup_enabled: true }, 'sandbox', 'M2')),
  },
  {
    title: 'a switch known only after apply',
    resources: together(project(), m0.cluster({ backup_enabled: '${terraform_data.on.output}' })),
    unchecked: [`${sandbox} backup_enabled`],
  },
  {
    title: 'a switch of an M10 known only after apply',
    resources: together(project(), cluster({ backup_enabled: '${terraform_data.on.output}' })),
  },
  {
    title: 'a switch from a variable that is true',
    resources: together(project(), m0.cluster({ backup_enabled: '${var.on}' })),
    variables: { on: true },
    atSynth: { unchecked: [`${sandbox} backup_enabled`] },
    findings: [on(sandbox, 'backup_enabled')],
  },
  {
    title: 'a switch from a variable that is false',
    resources: together(project(), m0.cluster({ backup_enabled: '${var.on}' })),
    variables: { on: false },
    atSynth: { unchecked: [`${sandbox} backup_enabled`] },
  },
  {
    title: 'a size from a variable',
    resources: together(
      project(),
      tenantCluster('TENANT', { backup_enabled: true }, 'sandbox', '${var.size}'),
    ),
    variables: { size: 'M0' },
    atSynth: { unchecked: [`${sandbox} backup_enabled`] },
    findings: [on(sandbox, 'backup_enabled')],
  },
  {
    title: 'a provider from a variable, with backups off',
    resources: together(project(), clusterOfVariable({ backup_enabled: false })),
    variables: { provider: 'AWS' },
  },
  {
    title: 'a switch that ignore_changes leaves to what is there',
    only: 'synth',
    resources: together(
      project(),
      m0.cluster({ backup_enabled: true, lifecycle: { ignore_changes: ['backup_enabled'] } }),
    ),
    unchecked: [`${sandbox} backup_enabled`],
  },
  {
    title: 'backups that the props of a construct enable',
    resources: together(project(), m0.cluster(marked({ backup_enabled: true }))),
    withSynth: true,
    findings: [on(sandbox, 'backup_enabled')],
  },
  {
    title: 'an M0 cluster that exists with backups in the configuration, and does not change',
    before: together(project(), m0.cluster({ backup_enabled: true })),
    resources: together(project(), m0.cluster({ backup_enabled: true })),
    findings: [on(sandbox, 'backup_enabled')],
  },
  {
    title: 'an M0 cluster that becomes an M10',
    before: together(project(), m0.cluster()),
    resources: together(project(), cluster({}, 'sandbox')),
  },
  {
    title: 'an M0 cluster that the plan deletes',
    before: together(project(), m0.cluster({ backup_enabled: true })),
    resources: project(),
  },
]);
