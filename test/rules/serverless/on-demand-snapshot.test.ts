import { snapshotOf } from '../../../src/rules/example';
import { serverlessOnDemandSnapshot } from '../../../src/rules/serverless/on-demand-snapshot';
import { belongingRows } from '../../support/belonging-rows';
import { SERVERLESS_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(
  serverlessOnDemandSnapshot,
  belongingRows({
    kind: 'serverless',
    forms: SERVERLESS_FORMS,
    provider: 'SERVERLESS',
    of: (address, body) => snapshotOf(address, body, 'once'),
    at: 'mongodbatlas_cloud_backup_snapshot.once',
    problem: (cluster) => `${cluster} does not support on-demand snapshots`,
    fix: 'remove the snapshot, or move the data to a dedicated cluster',
  }),
);
