import { fix, named } from '../fix/fix';
import { compliancePolicyNamed } from '../queries/names';
import type { CompliancePolicy, Estate, Schedule } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { dependsOnName } from '../queries/block-address';
import { isGovernable } from '../queries/compliance-policy';
import { applied, cluster, compliancePolicy, item, project, schedule, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { listed } from '../../text/list';

const ATTRIBUTE = 'depends_on';
const daily = { policy_item_daily: item(1, 'days', 7) };

export const complianceNotAfterSchedules = defineRule({
  id: 'compliance/not-after-schedules',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: "a compliance policy that does not wait for the project's backup schedules",
  why: 'Atlas accepts a compliance policy only when every backup schedule of the project meets it. Without depends_on, Terraform may send the policy first, and the apply stops partway.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy',
  prevents: 'create fails partway',
  rejects: { action: 'write', when: 'before', isUncertain: true },
  facts: ['2.27'],
  get examples() {
    return {
      good: [
        {
          title: 'the policy waits',
          ...applied(
            together(
              project(),
              cluster(),
              schedule(),
              compliancePolicy({ ...daily, depends_on: ['mongodbatlas_cloud_backup_schedule.orders'] }),
            ),
          ),
        },
        { title: 'there is no schedule to wait for', ...applied(together(project(), compliancePolicy())) },
      ],
      bad: [{ resources: together(project(), cluster(), schedule(), compliancePolicy()) }],
    };
  },
  *check({ after, partial }) {
    const sent = after.compliancePolicies.filter(isSent);
    for (const policy of sent) yield* tooEarly(policy, after, partial);
    if (sent.length === 0 || partial !== undefined) return;
    for (const schedule of after.schedules)
      if (schedule.project.kind === 'unlinked') yield unlinked(schedule, 'project_id', schedule.project);
  },
});

/** Whether the policy is sent to Atlas, which compares it with the schedules: in a plan, if it is created or changed. */
function isSent(policy: CompliancePolicy): boolean {
  const { change } = policy;
  return change === undefined || isNew(policy) || change.action === 'update';
}

/*
 * Schedules that this plan does not change count too. The order of blocks stays the same in the next plan, which may
 * change or recreate both.
 */
function* tooEarly(policy: CompliancePolicy, after: Estate, partial: Context['partial']): Iterable<Result> {
  if (policy.project.kind === 'unlinked' && after.schedules.length > 0)
    yield unlinked(policy, 'project_id', policy.project);
  const schedules = linked(policy.project)?.schedules.filter(isGovernable) ?? [];
  if (partial !== undefined) {
    yield leftOutOfPlan(policy, ATTRIBUTE, partial);
    return;
  }
  const [early, unsure]: [Schedule[], Schedule[]] = [[], []];
  for (const schedule of schedules) {
    const waits = after.waitsFor(policy, schedule);
    if (waits !== true) (waits === false ? early : unsure).push(schedule);
  }
  const [first] = unsure;
  if (first !== undefined)
    yield unchecked(policy, ATTRIBUTE, {
      kind: 'unknown',
      until: 'plan',
      reason: `the input does not show whether the policy waits for ${first.address}`,
    });
  if (early.length > 0)
    yield {
      at: policy,
      attribute: ATTRIBUTE,
      problem: `the ${compliancePolicyNamed(policy)} does not wait for ${inWords(early)}`,
      fix: fix`add ${listed(fewest([...new Set(early.map((schedule) => dependsOnName(schedule, policy)))]))} to ${named(ATTRIBUTE)}`,
      related: early,
    };
}

const MOST_NAMED = 3;

function inWords(schedules: readonly Schedule[]): string {
  const [only] = schedules;
  if (only !== undefined && schedules.length === 1) return only.address;
  const first = schedules.slice(0, MOST_NAMED).map(({ address }) => address);
  const rest = schedules.length - first.length;
  return `${schedules.length} backup schedules: ${listed(rest === 0 ? first : [...first, `${rest} more`])}`;
}

function fewest(references: readonly string[]): readonly string[] {
  return references.length > MOST_NAMED
    ? [...references.slice(0, MOST_NAMED), `${references.length - MOST_NAMED} more`]
    : references;
}
