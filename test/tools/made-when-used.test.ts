import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { madeWhenUsed } from '../../tools/made-when-used';
import { AdvancedCluster } from '../../src/provider/advanced-cluster';

describe('what generated classes make of nested blocks', () => {
  test('is made when it is used, and read only where it is there', () => {
    const code = [
      '    this._export.internalValue = config.export;',
      '      this._export.internalValue = undefined;',
      '  private _export = new ScheduleExportOutputReference(this, "export");',
      '    this._export.internalValue = value;',
      '    return this._export.internalValue;',
      '    if (this._export?.internalValue !== undefined) {',
      '    return this._name;',
    ].join('\n');
    expect(madeWhenUsed(code).split('\n')).toEqual([
      '    { const given = config.export; if (given !== undefined || this.__export !== undefined) { this._export.internalValue = given; } }',
      '      if (this.__export !== undefined) { this._export.internalValue = undefined; }',
      '  private __export?: ScheduleExportOutputReference;',
      '  private get _export(): ScheduleExportOutputReference { return this.__export ??= new ScheduleExportOutputReference(this, "export"); }',
      '    this._export.internalValue = value;',
      '    return this.__export?.internalValue;',
      '    if (this.__export?.internalValue !== undefined) {',
      '    return this._name;',
    ]);
  });

  test('is kept without a list until somebody refers to the list', () => {
    const code = [
      '  private _copies = new ScheduleCopiesList(this, "copies", false);',
      '    this._copies.internalValue = config.copies;',
      '    return this._copies.internalValue;',
      '    return this._copies;',
    ].join('\n');
    expect(madeWhenUsed(code).split('\n').slice(-3)).toEqual([
      '    this._copies_value = config.copies;',
      '    return this._copies_value;',
      '    return this._copies;',
    ]);
  });

  test('leaves code without them as it is', () => {
    expect(madeWhenUsed('  private _name?: string;')).toBe('  private _name?: string;');
  });

  test('is made in no class at once', () => {
    const folder = join(__dirname, '..', '..', 'src', 'provider');
    const atOnce = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /^ {2}private _\w+ = new /m.test(readFileSync(join(folder, name), 'utf8')));
    expect(atOnce).toEqual([]);
  });

  test('can be read, put, and reset', () => {
    const json = (change: (cluster: AdvancedCluster) => void): unknown =>
      (
        JSON.parse(
          Testing.synthScope((stack) => {
            const cluster = new AdvancedCluster(stack, 'orders', {
              projectId: 'p',
              name: 'orders',
              clusterType: 'REPLICASET',
              replicationSpecs: [
                { regionConfigs: [{ priority: 7, providerName: 'AWS', regionName: 'EU_WEST_1' }] },
              ],
            });
            change(cluster);
          }),
        ) as { resource: { mongodbatlas_advanced_cluster: { orders: Record<string, unknown> } } }
      ).resource.mongodbatlas_advanced_cluster.orders['pinned_fcv'];
    expect(
      json((cluster) => {
        expect(cluster.pinnedFcvInput).toBeUndefined();
      }),
    ).toBeUndefined();
    expect(
      json((cluster) => {
        cluster.putPinnedFcv({ expirationDate: '2026-12-31' });
      }),
    ).toEqual({
      expiration_date: '2026-12-31',
    });
    expect(
      json((cluster) => {
        cluster.putPinnedFcv({ expirationDate: '2026-12-31' });
        cluster.resetPinnedFcv();
      }),
    ).toBeUndefined();
    const cluster = (made: AdvancedCluster): void => {
      expect(made.pinnedFcv).toBe(made.pinnedFcv);
      const given = made.replicationSpecsInput;
      expect(given).toHaveLength(1);
      expect(made.replicationSpecs.internalValue).toBe(given);
      expect(made.replicationSpecs).toBe(made.replicationSpecs);
      expect(made.replicationSpecsInput).toBe(given);
      made.putReplicationSpecs([]);
      expect(made.replicationSpecsInput).toEqual([]);
      expect(made.replicationSpecs.internalValue).toEqual([]);
    };
    json(cluster);
  });
});
