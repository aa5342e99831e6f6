import type { Estate, ExportBucket, OtherResource, Value } from '../../model';
import { isDestroyed } from '../../model/resource';
import { is, knownText, quote } from '../../model/value';
import { accessRolesOf } from './access-role';
import { destroying } from '../queries/deletion';
import { exportBucket, project, together } from '../example';
import { defineRule } from '../rule';

const s3Bucket = { aws_s3_bucket: { attic: { bucket: 'shop-attic' } } };

export const changeExportDestinationDeleted = defineRule({
  id: 'change/export-destination-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'the bucket with exported snapshots is deleted or recreated',
  why: 'Exported snapshots are in your own bucket or container: deleting it deletes them. Atlas also checks before every export that it can write there.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
  prevents: 'exports lost',
  facts: ['6.5', '6.8'],
  get examples() {
    return {
      good: [
        {
          title: 'another bucket is deleted',
          before: together(project(), exportBucket(), s3Bucket, {
            aws_s3_bucket: { logs: { bucket: 'shop-logs' } },
          }),
          resources: together(project(), exportBucket(), s3Bucket),
        },
      ],
      bad: [
        {
          before: together(project(), exportBucket(), s3Bucket),
          resources: together(project(), exportBucket()),
        },
      ],
    };
  },
  *check({ before }) {
    const destinations = destroyedDestinations(before);
    const rolesOf = accessRolesOf(before);
    for (const bucket of before.exportBuckets) {
      for (const key of keysOf(bucket))
        for (const destination of destinations.get(key) ?? [])
          yield {
            at: destination,
            problem: `${destroying(destination)} ${destination.address} deletes all snapshots that were exported to ${quote(bucket.bucketName)}`,
            fix: 'keep it as long as you need the exported snapshots. To remove it only from Terraform, add a removed block with lifecycle { destroy = false }',
            related: [bucket],
          };
      // An export bucket that is also deleted exports nothing any more.
      if (isDestroyed(bucket)) continue;
      for (const role of rolesOf(is(bucket.cloudProvider, 'AWS') ? bucket.iamRoleId : bucket.roleId))
        if (isDestroyed(role))
          yield {
            at: role,
            severity: 'warning',
            problem: `${destroying(role)} ${role.address} removes the role that writes exported snapshots to ${quote(bucket.bucketName)}, so later exports fail`,
            fix: 'keep the role, or: 1. export to a bucket with another role, and apply; 2. delete this role',
            related: [bucket],
          };
    }
  },
});

/** The destroyed resources that contain exports, by a unique name. */
function destroyedDestinations({ others }: Estate): ReadonlyMap<string, readonly OtherResource[]> {
  const byKey = new Map<string, OtherResource[]>();
  for (const [type, keyOf] of Object.entries(DESTINATIONS))
    for (const resource of others.get(type) ?? []) {
      const key = isDestroyed(resource) ? keyOf(resource) : undefined;
      if (key === undefined) continue;
      const named = byKey.get(key) ?? [];
      named.push(resource);
      byKey.set(key, named);
    }
  return byKey;
}

const DESTINATIONS: Readonly<Record<string, (resource: OtherResource) => string | undefined>> = {
  aws_s3_bucket: (resource) =>
    named('s3', knownText(resource.attribute('bucket')) ?? knownText(resource.attribute('id'))),
  google_storage_bucket: (resource) => named('gcs', knownText(resource.attribute('name'))),
  azurerm_storage_account: (resource) => named('account', knownText(resource.attribute('name'))),
  azurerm_storage_container: (resource) => {
    const [account, name] = [accountOf(resource), knownText(resource.attribute('name'))];
    return account === undefined || name === undefined ? undefined : named('container', `${account}/${name}`);
  },
};

/** The names of everything that contains the exports of a bucket. */
function keysOf({ cloudProvider, bucketName, serviceUrl }: ExportBucket): readonly string[] {
  const name = knownText(bucketName);
  if (name === undefined) return [];
  if (is(cloudProvider, 'GCP')) return [`gcs ${name}`];
  if (!is(cloudProvider, 'AZURE')) return [`s3 ${name}`];
  const account = accountAt(serviceUrl);
  return account === undefined ? [] : [`account ${account}`, `container ${account}/${name}`];
}

/** The storage account of a container: by name, or as the last step of its id. */
function accountOf(container: OtherResource): string | undefined {
  return (
    knownText(container.attribute('storage_account_name')) ??
    knownText(container.attribute('storage_account_id'))?.split('/').at(-1) ??
    accountAt(container.attribute('id'))
  );
}

/** The storage account in `https://ACCOUNT.blob.core.windows.net/...`. */
function accountAt(url: Value<unknown>): string | undefined {
  return /^https:\/\/([^./]+)\.blob\./.exec(knownText(url) ?? '')?.[1];
}

function named(kind: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${kind} ${name}`;
}
