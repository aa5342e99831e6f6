import type { Link, Project, RoleGrant, UnlinkedGrant } from '../../model';
import { readGrants } from '../access/role-grants';
import { linkTo } from '../link/building';
import type { Linker } from '../link/linker';
import { type RawResource, resourceOf } from '../resource/raw-resource';
import { stillBuilding } from './placement';

/** Adds the roles that resources grant to their projects. The rest are those whose project is not known. */
export function placeGrants(resources: readonly RawResource[], linker: Linker): UnlinkedGrant[] {
  const unlinkedGrants: UnlinkedGrant[] = [];
  for (const raw of resources)
    for (const { place, project: attribute, ...read } of readGrants(raw)) {
      const grant: RoleGrant = { resource: resourceOf(raw), attribute: read.attribute, roles: read.roles };
      const own = linker.projects.createdBy(raw);
      const project: Link<Project> = own === undefined ? linker.project.at(place, attribute) : linkTo(own);
      stillBuilding(project)?.grants.push(grant);
      if (project.kind === 'unlinked') unlinkedGrants.push({ grant, attribute, project });
    }
  return unlinkedGrants;
}
