import type { BackupRole } from '../../atlas';
import { BACKUP_ROLE_NAMES, FLEX_RESTORING_ROLES, RESTORING_ROLES } from '../../atlas/roles';
import type { Cluster, Project, RoleGrant, Unknown } from '../../model';
import { show } from '../../model/value';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { cluster, project, teamRoles, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import {
  type Context,
  type Place,
  type Problem,
  type Result,
  defineRule,
  unchecked,
  unlinked,
} from '../rule';
import { clusterNamed } from '../queries/names';
import { listed } from '../../text/list';

export const projectNoOneCanRestore = defineRule({
  id: 'project/no-one-can-restore',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a project without a role that allows starting a restore',
  why: 'Starting a restore requires a Project Owner, a Project Backup Manager or a Project Backup Recovery Operator. For Flex clusters only the Project Owner is certain.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/user-roles/',
  prevents: 'rejected restore',
  facts: ['O3', 'O4', 'F5', 'F6', 'S18', '4.21'],
  get examples() {
    return {
      good: [
        { resources: together(project(), cluster(), teamRoles(['GROUP_BACKUP_RECOVERY_OPERATOR'])) },
        { title: 'roles are granted elsewhere', resources: together(project(), cluster()) },
      ],
      bad: [{ resources: together(project(), cluster(), teamRoles(['GROUP_READ_ONLY'])) }],
    };
  },
  *check(context) {
    for (const project of context.after.projects) yield* restoringRolesOf(project, context);
  },
});

function* restoringRolesOf(project: Project, context: Context): Iterable<Result> {
  const granted = new Granted(project.grants);
  if (granted.isNothing()) return;
  const anyone = granted.includes(RESTORING_ROLES);
  if (anyone !== 'yes') {
    yield* unlessUnread(project, granted, RESTORING_ROLES, context, {
      problem: `no role that this configuration grants in project "${project.label}" allows starting a restore: ${granted.inWords()}`,
      fix: `grant a user or team ${listed(RESTORING_ROLES, 'or')}`,
    });
    return;
  }
  if (granted.includes(FLEX_RESTORING_ROLES) === 'yes') return;
  const flex: Cluster[] = [];
  for (const cluster of project.clusters) {
    const isFlex = isOfKind('flex', cluster, kindAttribute(cluster));
    if (typeof isFlex === 'object') yield isFlex;
    else if (isFlex) flex.push(cluster);
  }
  if (flex.length > 0)
    yield* unlessUnread(project, granted, FLEX_RESTORING_ROLES, context, {
      problem: `this configuration grants no ${BACKUP_ROLE_NAMES.GROUP_OWNER} in project "${project.label}", the only role certain to restore ${listed(flex.map(clusterNamed))}: ${granted.inWords()}`,
      fix: `grant a user or team ${listed(FLEX_RESTORING_ROLES, 'or')}, or test a restore of ${listed(flex.map(clusterNamed))} with a role that is granted`,
    });
}

/** The problem, or why a sufficient role may be granted that the input does not show. */
function* unlessUnread(
  project: Project,
  granted: Granted,
  roles: readonly BackupRole[],
  { after, partial }: Context,
  { problem, fix }: Pick<Problem, 'problem' | 'fix'>,
): Iterable<Result> {
  const [first] = project.grants;
  const at: Place | undefined = project.resource ?? first?.resource;
  if (first === undefined || at === undefined) return;
  const attribute = project.resource === undefined ? first.attribute : 'teams';
  const unread: Result[] = granted.unknown.map(({ grant, value }) =>
    unchecked(grant.resource, grant.attribute, value),
  );
  // A sufficient role in an unknown project may be one in this project; the first one is enough to report.
  const stray = after.unlinkedGrants.find(({ grant }) => new Granted([grant]).includes(roles) !== 'no');
  if (stray !== undefined) unread.push(unlinked(stray.grant.resource, stray.attribute, stray.project));
  if (unread.length === 0 && partial !== undefined) unread.push(leftOutOfPlan(at, attribute, partial));
  if (unread.length > 0) yield* unread;
  else
    yield {
      at,
      ...(project.resource === undefined ? { attribute } : {}),
      problem,
      fix,
      related: project.grants.flatMap(({ resource }) => (resource.address === at.address ? [] : [resource])),
    };
}

/** All roles of several grants. */
class Granted {
  private readonly roles = new Set<string>();
  private readonly shown = new Set<string>();
  readonly unknown: { readonly grant: RoleGrant; readonly value: Unknown }[] = [];

  constructor(grants: readonly RoleGrant[]) {
    for (const grant of grants) {
      if (grant.roles.kind === 'unknown') this.unknown.push({ grant, value: grant.roles });
      if (grant.roles.kind !== 'known') continue;
      for (const role of grant.roles.value) {
        if (role.kind === 'unknown') this.unknown.push({ grant, value: role });
        if (role.kind !== 'known') continue;
        this.roles.add(role.value);
        this.shown.add(show(role));
      }
    }
  }

  isNothing(): boolean {
    return this.roles.size === 0 && this.unknown.length === 0;
  }

  includes(roles: readonly BackupRole[]): 'yes' | 'no' | 'perhaps' {
    if (roles.some((role) => this.roles.has(role))) return 'yes';
    return this.unknown.length === 0 ? 'no' : 'perhaps';
  }

  inWords(): string {
    return `the only ${this.shown.size === 1 ? 'role is' : 'roles are'} ${listed([...this.shown])}`;
  }
}
