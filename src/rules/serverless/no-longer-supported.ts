import { SERVERLESS_AND_SHARED_END } from '../../atlas';
import { isNew } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { flexCluster, project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

export const serverlessNoLongerSupported = defineRule({
  id: 'serverless/no-longer-supported',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Serverless instance, which Atlas no longer supports',
  why: 'Since 22 January 2026 Atlas supports no Serverless instances: it has migrated them to M0, Flex or M10+ clusters.',
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  facts: ['S2', '9.4'],
  get examples() {
    return {
      good: [{ title: 'a Flex cluster instead', resources: together(project(), flexCluster()) }],
      bad: [
        {
          title: 'an instance that is already there',
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
          problem: `${called(cluster)} is a Serverless instance, which Atlas has not supported since 2026-01-22`,
          fix: 'see in Atlas what it was migrated to, import that cluster, and let this resource go with a removed block (destroy = false), which deletes nothing',
        };
    }
  },
});
