import { destroyedClusters, destroying } from '../queries/deletion';
import { project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

export const changeServerlessInstanceDeleted = defineRule({
  id: 'change/serverless-instance-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a Serverless instance is deleted or replaced, and its backups with it',
  why: 'Deleting a Serverless instance deletes all its backups. Atlas has made a Free, Flex or dedicated cluster of every instance, so what leaves the configuration has to leave the state, not Atlas.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/serverless-shared-migration-guide',
  prevents: 'total loss',
  facts: ['S9', '9.11'],
  get examples() {
    return {
      good: [
        {
          title: 'an instance that stays',
          before: together(project(), serverlessInstance()),
          resources: together(project(), serverlessInstance()),
        },
      ],
      bad: [{ before: together(project(), serverlessInstance()), resources: project() }],
    };
  },
  *check({ before }) {
    for (const cluster of destroyedClusters(before.clusters, 'serverless'))
      yield {
        at: cluster,
        problem: `${destroying(cluster)} the Serverless instance ${called(cluster)} deletes all its backups with it`,
        fix: 'write a removed block for it with lifecycle { destroy = false }, and import the cluster that Atlas has made of it as what it is now',
      };
  },
});
