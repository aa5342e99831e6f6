import type { TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupSchedule,
  CloudProviderSnapshots,
  FlexCluster,
  FreeCluster,
  OnDemandSnapshot,
  Retention,
  ServerlessInstance,
} from '../../src';
import { messageOf, synthesized } from '../support/synthesized';

/*
 * What can never be valid does not compile: the compiler must expect an error in each of these lines, and reports its
 * absence. JavaScript can still run them, and then a rule reports them.
 */

const project = (stack: TerraformStack): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
const place = (stack: TerraformStack) => ({
  project: project(stack),
  cloudProvider: 'AWS' as const,
  region: 'EU_WEST_1',
});
const legacy = (stack: TerraformStack) => ({
  project: project(stack),
  region: 'EUROPE_WEST',
  instanceSize: 'M30',
});
const daily = { daily: { keep: Retention.days(7) } };

test.each<[string, string, (stack: TerraformStack) => void]>([
  [
    'a schedule for a Flex cluster',
    'flex/custom-backup-policy',
    (stack) => {
      const cluster = new FlexCluster(stack, 'c', place(stack));
      // @ts-expect-error: a schedule takes a cluster of M10 or larger
      new BackupSchedule(stack, 'b', { cluster, ...daily });
    },
  ],
  [
    'a schedule for a Flex cluster outside the stack',
    'flex/custom-backup-policy',
    (stack) => {
      const cluster = FlexCluster.fromName(stack, 'c', { project: project(stack), clusterName: 'c' });
      // @ts-expect-error: a schedule takes a cluster of M10 or larger
      new BackupSchedule(stack, 'b', { cluster, ...daily });
    },
  ],
  [
    'a schedule for a Serverless instance',
    'serverless/custom-backup-policy',
    (stack) => {
      const cluster = new ServerlessInstance(stack, 'c', place(stack));
      // @ts-expect-error: a schedule takes a cluster of M10 or larger
      new BackupSchedule(stack, 'b', { cluster, ...daily });
    },
  ],
  [
    'a schedule for an M0',
    'free/custom-backup-policy',
    (stack) => {
      const cluster = new FreeCluster(stack, 'c', place(stack));
      // @ts-expect-error: a schedule takes a cluster of M10 or larger
      new BackupSchedule(stack, 'b', { cluster, ...daily });
    },
  ],
  [
    'an on-demand snapshot of a Flex cluster',
    'flex/on-demand-snapshot',
    (stack) => {
      const cluster = new FlexCluster(stack, 'c', place(stack));
      // @ts-expect-error: a snapshot takes a cluster of M10 or larger
      new OnDemandSnapshot(stack, 's', { cluster, keepDays: 3 });
    },
  ],
  [
    'backups disabled on a Serverless instance',
    'serverless/backup-disabled',
    (stack) => {
      // @ts-expect-error: there is no such prop
      new ServerlessInstance(stack, 'c', { ...place(stack), backup: false });
    },
  ],
  [
    'backups disabled on a Flex cluster',
    'flex/backup-disabled',
    (stack) => {
      // @ts-expect-error: there is no such prop
      new FlexCluster(stack, 'c', { ...place(stack), backup: false });
    },
  ],
  [
    'backups disabled on a Flex cluster by props that were built before',
    'flex/backup-disabled',
    (stack) => {
      const props = { ...place(stack), backup: false };
      // @ts-expect-error: there is no such prop
      new FlexCluster(stack, 'c', props);
    },
  ],
  [
    'backups disabled on a Serverless instance by props that were built before',
    'serverless/backup-disabled',
    (stack) => {
      const props = { ...place(stack), backup: false };
      // @ts-expect-error: there is no such prop
      new ServerlessInstance(stack, 'c', props);
    },
  ],
  [
    'backups enabled on an M0',
    'free/backup-enabled',
    (stack) => {
      // @ts-expect-error: there is no such prop
      new FreeCluster(stack, 'c', { ...place(stack), backup: true });
    },
  ],
  [
    'Cloud Provider Snapshots on AWS',
    'legacy/not-azure',
    (stack) => {
      // @ts-expect-error: the method supports only Azure
      new CloudProviderSnapshots(stack, 'c', { ...legacy(stack), cloudProvider: 'AWS' });
    },
  ],
  [
    'Cloud Provider Snapshots of a sharded cluster',
    'legacy/not-a-replica-set',
    (stack) => {
      // @ts-expect-error: there is no such prop
      new CloudProviderSnapshots(stack, 'c', { ...legacy(stack), shards: 2 });
    },
  ],
  [
    'Cloud Provider Snapshots beside another method, which only the checks can tell',
    'legacy/mixed-methods',
    (stack) => {
      const props = legacy(stack);
      new CloudProviderSnapshots(stack, 'c', props);
      new AtlasCluster(stack, 'd', {
        project: props.project,
        cloudProvider: 'AZURE',
        instanceSize: 'M30',
        regions: ['EUROPE_WEST'],
      });
    },
  ],
])('%s: %s', (_, rule, build) => {
  expect(messageOf(() => synthesized(build))).toContain(`rule   ${rule}`);
});
