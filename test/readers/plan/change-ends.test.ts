import type { ChangeEnd, Cluster } from '../../../src/model';
import { readPlan } from '../../../src/readers';
import { recordedPlan } from '../../support/recorded-applies';

function ending(name: string, ends: Readonly<Record<string, ChangeEnd>>) {
  return readPlan(recordedPlan(name)).ending(new Map(Object.entries(ends)));
}

function called({ clusters }: { readonly clusters: readonly Cluster[] }): readonly string[] {
  return clusters.map(
    ({ address, name, change, schedules }) =>
      `${address.replace('mongodbatlas_advanced_cluster.', '')} ${name.kind === 'known' ? name.value : '?'} ${change?.action ?? ''}: ${schedules.map(({ items, change: of }) => `${items.length} items, ${of?.action ?? ''}`).join('; ') || 'no schedule'}`,
  );
}

test('what ends as planned is read as planned', () => {
  const reading = readPlan(recordedPlan('protected-cluster-destroyed'));
  const { before, after } = reading.ending(new Map());
  expect(called(before)).toEqual(called(reading.before));
  expect(called(after)).toEqual(called(reading.after));
});

test('a deletion that was refused leaves the object as it was, on both sides', () => {
  const { before, after } = ending('protected-cluster-destroyed', {
    'mongodbatlas_advanced_cluster.orders': 'unchanged',
  });
  expect(called(before)).toContain('orders orders no-op: 4 items, delete');
  expect(called(after)).toContain('orders orders no-op: no schedule');
  const orders = before.clusters.find(({ address }) => address.endsWith('.orders'));
  expect(orders?.after?.before).toBe(orders);
});

test('an update that was refused leaves the values as they were', () => {
  const name = 'schedule-update-refused';
  const address = 'mongodbatlas_cloud_backup_schedule.accounts';
  const retentionOf = (ends: Readonly<Record<string, ChangeEnd>>): unknown => {
    const schedule = ending(name, ends).after.schedules.find((one) => one.address === address);
    return schedule?.items.find(({ frequency }) => frequency === 'daily')?.value;
  };
  expect(retentionOf({})).toMatchObject({ value: 45 });
  expect(retentionOf({ [address]: 'unchanged' })).toMatchObject({ value: 14 });
});

test('what was to be created is not there', () => {
  const { after } = ending('cluster-created-settings-refused', {
    'mongodbatlas_advanced_cluster.runner': 'unchanged',
    'mongodbatlas_cloud_backup_schedule.runner': 'unchanged',
  });
  expect(called(after)).toEqual(['results results create: 4 items, create']);
});

test('of a replacement only the deletion was done', () => {
  const { before, after } = ending('same-name-replaced-under-policy', {
    'mongodbatlas_advanced_cluster.people': 'deleted',
  });
  expect(called(before)).toEqual(['people people delete: 4 items, update']);
  expect(called(after)).toEqual([]);
});

test('of a replacement only the creation was done: the old one still exists', () => {
  const { before, after } = ending('renamed-create-before-destroy-protected', {
    'mongodbatlas_advanced_cluster.main': 'created, old kept',
  });
  expect(called(before)).toEqual(['main (deposed by this apply) crm-a no-op: 4 items, update']);
  expect(called(after)).toEqual([
    'main crm-b create: 4 items, update',
    'main (deposed by this apply) crm-a no-op: no schedule',
  ]);
});

test('a schedule that was refused leaves its cluster without any item', () => {
  const { after } = ending('copy-setting-refused', { 'mongodbatlas_cloud_backup_schedule.maps': 'emptied' });
  expect(called(after)).toContain('maps maps no-op: 0 items, create');
});

test('of a replaced schedule the old one may be there, and the new cluster without items', () => {
  const { before, after } = ending('schedule-replaced-create-before-destroy', {
    'mongodbatlas_cloud_backup_schedule.orders': 'emptied, old kept',
  });
  expect(called(before)).toContain('old orders no-op: 3 items, no-op');
  expect(called(after)).toEqual(['new orders no-op: 0 items, create', 'old orders no-op: 3 items, no-op']);
});
