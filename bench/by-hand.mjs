// What a team would write by hand: JSON.parse of a plan, and the five rules that gen-plan.mjs breaks. Every cost that
// the command has beyond this is the command's own, so the other figures are set against it.
//   node by-hand.mjs plan.json
import { readFileSync } from 'node:fs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// Twelve months are no longer than a year.
const DAYS = { days: 1, weeks: 7, months: 30, years: 365 };
const ORDER = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const clusters = new Map();
const findings = [];
const found = (rule, address, message) => findings.push({ rule, address, message });

for (const { type, change } of plan.resource_changes)
  if (type === 'mongodbatlas_advanced_cluster' && change.after) clusters.set(change.after.name, change.after);

for (const { address, type, change } of plan.resource_changes) {
  const schedule = change.after;
  if (type !== 'mongodbatlas_cloud_backup_schedule' || !schedule) continue;
  const cluster = clusters.get(schedule.cluster_name);
  const hourly = schedule.policy_item_hourly?.[0];
  if (cluster?.pit_enabled && !hourly)
    found('pit/without-hourly-item', address, 'continuous backup needs an hourly item');
  if (
    cluster?.pit_enabled &&
    hourly &&
    schedule.restore_window_days > hourly.retention_value * DAYS[hourly.retention_unit]
  )
    found(
      'pit/window-exceeds-hourly-retention',
      address,
      'the window is longer than the hourly snapshots are kept',
    );
  let longest = 0;
  for (const frequency of ORDER)
    for (const item of schedule[`policy_item_${frequency}`] ?? []) {
      const days = item.retention_value * DAYS[item.retention_unit];
      if (days < longest)
        found('schedule/retention-out-of-order', address, `${frequency} snapshots are kept too briefly`);
      longest = Math.max(longest, days);
      if (frequency === 'weekly' && item.frequency_interval > 7)
        found('schedule/invalid-interval', address, `${item.frequency_interval} is not a day of the week`);
    }
  for (const copy of schedule.copy_settings ?? [])
    if (copy.should_copy_oplogs && !cluster?.pit_enabled)
      found('copy/oplogs-without-pit', address, 'there are no oplogs to copy');
}
process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
