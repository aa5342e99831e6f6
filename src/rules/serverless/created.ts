import { isNew } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { flexCluster, project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

export const serverlessCreated = defineRule({
  id: 'serverless/created',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Serverless instance that is to be created',
  why: 'Since February 2025 no Serverless instance can be created, and the part of the API that did it is gone.',
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  prevents: 'API gone',
  refuses: { action: 'create' },
  facts: ['S1', '9.5', '9.9'],
  silences: ['serverless/no-longer-supported'],
  get examples() {
    return {
      good: [{ title: 'a Flex cluster instead', resources: together(project(), flexCluster()) }],
      bad: [{ resources: together(project(), serverlessInstance()) }],
    };
  },
  *check({ after, input }) {
    for (const cluster of after.clusters) {
      if (cluster.existence === 'existing' && !isNew(cluster)) continue;
      const attribute = kindAttribute(cluster);
      const isServerless = isOfKind('serverless', cluster, attribute);
      if (typeof isServerless === 'object') yield isServerless;
      else if (isServerless)
        yield {
          at: cluster,
          attribute,
          problem:
            input === 'plan'
              ? `${called(cluster)} is a Serverless instance to be created, which Atlas no longer offers`
              : `${called(cluster)} is a Serverless instance without an import block, so it may have to be created, which Atlas no longer offers`,
          fix:
            input === 'plan'
              ? 'make it a Flex cluster or an M10+ cluster; if it exists in Atlas, import what Atlas migrated it to'
              : 'make it a Flex cluster or an M10+ cluster; if it exists already, add an import block, which does no harm once the instance is in the state, or acknowledge this',
        };
    }
  },
});
