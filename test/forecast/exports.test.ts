import { forecasts } from '../../src/forecast/forecast';
import { impactsOf } from '../../src/forecast/impact';
import { readPlan } from '../../src/readers';
import {
  type Body,
  type Resources,
  applied,
  cluster,
  exportBucket,
  exportJobOf,
  exportTo,
  item,
  project,
  schedule,
  together,
} from '../../src/rules/example';
import { forecastJson } from '../../src/report/forecast/forecast-json';
import { storageInWords } from '../../src/report/forecast/words';
import { planOf } from '../support/plan-of';

const BUCKET = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const orders = 'mongodbatlas_advanced_cluster.orders';
const base = (more: Body = {}, body: Body = {}): Resources =>
  together(
    project(),
    cluster(body),
    schedule({ policy_item_monthly: item(40, 'months', 12), ...more }),
    exportBucket(),
  );
const AUTOMATIC = { auto_export_enabled: true, export: exportTo('monthly') };
const job = (body: Body = {}, name?: string): Resources => exportJobOf(orders, body, name);

function forecast(resources: Resources) {
  const [one] = forecasts(readPlan(planOf(applied(resources))).before);
  if (one === undefined) throw new Error('there is no cluster');
  return one;
}

describe('an export job', () => {
  test('is named with its bucket, and is neither a place nor a copy', () => {
    const one = forecast(together(base(), job()));
    expect(storageInWords(one)).toBe(`AWS/EU_CENTRAL_1; snapshots exported once to ${BUCKET}`);
    expect(forecastJson(one)).toMatchObject({
      storedIn: ['AWS/EU_CENTRAL_1'],
      copies: [],
      exports: [{ bucket: BUCKET, frequency: 'once' }],
    });
  });

  test('does not make backups survive anything', () => {
    const { survives } = forecast(together(base({}, { retain_backups_enabled: false }), job())).recovery
      .storage;
    expect(survives).toEqual({ clusterDeletion: false, regionLoss: false, projectDeletion: false });
  });

  test('is not something that Atlas restores, which the forecast reports', () => {
    expect(forecast(together(base(), job())).recovery.assumptions).toContain(
      'exports do not count as backups: they are files of Extended JSON in a bucket, which Atlas does not restore',
    );
    expect(forecast(base()).recovery.assumptions.join(' ')).not.toContain('exports');
  });

  test.each(['Failed', 'Cancelled'])('that has %s has exported nothing', (state) => {
    expect(forecast(together(base(), job({ state }))).recovery.storage.exports).toEqual([]);
  });

  test.each(['Queued', 'InProgress', 'Successful'])('that is %s counts', (state) => {
    expect(forecast(together(base(), job({ state }))).recovery.storage.exports).toHaveLength(1);
  });

  test('counts once for each bucket, next to automatic exports', () => {
    const automatic = base(AUTOMATIC);
    const resources = together(automatic, job(), job({}, 'yearly'));
    expect(forecast(resources).recovery.storage.exports).toEqual([
      { bucket: BUCKET, frequency: 'monthly' },
      { bucket: BUCKET, frequency: 'once' },
    ]);
  });

  test('of another cluster is not one of this cluster', () => {
    const resources = together(
      base(),
      cluster({}, 'users'),
      exportJobOf('mongodbatlas_advanced_cluster.users'),
    );
    expect(forecast(resources).recovery.storage.exports).toEqual([]);
  });
});

describe('the impact of a plan', () => {
  const impacts = (before: Resources, resources: Resources) => {
    const plan = readPlan(planOf({ before, resources }));
    return impactsOf(plan.before, plan.after, '2026-08-21');
  };

  test('is none where an export job is deleted: its files stay in the bucket', () => {
    expect(impacts(together(base(), job()), base())).toEqual([]);
  });

  test('is none where a snapshot is exported', () => {
    expect(impacts(base(), together(base(), job()))).toEqual([]);
  });

  test('is there where automatic exports end', () => {
    const before = together(base(AUTOMATIC), job());
    const after = together(base(), job());
    expect(impacts(before, after)).not.toEqual([]);
  });
});
