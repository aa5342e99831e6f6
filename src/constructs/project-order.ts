import { type TerraformResource, dependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { IAtlasProject } from './project';

/** What a project's compliance policy has to wait for, and does not let go. */
interface OrderedSchedule extends IConstruct {
  readonly project: IAtlasProject;
  readonly resource: TerraformResource & { skipDestroy: unknown; readonly skipDestroyInput?: unknown };
}

interface OrderedPolicy extends IConstruct {
  readonly project: IAtlasProject;
  readonly resource: TerraformResource;
}

/** The schedules and policies of each tree of constructs, in the order in which they were made. */
const made = new WeakMap<
  IConstruct,
  { readonly schedules: OrderedSchedule[]; readonly policies: OrderedPolicy[] }
>();

/** Has the policies of a schedule's project wait for it, whichever was made first. */
export function registerSchedule(schedule: OrderedSchedule): void {
  const { schedules, policies } = of(schedule);
  schedules.push(schedule);
  for (const policy of policies) if (isSameProject(policy, schedule)) order(policy, schedule);
}

/** Has a policy wait for the schedules of its project: Atlas refuses it as soon as one of them falls short. */
export function registerPolicy(policy: OrderedPolicy): void {
  const { schedules, policies } = of(policy);
  policies.push(policy);
  for (const schedule of schedules) if (isSameProject(policy, schedule)) order(policy, schedule);
}

function of(construct: IConstruct): {
  readonly schedules: OrderedSchedule[];
  readonly policies: OrderedPolicy[];
} {
  // Resources wait for each other within a stack only.
  const stack = construct.node.scopes.find((scope) => 'synthesizer' in scope) ?? construct.node.root;
  let lists = made.get(stack);
  if (lists === undefined) {
    lists = { schedules: [], policies: [] };
    made.set(stack, lists);
  }
  return lists;
}

function isSameProject(
  one: { readonly project: IAtlasProject },
  other: { readonly project: IAtlasProject },
): boolean {
  return one.project === other.project || one.project.projectId === other.project.projectId;
}

function order(policy: OrderedPolicy, schedule: OrderedSchedule): void {
  const { resource } = policy;
  resource.dependsOn = [...(resource.dependsOn ?? []), dependable(schedule.resource)];
  // Under a policy Atlas refuses to let a schedule go; without this, a destroy stops half-way.
  if (schedule.resource.skipDestroyInput === undefined) schedule.resource.skipDestroy = true;
}
