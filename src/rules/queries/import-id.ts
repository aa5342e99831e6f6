import type { Link, Project, Value } from '../../model';
import { linked } from '../../model/link';

/** The id that a cluster or its schedule is imported by; in capitals what is not known or may not be shown. */
export function importIdOf(project: Link<Project>, clusterName: Value<string>): string {
  return `${projectImportIdOf(project)}-${shown(clusterName) ?? 'CLUSTER_NAME'}`;
}

/** The id that the compliance policy of a project is imported by. */
export function projectImportIdOf(project: Link<Project>): string {
  return shown(linked(project)?.id) ?? 'PROJECT_ID';
}

function shown(value: Value<string> | undefined): string | undefined {
  return value?.kind === 'known' && value.sensitive !== true ? value.value : undefined;
}
