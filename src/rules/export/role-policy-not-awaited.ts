import { bucketNamed } from '../queries/names';
import { fix, named } from '../fix/fix';
import type { ExportBucket, IamPolicy, IamRole, IamStatement, Resource } from '../../model';
import { dependsOnName } from '../queries/block-address';
import { awsAccess, exportBucket, iamRole, project, rolePolicy, together } from '../example';
import { neededFor } from './export-permissions';
import { verdictOf } from './iam-permissions';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { listed } from '../../text/list';

const policy = rolePolicy([
  { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::shop-attic/*' },
  { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::shop-attic' },
]);
const exporting = (dependsOn: object): ReturnType<typeof together> =>
  together(
    project(),
    iamRole(),
    policy,
    awsAccess('${aws_iam_role.attic.arn}'),
    exportBucket({
      iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}',
      ...dependsOn,
    }),
  );

export const exportRolePolicyNotAwaited = defineRule({
  id: 'export/role-policy-not-awaited',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: "an export bucket that does not wait for its role's policy",
  why: 'Atlas writes a file to the bucket when it is added, so the role needs its permissions before. Terraform waits for them only with depends_on.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
  prevents: 'apply-time race',
  rejects: { action: 'create', when: 'before' },
  facts: ['6.8'],
  get examples() {
    return {
      good: [{ resources: exporting({ depends_on: ['aws_iam_role_policy.attic'] }) }],
      bad: [{ resources: exporting({}) }],
    };
  },
  *check(context) {
    for (const bucket of context.after.exportBuckets) {
      const { role } = bucket;
      if (role.kind === 'unlinked') yield unlinked(bucket, 'depends_on', role);
      else if (role.kind === 'linked') yield* notAwaited(bucket, role.to, context);
    }
  },
});

function* notAwaited(bucket: ExportBucket, role: IamRole, { after, input }: Context): Iterable<Result> {
  const awaited: IamPolicy[] = [];
  const late: Resource[] = [];
  let unsure: Resource | undefined;
  for (const policy of role.policies) {
    if (policy.attachedBy === undefined) continue;
    const waits = after.waitsFor(bucket, policy.attachedBy);
    if (waits === true) awaited.push(policy);
    else if (!mayServe(policy, bucket)) continue;
    else if (waits === undefined) unsure = policy.attachedBy;
    else late.push(policy.attachedBy);
  }
  if (late.length === 0 && unsure === undefined) return;
  const isEnough = areEnough(awaited, bucket);
  if (isEnough === true) return;
  if (late.length === 0 || isEnough === undefined)
    yield unchecked(bucket, 'depends_on', {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason:
        late.length === 0
          ? `the input does not show whether it waits for ${unsure?.address ?? ''}`
          : `the policies of ${role.address} that it waits for cannot be read, and may be enough`,
    });
  else {
    const policies = listed([...new Set(late.map(({ address }) => address))]);
    const blocks = [...new Set(late.map((policy) => dependsOnName(policy, bucket)))];
    yield {
      at: bucket,
      attribute: 'depends_on',
      problem: `${bucketNamed(bucket)} does not wait for ${policies}, which its role needs to write to it`,
      fix: fix`add ${listed(blocks)} to ${named('depends_on')} of the bucket`,
      related: late,
    };
  }
}

/** Whether a policy may be for the export. */
function mayServe({ statements }: IamPolicy, bucket: ExportBucket): boolean {
  if (statements.kind !== 'known') return statements.kind === 'unknown';
  return neededFor(bucket).some((permission) =>
    ['allowed', 'perhaps'].includes(verdictOf(statements.value, permission)),
  );
}

/** Whether policies together allow the export; undefined if they cannot be read. */
function areEnough(policies: readonly IamPolicy[], bucket: ExportBucket): boolean | undefined {
  const all: IamStatement[] = [];
  for (const { statements } of policies) {
    if (statements.kind === 'unknown') return undefined;
    if (statements.kind === 'known') all.push(...statements.value);
  }
  const verdicts = neededFor(bucket).map((permission) => verdictOf(all, permission));
  if (verdicts.every((verdict) => verdict === 'allowed')) return true;
  return verdicts.every((verdict) => verdict === 'allowed' || verdict === 'perhaps') ? undefined : false;
}
