import type { CompliancePolicy } from '../../model';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { type RawResource, resourceOf } from '../resource/raw-resource';
import { placeIn } from './placement';
import { type ItemsReader, readOnDemandItem } from './policy-items';

/** The compliance policy of a project. */
export function buildCompliancePolicy(
  raw: RawResource,
  linker: Linker,
  items: ItemsReader,
): Building<CompliancePolicy> {
  const { attributes } = raw;
  const policy: Building<CompliancePolicy> = {
    ...resourceOf(raw),
    project: { kind: 'missing' },
    projectId: attributes.text('project_id'),
    authorizedEmail: attributes.text('authorized_email'),
    authorizedUserFirstName: attributes.text('authorized_user_first_name'),
    authorizedUserLastName: attributes.text('authorized_user_last_name'),
    pitEnabled: attributes.flag('pit_enabled'),
    encryptionAtRestEnabled: attributes.flag('encryption_at_rest_enabled'),
    copyProtectionEnabled: attributes.flag('copy_protection_enabled'),
    restoreWindowDays: attributes.number('restore_window_days'),
    ...items.read(attributes),
    onDemandItem: readOnDemandItem(attributes),
    before: undefined,
    after: undefined,
  };
  placeIn(linker.project.of(raw), 'compliancePolicies', policy);
  return policy;
}
