import { LocalBackend, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  MongodbatlasProvider,
  Retention,
} from 'cdktf-atlas-backup';
import type { Construct } from 'constructs';

/** A project under a Backup Compliance Policy, which only MongoDB Support can disable. */
export class ComplianceStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'compliance.tfstate' });
    new MongodbatlasProvider(this, 'atlas');

    const project = new AtlasProject(this, 'ledger', { organizationId: '5f0000000000000000000001' });
    const ledger = new AtlasCluster(this, 'entries', {
      project,
      cloudProvider: 'GCP',
      instanceSize: 'M30',
      regions: ['WESTERN_EUROPE'],
      pointInTimeRestore: true,
    });
    ledger.addBackupSchedule('Backups', {
      hourly: { everyHours: 6, keep: Retention.days(7) },
      daily: { keep: Retention.days(30) },
      monthly: { on: 'last-day', keep: Retention.years(7) },
      restoreWindowDays: 7,
    });

    new BackupCompliancePolicy(this, 'policy', {
      project,
      cannotBeUndone: { reason: 'the books of a bank are kept for seven years by law', owner: 'legal' },
      contact: { email: 'records@ledger.test', firstName: 'Records', lastName: 'Office' },
      hourly: { everyHours: 12, keep: Retention.days(7) },
      daily: { keep: Retention.days(30) },
      monthly: { keep: Retention.years(7) },
      pointInTimeRestore: true,
      restoreWindowDays: 7,
    });
  }
}
