import { existsAlready } from '../../model/resource';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { flexCluster, project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { kindNamed } from '../queries/names';

export const serverlessCreated = defineRule({
  id: 'serverless/created',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Serverless instance to be created',
  why: 'Since February 2025 Serverless instances cannot be created: Atlas has removed the API for it.',
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  prevents: 'removed API',
  rejects: { action: 'create' },
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
      if (existsAlready(cluster)) continue;
      const attribute = kindAttribute(cluster);
      const isServerless = isOfKind('serverless', cluster, attribute);
      if (typeof isServerless === 'object') yield isServerless;
      else if (isServerless)
        yield {
          at: cluster,
          attribute,
          problem:
            input === 'plan'
              ? `${kindNamed('serverless', cluster)} is to be created, but Atlas no longer creates Serverless instances`
              : `${kindNamed('serverless', cluster)} has no import block, so it may have to be created, which Atlas no longer supports`,
          fix:
            input === 'plan'
              ? 'use a Flex cluster or a dedicated cluster; if the instance existed in Atlas, import the cluster that Atlas migrated it to'
              : 'use a Flex cluster or a dedicated cluster; if the instance is already in the state, add an import block, which then changes nothing, or acknowledge this finding',
        };
    }
  },
});
