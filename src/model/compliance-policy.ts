import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { PolicyItem, UnknownItems } from './schedule';
import type { Value } from './value';

/** A Backup Compliance Policy of a project. */
export interface CompliancePolicy extends Resource {
  readonly project: Link<Project>;
  readonly projectId: Value<string>;
  readonly authorizedEmail: Value<string>;
  readonly authorizedUserFirstName: Value<string>;
  readonly authorizedUserLastName: Value<string>;
  readonly pitEnabled: Value<boolean>;
  readonly encryptionAtRestEnabled: Value<boolean>;
  readonly copyProtectionEnabled: Value<boolean>;
  readonly restoreWindowDays: Value<number>;
  readonly items: readonly PolicyItem[];
  readonly unknownItems: readonly UnknownItems[];
  readonly onDemandItem: Value<OnDemandItem>;

  readonly before: CompliancePolicy | undefined;
  readonly after: CompliancePolicy | undefined;
}

/** What the policy requires of on-demand snapshots. */
export interface OnDemandItem {
  readonly interval: Value<number>;
  readonly unit: Value<string>;
  readonly value: Value<number>;
}
