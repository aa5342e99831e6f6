// @ts-check
const { assign, defineRule, fix, named, quote, unchecked } = require('cdktf-atlas-backup/rules');

const noTeam = defineRule({
  id: 'own/no-team',
  severity: 'warning',
  phase: 'synth',
  since: '1.0.0',
  summary: 'a cluster without a team tag',
  why: 'Backups are charged to the team in the tag; without one they are charged to no one.',
  docs: 'https://wiki.example.com/atlas/tags',
  facts: [],
  examples: { good: [], bad: [] },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { tags } = cluster;
      if (tags.kind === 'unknown') yield unchecked(cluster, 'tags', tags);
      else if (tags.kind === 'absent' || !tags.value.has('team'))
        yield {
          at: cluster,
          attribute: 'tags',
          problem: `cluster ${quote(cluster.name)} has no tag "team"`,
          fix: fix`add a team to ${named('tags')}, such as ${assign('tags', { team: '...' })}`,
        };
    }
  },
});

module.exports = { rules: [noTeam] };
