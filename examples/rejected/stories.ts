import type { Story } from '../stories';
import { CloudProviderSnapshotsOnAwsStack } from './cloud-provider-snapshots-on-aws/stack';
import { FlexBackupPolicyStack } from './flex-backup-policy/stack';
import { FortnightsStack } from './fortnights/stack';
import { M0WithBackupsStack } from './m0-with-backups/stack';
import { PointInTimeWithoutHourlyStack } from './point-in-time-without-hourly/stack';
import { RestoreWindowTooLongStack } from './restore-window-too-long/stack';
import { RetentionOutOfOrderStack } from './retention-out-of-order/stack';
import { ServerlessBackupDisabledStack } from './serverless-backup-disabled/stack';

/** The stories that must be rejected, with the rule that has to reject each. */
export const rejected: Readonly<Record<string, { readonly story: Story; readonly rule: string }>> = {
  'flex-backup-policy': { story: FlexBackupPolicyStack, rule: 'flex/custom-backup-policy' },
  'serverless-backup-disabled': { story: ServerlessBackupDisabledStack, rule: 'serverless/backup-disabled' },
  'cloud-provider-snapshots-on-aws': { story: CloudProviderSnapshotsOnAwsStack, rule: 'legacy/not-azure' },
  'm0-with-backups': { story: M0WithBackupsStack, rule: 'free/backup-enabled' },
  'retention-out-of-order': { story: RetentionOutOfOrderStack, rule: 'schedule/retention-out-of-order' },
  'restore-window-too-long': {
    story: RestoreWindowTooLongStack,
    rule: 'pit/window-exceeds-hourly-retention',
  },
  'point-in-time-without-hourly': { story: PointInTimeWithoutHourlyStack, rule: 'pit/without-hourly-item' },
  fortnights: { story: FortnightsStack, rule: 'schedule/invalid-retention' },
};
