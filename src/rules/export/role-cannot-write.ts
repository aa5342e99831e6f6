import { bucketNamed } from '../queries/names';
import type { ExportBucket, IamRole, IamStatement } from '../../model';
import { quote, show } from '../../model/value';
import { awsAccess, exportBucket, iamRole, project, rolePolicy, together } from '../example';
import { type Needed, neededFor } from './export-permissions';
import { type Verdict, verdictOf } from './iam-permissions';
import { leftOutOfPlan } from '../queries/partial-plan';
import {
  type Context,
  type Problem,
  type Result,
  type Unchecked,
  defineRule,
  unchecked,
  unlinked,
} from '../rule';
import { listed } from '../../text/list';

const authorizedRole = '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}';
const exporting = (...actionsOnObjects: readonly string[]): ReturnType<typeof together> =>
  together(
    project(),
    iamRole(),
    rolePolicy([
      { Effect: 'Allow', Action: actionsOnObjects, Resource: 'arn:aws:s3:::shop-attic/*' },
      { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::shop-attic' },
    ]),
    awsAccess('${aws_iam_role.attic.arn}'),
    exportBucket({ iam_role_id: authorizedRole, depends_on: ['aws_iam_role_policy.attic'] }),
  );

export const exportRoleCannotWrite = defineRule({
  id: 'export/role-cannot-write',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an IAM role that cannot write to the export bucket',
  why: 'Atlas writes a file to the bucket when it is added, and at each export. The role needs s3:PutObject on its objects and s3:GetBucketLocation on the bucket.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
  prevents: 'permission check fails',
  rejects: { action: 'create' },
  facts: ['6.5'],
  get examples() {
    return {
      good: [{ resources: exporting('s3:PutObject') }],
      bad: [{ resources: exporting('s3:GetObject') }],
    };
  },
  *check(context) {
    for (const bucket of context.after.exportBuckets) {
      const { role } = bucket;
      if (role.kind === 'unlinked') yield unlinked(bucket, 'iam_role_id', role);
      else if (role.kind === 'outside')
        yield notRead(
          bucket,
          role.name.kind === 'known'
            ? `IAM role ${show(role.name)} is not in this configuration`
            : 'the IAM role that it names is not in this configuration',
          context,
        );
      else if (role.kind === 'linked') yield* lackingOf(bucket, role.to, context);
    }
  },
});

function* lackingOf(bucket: ExportBucket, role: IamRole, context: Context): Iterable<Result> {
  const statements: IamStatement[] = [];
  for (const { statements: read, attachedBy } of role.policies) {
    if (read.kind === 'known') statements.push(...read.value);
    else if (read.kind === 'unknown') {
      const by = (attachedBy ?? role).address;
      yield notRead(
        bucket,
        `a policy of its role cannot be read (${by}): ${read.reason ?? 'it is not known yet'}`,
        context,
      );
      return;
    }
  }
  const needed = neededFor(bucket).map((permission) => ({
    ...permission,
    verdict: verdictOf(statements, permission),
  }));
  const having = (verdict: Verdict): Needed[] =>
    needed.filter((permission) => permission.verdict === verdict);
  const [denied, lacking, perhaps] = [having('denied'), having('lacking'), having('perhaps')];
  if (denied.length > 0)
    yield problem(
      bucket,
      role,
      `its policies deny ${inWords(denied)}`,
      `remove ${inWords(denied)} from the Deny statement`,
    );
  if (lacking.length > 0) {
    const unread = whyPerhapsNotLacking(bucket, role, context);
    yield (
      unread ??
      problem(
        bucket,
        role,
        `its policies do not allow ${inWords(lacking)}`,
        `allow ${inWords(lacking)} in a policy of the role`,
      )
    );
  } else if (perhaps.length > 0)
    yield notRead(
      bucket,
      `the policies of ${role.address} allow ${inWords(perhaps)} only under a condition, or have parts that are not known yet`,
      context,
    );
  else if (role.hasBoundary && denied.length === 0)
    yield notRead(
      bucket,
      `the permissions_boundary of ${role.address} may forbid what its policies allow`,
      context,
    );
}

/** Why the role may have a permission that no policy here allows. */
function whyPerhapsNotLacking(
  bucket: ExportBucket,
  { address, mayAlsoAttach }: IamRole,
  context: Context,
): Unchecked | undefined {
  const [unplaced] = mayAlsoAttach;
  if (context.partial !== undefined) return leftOutOfPlan(bucket, 'iam_role_id', context.partial);
  if (unplaced !== undefined)
    return notRead(
      bucket,
      `it is not known whether ${unplaced.address} attaches a policy to ${address}`,
      context,
    );
  return bucket.bucketPolicy === undefined
    ? undefined
    : notRead(
        bucket,
        `${bucket.bucketPolicy.address} may allow what the policies of ${address} do not`,
        context,
      );
}

function problem(bucket: ExportBucket, role: IamRole, what: string, fix: string): Problem {
  return {
    at: bucket,
    attribute: 'iam_role_id',
    problem: `IAM role ${role.name.kind === 'known' ? quote(role.name) : role.address} cannot write to ${bucketNamed(bucket)}: ${what}`,
    fix,
    related: [role, ...role.policies.flatMap(({ attachedBy }) => attachedBy ?? [])],
  };
}

function notRead(bucket: ExportBucket, reason: string, { input }: Context): Unchecked {
  return unchecked(bucket, 'iam_role_id', {
    kind: 'unknown',
    until: input === 'synth' ? 'plan' : 'apply',
    reason,
  });
}

function inWords(permissions: readonly Needed[]): string {
  return listed(permissions.map(({ action, on }) => `${action} on ${on}`));
}
