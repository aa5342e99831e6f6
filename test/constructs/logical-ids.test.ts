import type { TerraformElement, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  BackupSchedule,
  FlexCluster,
  FreeCluster,
  OnDemandSnapshot,
  Retention,
  ServerlessInstance,
} from '../../src';
import { synthesized } from '../support/synthesized';

/*
 * A program that moves from bindings to constructs keeps the addresses of its resources with overrideLogicalId. CDKTF
 * ignores it silently once something has referred to the resource.
 */

const project = (stack: TerraformStack): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });

const cluster = (stack: TerraformStack): AtlasCluster =>
  new AtlasCluster(stack, 'orders', {
    project: project(stack),
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_WEST_1'],
  });

test.each<[construct: string, create: (stack: TerraformStack) => { readonly resource: TerraformElement }]>([
  ['AtlasProject', project],
  ['AtlasCluster', cluster],
  [
    'FlexCluster',
    (stack) =>
      new FlexCluster(stack, 'carts', {
        project: project(stack),
        cloudProvider: 'AWS',
        region: 'EU_WEST_1',
      }),
  ],
  [
    'FreeCluster',
    (stack) =>
      new FreeCluster(stack, 'trial', {
        project: project(stack),
        cloudProvider: 'AWS',
        region: 'EU_WEST_1',
      }),
  ],
  [
    'ServerlessInstance',
    (stack) =>
      new ServerlessInstance(stack, 'events', {
        project: project(stack),
        cloudProvider: 'AWS',
        region: 'EU_WEST_1',
      }),
  ],
  [
    'BackupSchedule',
    (stack) =>
      new BackupSchedule(stack, 'backups', {
        cluster: cluster(stack),
        daily: { keep: Retention.days(7) },
      }),
  ],
  [
    'OnDemandSnapshot',
    (stack) => new OnDemandSnapshot(stack, 'before', { cluster: cluster(stack), keepDays: 7 }),
  ],
  [
    'BackupCompliancePolicy',
    (stack) =>
      new BackupCompliancePolicy(stack, 'policy', {
        project: project(stack),
        contact: { email: 'owner@shop.test', firstName: 'Ada', lastName: 'Lovelace' },
        cannotBeUndone: { reason: 'required by the bank' },
        onDemand: Retention.days(7),
      }),
  ],
])('the resource of %s can keep its address', (_, create) => {
  const json = synthesized((stack) => {
    create(stack).resource.overrideLogicalId('kept');
  });
  expect(Object.values(json.resource ?? {}).flatMap((named) => Object.keys(named))).toContain('kept');
  for (const { to } of json.import ?? []) expect(to).toMatch(/\.kept$/);
});
