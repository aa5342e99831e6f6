import { SERVERLESS_AND_SHARED_END } from '../../atlas/dates';
import { isNew } from '../../model/resource';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { flexCluster, project, serverlessInstance, together } from '../example';
import { fix, removedBlock } from '../fix/fix';
import { defineRule } from '../rule';
import { kindNamed } from '../queries/names';

export const serverlessNoLongerSupported = defineRule({
  id: 'serverless/no-longer-supported',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Serverless instance, which Atlas no longer supports',
  why: `Since ${SERVERLESS_AND_SHARED_END} Atlas does not support Serverless instances: it has migrated them to M0, Flex or dedicated clusters.`,
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  facts: ['S2', '9.4'],
  get examples() {
    return {
      good: [{ title: 'a Flex cluster instead', resources: together(project(), flexCluster()) }],
      bad: [
        {
          title: 'an existing instance',
          before: together(project(), serverlessInstance()),
          resources: together(project(), serverlessInstance()),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    if (asOf < SERVERLESS_AND_SHARED_END) return;
    for (const cluster of after.clusters) {
      if (isNew(cluster)) continue;
      const attribute = kindAttribute(cluster);
      const isServerless = isOfKind('serverless', cluster, attribute);
      if (typeof isServerless === 'object') yield isServerless;
      else if (isServerless)
        yield {
          at: cluster,
          attribute,
          problem: `${kindNamed('serverless', cluster)} has not been supported by Atlas since ${SERVERLESS_AND_SHARED_END}`,
          fix: fix`1. find in Atlas the cluster that it was migrated to; 2. import that cluster; 3. remove this resource from the state with ${removedBlock(cluster)}, which deletes nothing`,
        };
    }
  },
});
