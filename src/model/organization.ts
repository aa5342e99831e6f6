import type { Estate } from './estate';
import { type Link, linked } from './link';
import type { Project } from './project';
import { knownText } from './value';

/** The organization of a project, if this configuration creates the project and the organization is known. */
function organizationOf(project: Link<Project>, { others }: Estate): string | undefined {
  const address = linked(project)?.resource?.address;
  const resource = others.get('mongodbatlas_project')?.find((one) => one.address === address);
  return knownText(resource?.attribute('org_id'));
}

/** Whether two projects are in different organizations, as far as that is known. */
export function isOtherOrganization(one: Link<Project>, other: Link<Project>, estate: Estate): boolean {
  const [from, into] = [organizationOf(one, estate), organizationOf(other, estate)];
  return from !== undefined && into !== undefined && from !== into;
}
