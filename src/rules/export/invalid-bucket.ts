import { bucketNamed } from '../queries/names';
import type { Fix } from '../fix/fix';
import { assign, fix, named, resource } from '../fix/fix';
import { count } from '../../text/count';
import { isCloudProvider } from '../../atlas/cloud-provider';
import type { ExportBucket, Value } from '../../model';
import { isAtlasId } from '../../model/atlas-id';
import { quote, show } from '../../model/value';
import { exportBucket, project, together } from '../example';
import { isGiven } from '../queries/presence';
import { type Problem, type Result, defineRule, unchecked } from '../rule';

const azureBucket = {
  cloud_provider: 'AZURE',
  iam_role_id: undefined,
  role_id: '66bb0000000000000000000d',
  service_url: 'https://shopattic.blob.core.windows.net',
};

export const exportInvalidBucket = defineRule({
  id: 'export/invalid-bucket',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export bucket without what its cloud provider requires, or with an invalid name',
  why: 'Atlas requires iam_role_id for AWS, role_id and service_url for Azure, role_id for Google Cloud, and a name of 3 to 63 characters.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_export_bucket',
  prevents: 'EXPORT_BUCKET_NAME_INVALID',
  rejects: { action: 'create' },
  facts: ['6.2', '6.3', '6.4', '11.13'],
  get examples() {
    return {
      good: [
        { title: 'AWS', resources: together(project(), exportBucket()) },
        { title: 'Azure', resources: together(project(), exportBucket(azureBucket)) },
      ],
      bad: [
        { title: 'no role', resources: together(project(), exportBucket({ iam_role_id: undefined })) },
        {
          title: 'no blob storage',
          resources: together(
            project(),
            exportBucket({ ...azureBucket, service_url: 'https://shopattic.example.net' }),
          ),
        },
        {
          title: 'a name of 2 characters',
          resources: together(project(), exportBucket({ bucket_name: 'ab' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const bucket of after.exportBuckets) {
      yield* needsOf(bucket);
      yield* nameOf(bucket);
    }
  },
});

function* needsOf(bucket: ExportBucket): Iterable<Result> {
  const { cloudProvider, iamRoleId, roleId, serviceUrl } = bucket;
  if (cloudProvider.kind === 'unknown') {
    const hasAll = [iamRoleId, roleId].every((id) => isGiven(id) === true) && isBlobStorage(serviceUrl);
    if (!hasAll) yield unchecked(bucket, 'cloud_provider', cloudProvider);
  }
  if (cloudProvider.kind !== 'known') return;
  if (!isCloudProvider(cloudProvider.value)) {
    const written = cloudProvider.value.trim().toUpperCase();
    yield {
      at: bucket,
      attribute: 'cloud_provider',
      problem: `${bucketNamed(bucket)} has the cloud_provider ${quote(cloudProvider)}, which is not AWS, AZURE or GCP`,
      fix:
        isCloudProvider(written) && cloudProvider.sensitive !== true
          ? fix`set ${assign('cloud_provider', written)}`
          : fix`set ${named('cloud_provider')} to AWS, AZURE or GCP`,
      prevents: 'INVALID_ENUM_VALUE',
    };
    return;
  }
  switch (cloudProvider.value) {
    case 'AWS':
      yield* roleOf(bucket, 'iam_role_id', iamRoleId);
      return;
    case 'GCP':
      yield* roleOf(bucket, 'role_id', roleId);
      return;
    case 'AZURE':
      yield* roleOf(bucket, 'role_id', roleId);
      yield* serviceOf(bucket);
  }
}

function* roleOf(bucket: ExportBucket, attribute: string, id: Value<string>): Iterable<Result> {
  const isThere = isGiven(id);
  if (typeof isThere === 'object') yield unchecked(bucket, attribute, isThere);
  else if (!isThere)
    yield problem(
      bucket,
      attribute,
      `has no ${attribute}`,
      fix`set ${named(attribute)} to the role id of ${resource('mongodbatlas_cloud_provider_access_authorization')}`,
    );
  else if (id.kind === 'known' && !isAtlasId(id.value))
    yield problem(
      bucket,
      attribute,
      `has the ${attribute} ${quote(id)}, which is not an id of Atlas`,
      fix`set ${named(attribute)} to the role id of ${resource('mongodbatlas_cloud_provider_access_authorization')}, which has 24 hexadecimal digits`,
    );
}

function* serviceOf(bucket: ExportBucket): Iterable<Result> {
  const { serviceUrl } = bucket;
  if (serviceUrl.kind === 'unknown') yield unchecked(bucket, 'service_url', serviceUrl);
  else if (!isBlobStorage(serviceUrl))
    yield problem(
      bucket,
      'service_url',
      isGiven(serviceUrl) === true
        ? `has the service_url ${quote(serviceUrl)}, which is not one of Azure Blob Storage`
        : 'has no service_url',
      fix`set ${named('service_url')} to the URL of the storage account: https://ACCOUNT.blob.core.windows.net`,
    );
}

const BLOB_STORAGE = /^(?:https?:\/\/)?[\w.-]+\.blob\.core\.windows\.net(?:[:/?#]|$)/i;

function isBlobStorage(url: Value<string>): boolean {
  return url.kind === 'known' && BLOB_STORAGE.test(url.value);
}

function* nameOf(bucket: ExportBucket): Iterable<Result> {
  const { bucketName } = bucket;
  if (bucketName.kind === 'unknown') yield unchecked(bucket, 'bucket_name', bucketName);
  if (bucketName.kind !== 'known') return;
  const { length } = bucketName.value;
  if (length < SHORTEST_NAME || length > LONGEST_NAME)
    yield {
      at: bucket,
      attribute: 'bucket_name',
      problem: `${bucketNamed(bucket)} has a name of ${count(length, 'character')}`,
      fix: fix`set ${named('bucket_name')} to a bucket with a name of ${SHORTEST_NAME} to ${LONGEST_NAME} characters`,
    };
}

const SHORTEST_NAME = 3;
const LONGEST_NAME = 63;

function problem(bucket: ExportBucket, attribute: string, what: string, correction: Fix): Problem {
  return {
    at: bucket,
    attribute,
    problem: `${bucketNamed(bucket)} on ${show(bucket.cloudProvider)} ${what}`,
    fix: correction,
  };
}
