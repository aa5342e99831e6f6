import { snapshotOf } from '../../../src/rules/example';
import { flexOnDemandSnapshot } from '../../../src/rules/flex/on-demand-snapshot';
import { belongingRows } from '../../support/belonging-rows';
import { FLEX_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(
  flexOnDemandSnapshot,
  belongingRows({
    kind: 'flex',
    forms: FLEX_FORMS,
    provider: 'FLEX',
    of: (address, body) => snapshotOf(address, body, 'once'),
    at: 'mongodbatlas_cloud_backup_snapshot.once',
    problem: (cluster) => `${cluster} does not support on-demand snapshots`,
    fix: 'remove the snapshot (Atlas keeps 8 daily snapshots), or make the cluster an M10 or larger',
  }),
);
