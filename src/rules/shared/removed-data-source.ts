import { SERVERLESS_AND_SHARED_END } from '../../atlas/dates';
import { flexCluster, project, together } from '../example';
import { fix, resource } from '../fix/fix';
import { defineRule } from '../rule';

const of = { project_id: '${mongodbatlas_project.shop.id}' };

export const sharedRemovedDataSource = defineRule({
  id: 'shared/removed-data-source',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a data source of the shared tiers, which no longer exist',
  why: `Since ${SERVERLESS_AND_SHARED_END} Atlas does not support M2 and M5 clusters. The provider still has their data sources, but reading one fails.`,
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/serverless-shared-migration-guide',
  prevents: '404',
  rejects: 'nothing',
  facts: ['9.9'],
  get examples() {
    return {
      good: [
        {
          title: 'the snapshots of a Flex cluster',
          resources: together(project(), flexCluster()),
          data: { mongodbatlas_flex_snapshots: { all: { ...of, name: 'reports' } } },
        },
      ],
      bad: [
        {
          resources: project(),
          data: { mongodbatlas_shared_tier_snapshots: { all: { ...of, cluster_name: 'reports' } } },
        },
      ],
    };
  },
  *check({ after, asOf }) {
    if (asOf < SERVERLESS_AND_SHARED_END) return;
    for (const [type, dataSources] of after.dataSources) {
      if (!type.startsWith('mongodbatlas_shared_tier_')) continue;
      for (const dataSource of dataSources)
        yield {
          at: dataSource,
          problem: `${type} reads from M2 and M5 clusters, which Atlas has not supported since ${SERVERLESS_AND_SHARED_END}`,
          fix: fix`use ${resource(`data.${type.replace('shared_tier', 'flex')}`)} with the Flex cluster that it was migrated to`,
        };
    }
  },
});
