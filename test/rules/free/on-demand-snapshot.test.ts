import { snapshotOf } from '../../../src/rules/example';
import { freeOnDemandSnapshot } from '../../../src/rules/free/on-demand-snapshot';
import { belongingRows } from '../../support/belonging-rows';
import { FREE_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(
  freeOnDemandSnapshot,
  belongingRows({
    kind: 'free',
    forms: FREE_FORMS,
    provider: 'TENANT',
    of: (address, body) => snapshotOf(address, body, 'once'),
    at: 'mongodbatlas_cloud_backup_snapshot.once',
    problem: (cluster) => `${cluster} does not support on-demand snapshots`,
    fix: 'remove the snapshot (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger',
  }),
);
