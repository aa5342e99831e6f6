import { assign, fix } from '../fix/fix';
import { switchOf } from '../../model/cluster-switch';
import { unknownBehind } from '../../model/link';
import { is } from '../../model/value';
import { leadsTo } from '../queries/cluster-kind';
import { leftOut } from '../queries/cluster-switches';
import { type Copy, copySettings } from '../queries/copy-settings';
import { cluster, copyTo, item, project, schedule, together } from '../example';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { clusterNamed } from '../queries/names';

const items = { policy_item_hourly: item(6, 'days', 3), policy_item_daily: item(1, 'days', 7) };
const withOplogs = schedule({ ...items, copy_settings: copyTo('EU_WEST_1', { should_copy_oplogs: true }) });

export const copyOplogsWithoutPit = defineRule({
  id: 'copy/oplogs-without-pit',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'oplogs are copied while point-in-time restore is disabled',
  why: 'Atlas has oplogs to copy only while point-in-time restore is enabled, and rejects should_copy_oplogs without it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['1.32'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster({ pit_enabled: true }), withOplogs) }],
      bad: [{ resources: together(project(), cluster({ pit_enabled: false }), withOplogs) }],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* oplogsOf(copy);
    }
  },
});

function* oplogsOf({ schedule, setting, attribute }: Copy): Iterable<Result> {
  const copies = setting.shouldCopyOplogs;
  if (copies.kind === 'absent' || is(copies, false)) return;
  const at = `${attribute}.should_copy_oplogs`;
  const isDedicated = leadsTo('dedicated', schedule.cluster, schedule, at);
  if (typeof isDedicated === 'object') yield isDedicated;
  const unread = unknownBehind(schedule.cluster);
  if (isDedicated === true && unread !== undefined) yield unlinked(schedule, at, unread);
  if (isDedicated !== true || schedule.cluster.kind !== 'linked') return;
  const of = schedule.cluster.to;
  const pit = switchOf(of, 'pitEnabled');
  if (is(pit, true)) return;
  if (copies.kind === 'unknown') yield unchecked(schedule, at, copies);
  else if (pit.kind === 'absent') yield unchecked(schedule, at, leftOut(of, 'pit_enabled'));
  else if (pit.kind === 'unknown')
    yield unchecked(schedule, at, {
      ...pit,
      reason: `pit_enabled of ${of.address} is known only after ${pit.until}`,
    });
  else
    yield {
      at: schedule,
      attribute: at,
      problem: `the schedule copies the oplogs of ${clusterNamed(of)}, but point-in-time restore is ${of.pitEnabled.kind === 'absent' ? 'off by default' : 'disabled'}`,
      fix: fix`set ${assign('pit_enabled', true, of)} on the cluster, or ${assign(at, false)}`,
      related: [of],
    };
}
