import type { Cluster, Link, Project } from '../../model';
import { linked } from '../../model/link';
import { isSameProject } from '../../model/project';
import { assign, fix, referenceTo } from '../fix/fix';
import { type Place, type Result, unchecked } from '../rule';
import { clusterNamed, projectNamed } from './names';

/** A resource that names a cluster and the project of it. */
export interface NamedCluster {
  readonly at: Place;
  /** What it is, such as `the schedule`. */
  readonly noun: string;
  readonly project: Link<Project>;
  /** The attribute with the project. */
  readonly attribute: string;
  readonly cluster: Link<Cluster>;
  readonly elsewhere: Cluster | undefined;
}

/** Reports a cluster that is not in the project that is named for it: Atlas does not find it there. */
export function* inOtherProject(of: NamedCluster, input: 'synth' | 'plan'): Iterable<Result> {
  const { at, noun, project, attribute, cluster, elsewhere } = of;
  if (elsewhere === undefined) {
    const found = linked(cluster);
    if (found === undefined || project.kind !== 'linked' || found.project.kind !== 'linked') return;
    if (isSameProject(project, found.project) === undefined)
      yield unchecked(at, attribute, {
        kind: 'unknown',
        until: input === 'synth' ? 'plan' : 'apply',
        reason: `it is not known yet whether ${projectNamed(project)} and ${projectNamed(found.project)} are the same`,
      });
    return;
  }
  yield {
    at,
    attribute,
    problem: `${noun} names ${projectNamed(project)}, but ${clusterNamed(elsewhere)} is in ${projectNamed(elsewhere.project)}`,
    fix: fix`set ${assign(attribute, referenceTo(elsewhere, 'project_id'))}`,
    related: [elsewhere],
  };
}
