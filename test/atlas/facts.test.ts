import { FACTS, factOf } from '../../src/atlas/facts';
import { rules } from '../../src/rules';
import { rulesBehindCode } from '../../src/cli/command/error-codes';

describe('the facts', () => {
  const named = [...new Set(rules.flatMap(({ facts }) => facts))];

  test('are those that rules name, and no others', () => {
    expect(Object.keys(FACTS).sort()).toEqual(named.sort());
  });

  test.each(Object.entries(FACTS))('%s is a sentence with an official source', (_, { statement, source }) => {
    expect(statement).toMatch(/^[A-Z`].*\.$/);
    expect(statement.length).toBeLessThan(240);
    expect(source).toMatch(
      /^https:\/\/(?:www\.mongodb\.com\/docs|registry\.terraform\.io\/providers\/mongodb|github\.com\/(?:mongodb|terraform-mongodbatlas-modules))\//,
    );
  });

  test('are not found by the names of what every object has', () => {
    expect(factOf('constructor')).toBeUndefined();
  });
});

describe('the rules behind an error code', () => {
  test.each([
    ['ATLAS_GENERAL_ERROR', ['pit/without-hourly-item']],
    [
      'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
      ['flex/custom-backup-policy', 'flex/on-demand-snapshot', 'restore/unsupported-source'],
    ],
    // No rule names these itself; its facts do, or a pattern.
    ['CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY', ['compliance/cluster-falls-short']],
    ['TENANT_RESTORE_VERSION_MISMATCH', ['restore/version-mismatch']],
    ['CLUSTER_PAUSED_CANNOT_RESTORE', ['restore/unsupported-target']],
    ['NO_SUCH_CODE', []],
  ])('%s', (code, expected) => {
    expect(rulesBehindCode(code, rules).map(({ id }) => id)).toEqual(expected);
  });
});
