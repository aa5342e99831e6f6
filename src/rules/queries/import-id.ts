import type { Link, Project, Value } from '../../model';
import { linked } from '../../model/link';

/** The id that a cluster or its schedule is imported by; in capitals what is not known or may not be shown. */
export function importIdOf(project: Link<Project>, clusterName: Value<string>): string {
  return `${shown(linked(project)?.id) ?? 'PROJECT_ID'}-${shown(clusterName) ?? 'CLUSTER_NAME'}`;
}

function shown(value: Value<string> | undefined): string | undefined {
  return value?.kind === 'known' && value.sensitive !== true ? value.value : undefined;
}
