import { clusterBackupDisabled } from '../../../src/rules/cluster/backup-disabled';
import { clusterBackupNotDeclared } from '../../../src/rules/cluster/backup-not-declared';
import { clusterNvmeOnGoogleCloud } from '../../../src/rules/cluster/nvme-on-google-cloud';
import { clusterNvmeWithoutBackup } from '../../../src/rules/cluster/nvme-without-backup';
import { clusterUnknownInstanceSize } from '../../../src/rules/cluster/unknown-instance-size';
import { type Body, cluster, project, region, shards, together } from '../../../src/rules/example';
import { readPlan, readSynth } from '../../../src/readers';
import { review } from '../../../src/review/review';
import type { Rule } from '../../../src/rules';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

function foundBy(rules: readonly Rule[], body: Body): readonly string[] {
  const resources = together(project(), cluster(body));
  const [atSynth, inPlan] = [readSynth(synthOf({ resources })), readPlan(planOf({ resources }))].map(
    (input) => review(input, rules).findings.map(({ rule }) => rule),
  );
  expect(inPlan).toEqual(atSynth);
  return inPlan ?? [];
}

describe('of several rules about one cluster, the most precise one reports', () => {
  const aboutBackups = [clusterBackupDisabled, clusterBackupNotDeclared, clusterNvmeWithoutBackup];
  const nvme = { replication_specs: shards(1, 'M40_NVME') };
  const onGoogleCloud = (size: string): Body => ({
    replication_specs: [{ region_configs: [region(size, { provider_name: 'GCP' })] }],
  });

  test.each([
    [
      'an NVMe cluster with backups disabled',
      aboutBackups,
      { ...nvme, backup_enabled: false },
      'cluster/nvme-without-backup',
    ],
    [
      'an NVMe cluster that does not set them',
      aboutBackups,
      { ...nvme, backup_enabled: undefined },
      'cluster/nvme-without-backup',
    ],
    [
      'another cluster with backups disabled',
      aboutBackups,
      { backup_enabled: false },
      'cluster/backup-disabled',
    ],
    [
      'another cluster that does not set them',
      aboutBackups,
      { backup_enabled: undefined },
      'cluster/backup-not-declared',
    ],
    [
      'an NVMe size on Google Cloud',
      [clusterNvmeOnGoogleCloud, clusterUnknownInstanceSize],
      onGoogleCloud('M40_NVME'),
      'cluster/nvme-on-google-cloud',
    ],
    [
      'a size that Google Cloud does not have',
      [clusterNvmeOnGoogleCloud, clusterUnknownInstanceSize],
      onGoogleCloud('M90'),
      'cluster/unknown-instance-size',
    ],
  ])('%s', (_, rules, body, rule) => {
    expect(foundBy(rules, body)).toEqual([rule]);
  });
});
