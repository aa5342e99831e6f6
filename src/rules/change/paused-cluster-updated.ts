import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { kindOf } from '../queries/deletion';
import { clusterNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const paused = { paused: true };
const tagged = { tags: { team: 'data' } };

export const changePausedClusterUpdated = defineRule({
  id: 'change/paused-cluster-updated',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'an update of a paused cluster that does not resume it',
  why: 'Atlas accepts no change of a paused cluster except its resumption, so the apply stops at it. If one plan resumes and changes it, the provider resumes it first.',
  docs: 'https://www.mongodb.com/docs/atlas/pause-terminate-cluster/',
  prevents: 'CANNOT_UPDATE_PAUSED_CLUSTER',
  rejects: { action: 'update' },
  facts: ['11.8'],
  get examples() {
    return {
      good: [
        {
          title: 'resumed and changed in one plan',
          before: together(project(), cluster(paused)),
          resources: together(project(), cluster({ paused: false, ...tagged })),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(paused)),
          resources: together(project(), cluster({ ...paused, ...tagged })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after, change } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.paused, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const changed = (change?.changed?.() ?? []).filter((name) => !IN_STATE_ALONE.has(name));
      const [first] = changed;
      if (first === undefined) continue;
      if (after.paused.kind === 'unknown') yield unchecked(after, 'paused', after.paused);
      if (is(after.paused, true))
        yield {
          at: after,
          attribute: first,
          problem: `${clusterNamed(after)} stays paused, so Atlas rejects the change of its ${listed(changed)}`,
          fix: fix`set ${assign('paused', false)} in this plan, or leave the rest of the cluster unchanged`,
        };
    }
  },
});

/** What the provider itself uses, and sends nothing of. */
const IN_STATE_ALONE: ReadonlySet<string> = new Set([
  'retain_backups_enabled',
  'delete_on_create_timeout',
  'timeouts',
]);
