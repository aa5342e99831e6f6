import type { Cluster } from './cluster';
import { type Link, type Unlinked, linked } from './link';
import { type Project, isSameProject } from './project';
import type { Schedule } from './schedule';
import { knownValue } from './value';

/** A schedule whose cluster is not known, and why. */
export interface OpenSchedule extends Omit<Unlinked, 'kind'> {
  readonly schedule: Schedule;
}

/**
 * The schedules whose cluster is not known. Where one of them may be for a cluster, it is not known which schedule that
 * cluster has.
 */
export class OpenSchedules {
  private readonly byProject = new Map<Project | undefined, OfProject>();
  private readonly near = new Map<Project | undefined, readonly OfProject[]>();

  constructor(schedules: readonly Schedule[]) {
    for (const schedule of schedules) {
      const open = openOf(schedule);
      if (open === undefined) continue;
      const key = linked(schedule.project);
      let ofProject = this.byProject.get(key);
      if (ofProject === undefined) {
        ofProject = { project: schedule.project, byName: new Map() };
        this.byProject.set(key, ofProject);
      }
      const name = nameOf(schedule);
      if (!ofProject.byName.has(name)) ofProject.byName.set(name, open);
    }
  }

  /** One that may be for this cluster: neither its name nor its project shows that it is for another one. */
  perhapsOf({ name, project }: Pick<Cluster, 'name' | 'project'>): OpenSchedule | undefined {
    if (this.byProject.size === 0) return undefined;
    const own = knownValue(name);
    for (const { byName } of this.nearTo(project)) {
      const found = own === undefined ? [...byName.values()][0] : (byName.get(own) ?? byName.get(undefined));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Those of a project, and of each project that may turn out to be the same. */
  private nearTo(project: Link<Project>): readonly OfProject[] {
    const key = linked(project);
    const before = this.near.get(key);
    if (before !== undefined) return before;
    const near = [...this.byProject.values()].filter((one) => isSameProject(one.project, project) !== false);
    this.near.set(key, near);
    return near;
  }
}

interface OfProject {
  readonly project: Link<Project>;
  /** The first one that names each cluster, and the first whose name is not known. */
  readonly byName: Map<string | undefined, OpenSchedule>;
}

function openOf(schedule: Schedule): OpenSchedule | undefined {
  const { cluster } = schedule;
  if (cluster.kind === 'unlinked') return { schedule, reason: cluster.reason, until: cluster.until };
  if (cluster.kind !== 'outside') return undefined;
  // Of a data source that is still to be read, it is not known which cluster it reads.
  const { name, clusterKind, unread } = cluster;
  if (clusterKind !== undefined && clusterKind !== 'dedicated') return undefined;
  if (name.kind === 'unknown')
    return { schedule, reason: `cluster_name is known only after ${name.until}`, until: name.until };
  return unread === undefined ? undefined : { schedule, ...unread };
}

/** The name of its cluster, by the schedule or by the data source that it refers to. */
function nameOf({ clusterName, cluster }: Schedule): string | undefined {
  return knownValue(clusterName) ?? (cluster.kind === 'outside' ? knownValue(cluster.name) : undefined);
}
