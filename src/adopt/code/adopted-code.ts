import { addTo } from '../../text/group';
import { isObject } from '../../readers/json/json';
import {
  type ConstructFile,
  type Statement,
  type Value,
  type Variable,
  bindingOf,
  call,
  camel,
  construct,
  create,
  literal,
  memberOf,
  name,
  THIS,
} from '../program/program';
import { classesIn } from '../program/typescript';
import { Names, className, constructId, fileName } from '../program/names';
import { namesIn } from '../program/names-in';
import { differencesOf } from '../schema/differences';
import { openImportIdOf } from '../schema/import-ids';
import { placeInOrder } from '../schema/references';
import { type Values, objectsOf, own, setValues } from '../schema/set-values';
import { type Shape, settableOf } from '../schema/settable';
import type { StateResource } from '../state/state-resource';
import { Builder, type Shared, isUnwritable, kindOf } from './builder';
import { type BackupAlertGroup, backupAlertGroups, backupAlerts } from './alert-code';
import { clusterDraft, flexDraft } from './cluster-code';
import type { Draft } from './draft';
import { encryptionDraft } from './encryption-code';
import type { Notes } from './notes';
import { projectDraft } from './project-code';
import { hasMark } from '../schema/mark';
import {
  copiesOf,
  exportDraft,
  exportOf,
  policyDraft,
  restoreDraft,
  scheduleDraft,
  serverlessDraft,
  snapshotDraft,
} from './schedule-code';

/** Where a resource of the state is in the code. */
export interface Place {
  readonly resource: StateResource;
  /** The ids of its construct and of all around it, below the stack. */
  readonly path: readonly string[];
  readonly isConstruct: boolean;
  /** The id to import it by; undefined if it cannot be imported. */
  readonly importId: string | undefined;
}

/** The code for what exists. */
export interface AdoptedCode {
  readonly files: readonly ConstructFile[];
  readonly variables: readonly Variable[];
  readonly places: readonly Place[];
  /** Resources of other providers, and of types that the bindings do not have. */
  readonly others: readonly StateResource[];
  readonly notes: Notes;
}

/**
 * Makes code for resources: constructs of this library where they write exactly what exists, else raw bindings.
 * @param raw addresses for which a construct is not exact although it seems to be
 */
export function adoptedCode(
  all: readonly StateResource[],
  raw: ReadonlySet<string> = new Set(),
): AdoptedCode {
  const notes: Notes = { variables: [], disabled: [], overridden: [], lost: [], deprecated: [] };
  const known = all.filter(({ type }) => settableOf(type) !== undefined);
  const shared: Shared = { notes, variables: [], variableNames: new Names('_') };
  const fileNames = new Names('-', (one) => one.toLowerCase());
  for (const taken of ['main', 'imports', 'variables', 'addresses']) fileNames.unique(taken);
  const classNames = new Names('');
  for (const { lost, address } of known) notes.lost.push(...lost.map((one) => `${address}: ${one}`));
  for (const { address, staysBecause } of known)
    if (staysBecause !== undefined) notes.deprecated.push(`${address}: ${staysBecause}`);
  const made = groupsOf(known).map(({ title, resources, projectId }) => {
    const file = fileNames.unique(fileName(title, 'project'));
    const id = file;
    const builder = new Builder(shared);
    builder.variables.unique('project');
    builder.ids.unique('Project');
    const code = new FileCode(builder, notes, raw);
    const places = code.write(resources, projectId);
    const statements = withoutUnusedVariables(builder.statements);
    const named = freeClassName(className(title, 'project'), statements);
    return {
      file: { name: file, className: classNames.unique(named), id, statements },
      places: places.map((place) => ({ ...place, path: [id, ...place.path] })),
    };
  });
  return {
    files: made.map(({ file }) => file),
    variables: shared.variables,
    places: made.flatMap(({ places }) => places),
    others: all.filter(({ type }) => settableOf(type) === undefined),
    notes,
  };
}

/** Classes that generated files use, whatever is in them. */
const USED_CLASSES = [
  'AdoptedStack',
  'App',
  'Construct',
  'MongodbatlasProvider',
  'Object',
  'Project',
  'TerraformStack',
];

/** A name that no class in the same file has: a project may be called "app" or "atlas cluster". */
function freeClassName(wanted: string, statements: readonly Statement[]): string {
  const used = new Set(USED_CLASSES);
  for (const { value, target } of statements)
    for (const one of [value, ...(target === undefined ? [] : [target])])
      for (const { name: imported } of classesIn(one)) used.add(imported);
  return used.has(wanted) ? `${wanted}Project` : wanted;
}

interface Group {
  readonly title: string;
  readonly projectId: string | undefined;
  readonly resources: readonly StateResource[];
}

/** The resources of each project, in the order in which they are created. */
function groupsOf(resources: readonly StateResource[]): readonly Group[] {
  const byProject = new Map<string | undefined, StateResource[]>();
  for (const resource of resources) addTo(byProject, projectIdOf(resource), resource);
  return [...byProject].map(([projectId, group]) => {
    const project = group.find(({ type }) => type === 'mongodbatlas_project');
    return {
      projectId,
      title: titleOf(project, projectId),
      resources: [...group].sort((one, other) => placeInOrder(one.type) - placeInOrder(other.type)),
    };
  });
}

function titleOf(project: StateResource | undefined, projectId: string | undefined): string {
  if (project !== undefined) return openName(project) ?? project.name;
  return projectId === undefined ? 'organization' : `project-${projectId.slice(-6)}`;
}

function projectIdOf({ type, values }: StateResource): string | undefined {
  const id = own(values, type === 'mongodbatlas_project' ? 'id' : 'project_id');
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** The name of a resource in Atlas, if it is not sensitive. */
function openName({ values, sensitive }: StateResource): string | undefined {
  const found = ['name', 'username', 'cluster_name', 'bucket_name', 'event_type'].find((attribute) => {
    const mark = isObject(sensitive) ? own(sensitive, attribute) : sensitive;
    const value = own(values, attribute);
    return mark !== true && typeof value === 'string' && value !== '';
  });
  return found === undefined ? undefined : String(own(values, found));
}

type OwnPlace = Omit<Place, 'path'> & { readonly path: readonly string[] };

/** The code of one file. */
class FileCode {
  private readonly places: OwnPlace[] = [];
  private readonly written = new Set<StateResource>();

  constructor(
    private readonly builder: Builder,
    private readonly notes: Notes,
    private readonly raw: ReadonlySet<string>,
  ) {}

  write(resources: readonly StateResource[], projectId: string | undefined): readonly OwnPlace[] {
    const hasProject = resources.some(({ type }) => type === 'mongodbatlas_project');
    if (!hasProject && projectId !== undefined) this.outsideProject(projectId);
    const alerts = this.backupAlertGroups(resources);
    for (const resource of resources) {
      if (this.written.has(resource)) continue;
      const group = alerts.get(resource);
      if (group === undefined || !this.backupAlerts(group)) this.resource(resource, resources);
    }
    return this.places;
  }

  /** A project that the state does not have, by its id. */
  private outsideProject(projectId: string): void {
    if (!isPlain(projectId)) return;
    const value = existingProject('Project', literal(projectId));
    this.builder.statements.push({ variable: 'project', value });
    const resource: StateResource = {
      address: '',
      type: 'mongodbatlas_project',
      name: '',
      isPlain: true,
      values: { id: projectId },
      sensitive: undefined,
      lost: [],
    };
    this.builder.record({ resource, variable: 'project', as: 'project', id: 'Project' });
  }

  /** Whether a construct may have a resource. */
  private isFree(resource: StateResource): boolean {
    return !this.raw.has(resource.address) && isOpen(resource);
  }

  private backupAlertGroups(
    resources: readonly StateResource[],
  ): ReadonlyMap<StateResource, BackupAlertGroup> {
    const alerts = resources.filter(
      (one) => one.type === 'mongodbatlas_alert_configuration' && this.isFree(one),
    );
    return new Map(
      backupAlertGroups(alerts).flatMap((group) =>
        group.members.map(({ resource }) => [resource, group] as const),
      ),
    );
  }

  /** Writes alerts for backups as one construct; false if they cannot be one. */
  private backupAlerts(group: BackupAlertGroup): boolean {
    const { builder } = this;
    const [first] = group.members;
    const project = first === undefined ? undefined : builder.projectOf(first.resource.values);
    if (project === undefined) return false;
    const id = builder.ids.unique('Backup-alerts');
    const value = backupAlerts(group, id, project, builder);
    if (value === undefined) return false;
    builder.statements.push({
      value,
      creates: group.members.map(({ resource: { address }, path }) => ({ address, path })),
    });
    for (const { resource, path } of group.members) this.place(resource, [id, ...path], true);
    return true;
  }

  private resource(resource: StateResource, all: readonly StateResource[]): void {
    const { builder } = this;
    const isProject = resource.type === 'mongodbatlas_project' && builder.all.length === 0;
    const title = isProject ? 'Project' : (openName(resource) ?? resource.name);
    const wanted = constructId(titleIn(resource, title), kindOf(resource.type));
    const id = isProject ? 'Project' : builder.ids.unique(wanted);
    const variable = isProject ? 'project' : builder.variableFor(titleIn(resource, title), resource);
    const draft = this.draftOf(resource, id, all);
    if (draft !== undefined && this.construct(resource, draft, id, variable)) return;
    if (isProject && all.length > 1) this.rawProject(resource);
    else {
      this.binding(resource, id, variable);
      builder.record({ resource, variable, as: 'raw', id });
    }
  }

  private draftOf(resource: StateResource, id: string, all: readonly StateResource[]): Draft | undefined {
    const { builder } = this;
    if (this.raw.has(resource.address)) return undefined;
    const project = builder.projectOf(resource.values);
    // Its secrets become variables, and the construct takes them as props.
    if (resource.type === 'mongodbatlas_encryption_at_rest')
      return project === undefined ? undefined : encryptionDraft(resource, id, project, builder);
    if (!isOpen(resource)) return undefined;
    if (resource.type === 'mongodbatlas_project') return projectDraft(resource, id, this.windowIn(all));
    return project === undefined ? undefined : this.draft(resource, id, project);
  }

  /** The only maintenance window of a project. */
  private windowIn(all: readonly StateResource[]): StateResource | undefined {
    const [window, ...others] = all.filter(({ type }) => type === 'mongodbatlas_maintenance_window');
    return window !== undefined && others.length === 0 && this.isFree(window) ? window : undefined;
  }

  private draft(resource: StateResource, id: string, project: Value): Draft | undefined {
    const { builder } = this;
    switch (resource.type) {
      case 'mongodbatlas_advanced_cluster':
        return clusterDraft(resource, id, project, builder);
      case 'mongodbatlas_flex_cluster':
        return flexDraft(resource, id, project);
      case 'mongodbatlas_serverless_instance':
        return serverlessDraft(resource, id, project);
      case 'mongodbatlas_cloud_backup_schedule':
        return scheduleDraft(resource, builder);
      case 'mongodbatlas_backup_compliance_policy':
        return policyDraft(resource, id, project);
      case 'mongodbatlas_cloud_backup_snapshot':
        return snapshotDraft(resource, id, builder);
      case 'mongodbatlas_cloud_backup_snapshot_restore_job':
        return restoreDraft(resource, id, builder);
      case 'mongodbatlas_cloud_backup_snapshot_export_bucket':
        return exportDraft(resource, id, project, builder);
      default:
        return undefined;
    }
  }

  /** Writes a construct, with what its props do not cover set on its resource; false if it is not exact even then. */
  private construct(resource: StateResource, draft: Draft, id: string, variable: string): boolean {
    const { type, values, address } = resource;
    const differences = differencesOf(type, draft.sets, values);
    const isWhole = ({ path }: { path: string }): boolean => settableOf(type)?.has(path) === true;
    if (differences.some((one) => one.what === 'differs' || !isWhole(one))) return false;
    const { below } = draft;
    const own = below === undefined ? [id] : [below.parent.id, below.id];
    this.builder.statements.push({
      variable,
      value: draft.value,
      address,
      creates: [
        { address, path: draft.path },
        ...(draft.also ?? []).map((one) => ({ address: one.resource.address, path: one.path })),
      ],
    });
    this.builder.record({ resource, variable, as: draft.as, id });
    const left = new Set(
      differences.filter(({ what }) => what === 'is not in the code').map(({ path: one }) => one),
    );
    if (draft.as === 'schedule') this.verbs(resource, left);
    for (const attribute of left) this.override(resource, variable, attribute);
    for (const { path: attribute, what } of differences)
      if (what === 'is not in the state') this.reset(resource, variable, attribute);
    if (draft.as === 'policy') this.keepSkipDestroy(resource);
    this.notes.disabled.push(...(draft.disabled ?? []));
    this.place(resource, [...own, ...draft.path], true);
    for (const one of draft.also ?? []) this.place(one.resource, [...own, ...one.path], true);
    return true;
  }

  /** Copies and exports of a schedule have separate methods. */
  private verbs(resource: StateResource, left: Set<string>): void {
    const copies = left.has('copy_settings') ? copiesOf(resource, this.builder) : undefined;
    if (copies !== undefined) {
      left.delete('copy_settings');
      this.builder.statements.push({ value: copies, address: resource.address });
    }
    const exported = left.has('export') ? exportOf(resource, this.builder) : undefined;
    if (exported === undefined) return;
    left.delete('export');
    left.delete('auto_export_enabled');
    this.builder.statements.push({ value: exported, address: resource.address });
  }

  /** Sets an attribute on the resource of a construct that has no prop for it. */
  private override(resource: StateResource, variable: string, attribute: string): void {
    const settable = settableOf(resource.type)?.get(attribute);
    if (settable === undefined) return;
    const value = this.builder.attribute(
      settable,
      attribute,
      own(setValues(resource.type, resource.values), attribute),
      resource,
    );
    const target = memberOf(name(variable), 'resource');
    const isObjects = typeof settable.of !== 'string';
    this.builder.statements.push(
      isObjects
        ? { value: call(target, `put${pascal(attribute)}`, value), address: resource.address }
        : { target: memberOf(target, camel(attribute)), value, address: resource.address },
    );
    this.notes.overridden.push(`${resource.address}: ${attribute}`);
  }

  /** Does not set an attribute that a construct sets and the state does not have. */
  private reset({ address }: StateResource, variable: string, attribute: string): void {
    const target = memberOf(name(variable), 'resource');
    this.builder.statements.push({
      address,
      value: call(target, `reset${pascal(attribute)}`),
      remark: `Not set, as before: the construct would set ${attribute}.`,
    });
    const means =
      attribute === 'retain_backups_enabled'
        ? 'so deleting the cluster deletes its snapshots'
        : 'as before; the construct would set it';
    this.notes.disabled.push(`${address}: ${attribute} is not set, ${means}`);
  }

  /** A policy makes the schedules of its project stay when they are destroyed, which is not so yet. */
  private keepSkipDestroy(policy: StateResource): void {
    const project = own(policy.values, 'project_id');
    for (const { as, resource, variable } of this.builder.all) {
      if (as !== 'schedule' || own(resource.values, 'project_id') !== project) continue;
      const skips = own(resource.values, 'skip_destroy');
      if (skips === null || skips === undefined) this.reset(resource, variable, 'skip_destroy');
    }
  }

  /** Writes a raw binding. */
  private binding(resource: StateResource, id: string, variable: string): void {
    const { type, values, address } = resource;
    const props = this.builder.props(settableOf(type) ?? new Map(), setValues(type, values), resource);
    this.builder.statements.push({
      variable,
      value: create(bindingOf(type), THIS, id, props),
      address,
      creates: [{ address, path: [] }],
    });
    this.place(resource, [id], false);
  }

  /** A project as a raw binding, and its id for the constructs that belong to it. */
  private rawProject(resource: StateResource): void {
    const { builder } = this;
    const variable = builder.variables.unique('projectResource');
    this.binding(resource, 'Project', variable);
    const id = builder.ids.unique('Project-id');
    const value = existingProject(id, memberOf(name(variable), 'id'));
    builder.statements.push({ variable: 'project', value });
    builder.record({ resource, variable: 'project', as: 'project', id });
  }

  private place(resource: StateResource, path: readonly string[], isConstruct: boolean): void {
    this.written.add(resource);
    const { type, values, sensitive } = resource;
    this.places.push({ resource, path, isConstruct, importId: openImportIdOf(type, values, sensitive) });
  }
}

/** A project by its id. */
function existingProject(id: string, projectId: Value): Value {
  const project: Value = { kind: 'class', of: construct('AtlasProject') };
  return call(project, 'fromProjectId', THIS, literal(id), projectId);
}

/** Whether the name of a resource of this type says what it is. */
function isNamed(type: string): boolean {
  return /cluster$|serverless_instance$|_project$/.test(type);
}

function titleIn({ type }: StateResource, title: string): string {
  return isNamed(type) ? title : `${title}-${kindOf(type)}`;
}

function pascal(attribute: string): string {
  return camel(`_${attribute}`);
}

/** Whether a construct may have a resource: nothing in it is sensitive, or would be read as an expression. */
function isOpen({ type, values, sensitive }: StateResource): boolean {
  const shape = settableOf(type);
  return shape !== undefined && isOpenIn(shape, setValues(type, values), sensitive);
}

function isOpenIn(shape: Shape, values: Values, sensitive: unknown): boolean {
  if (sensitive === true) return false;
  return [...shape].every(([attribute, { of, isSensitive }]) => {
    const value = own(values, attribute);
    if (value === undefined) return true;
    const mark = isObject(sensitive) ? own(sensitive, attribute) : undefined;
    if (isSensitive || mark === true) return false;
    if (typeof of === 'string') return isPlain(value) && !hasMark(mark);
    return objectsOf(value).every((one, index) =>
      isOpenIn(of, one, Array.isArray(mark) ? (mark as unknown[])[index] : mark),
    );
  });
}

/** Whether neither Terraform nor CDKTF would read something into a value. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !/[$%]\{/.test(value) && !isUnwritable(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (isObject(value))
    return Object.entries(value).every(([key, one]) => key !== '__proto__' && isPlain(key) && isPlain(one));
  return !isUnwritable(value);
}

/** Statements declare a variable only if something uses it. */
function withoutUnusedVariables(statements: readonly Statement[]): readonly Statement[] {
  const used = new Set(
    statements
      .flatMap(({ value, target }) => [value, ...(target === undefined ? [] : [target])])
      .flatMap((one) => [...namesIn(one)]),
  );
  return statements.map(({ variable, ...statement }) =>
    variable !== undefined && used.has(variable) ? { variable, ...statement } : statement,
  );
}
