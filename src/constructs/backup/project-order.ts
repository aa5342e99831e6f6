import { type TerraformResource, dependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { IAtlasProject } from '../props/project';

/** The schedules and the compliance policies of a project. */
interface OrderedSchedule extends IConstruct {
  readonly project: IAtlasProject;
  readonly resource: TerraformResource & { skipDestroy: unknown; readonly skipDestroyInput?: unknown };
}

interface OrderedPolicy extends IConstruct {
  readonly project: IAtlasProject;
  readonly resource: TerraformResource;
}

/** The schedules and policies of each construct tree, in the order in which they were created. */
const made = new WeakMap<
  IConstruct,
  { readonly schedules: OrderedSchedule[]; readonly policies: OrderedPolicy[] }
>();

/** Makes the policies of the project wait for a schedule, whichever was created first. */
export function registerSchedule(schedule: OrderedSchedule): void {
  const { schedules, policies } = of(schedule);
  schedules.push(schedule);
  for (const policy of policies) if (isSameProject(policy, schedule)) order(policy, schedule);
}

/** Makes a policy wait for the schedules of its project: Atlas rejects it if one of them falls short. */
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
  // Atlas rejects deleting a schedule under a policy: without this, a destroy stops partway.
  if (schedule.resource.skipDestroyInput === undefined) schedule.resource.skipDestroy = true;
}
