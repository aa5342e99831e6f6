import { destroyedClusters, destroying } from '../queries/deletion';
import { project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { kindNamed } from '../queries/names';

export const changeServerlessInstanceDeleted = defineRule({
  id: 'change/serverless-instance-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a Serverless instance is deleted or recreated together with its backups',
  why: 'Deleting a Serverless instance deletes all its backups. Atlas has migrated every instance to a Free, Flex or dedicated cluster, so remove an instance only from the state, not from Atlas.',
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
        problem: `${destroying(cluster)} ${kindNamed('serverless', cluster)} also deletes all its backups`,
        fix: 'add a removed block with lifecycle { destroy = false } for the instance, and import the cluster that Atlas has migrated it to',
      };
  },
});
