import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleInvalidReferenceTime } from '../../../src/rules/schedule/invalid-reference-time';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const hour = 'reference_hour_of_day';
const minute = 'reference_minute_of_hour';
const withTime = (time: Body) =>
  together(project(), cluster(), schedule({ ...time, policy_item_daily: item(1, 'days', 7) }));
const time = (hours: unknown, minutes: unknown) => ({
  resources: withTime({ [hour]: hours, [minute]: minutes }),
});

const noHour = (hours: string) => ({
  at,
  attribute: hour,
  problem: `reference hour ${hours} of the schedule for cluster "orders" is not a whole number from 0 to 23`,
  fix: 'set reference_hour_of_day to a whole number from 0 to 23',
  fixInCode: 'set referenceHourOfDay to a whole number from 0 to 23',
});
const noMinute = (minutes: string) => ({
  at,
  attribute: minute,
  problem: `reference minute ${minutes} of the schedule for cluster "orders" is not a whole number from 0 to 59`,
  fix: 'set reference_minute_of_hour to a whole number from 0 to 59',
  fixInCode: 'set referenceMinuteOfHour to a whole number from 0 to 59',
});
const hourAlone = {
  at,
  attribute: minute,
  problem: 'the schedule for cluster "orders" sets reference hour 3, but no reference minute',
  fix: 'also set reference_minute_of_hour = 0, or remove reference_hour_of_day',
  fixInCode: 'also set referenceMinuteOfHour: 0, or remove referenceHourOfDay',
};
const minuteAlone = {
  at,
  attribute: hour,
  problem: 'the schedule for cluster "orders" sets reference minute 30, but no reference hour',
  fix: 'also set reference_hour_of_day = 0, or remove reference_minute_of_hour',
  fixInCode: 'also set referenceHourOfDay: 0, or remove referenceMinuteOfHour',
};

testRule(scheduleInvalidReferenceTime, [
  { title: '03:30', ...time(3, 30) },
  { title: '00:00', ...time(0, 0) },
  { title: '23:59', ...time(23, 59) },
  { title: 'no time', resources: withTime({}) },
  { title: '24:00', ...time(24, 0), findings: [noHour('24')] },
  { title: 'an hour of -1', ...time(-1, 0), findings: [noHour('-1')] },
  { title: 'half an hour', ...time(3.5, 0), findings: [noHour('3.5')] },
  { title: 'a minute of 60', ...time(3, 60), findings: [noMinute('60')] },
  { title: 'a minute of -1', ...time(3, -1), findings: [noMinute('-1')] },
  { title: 'both out of range', ...time(24, 60), findings: [noHour('24'), noMinute('60')] },
  { title: 'an hour that is not a number', only: 'synth', ...time('noon', 0), findings: [noHour('"noon"')] },
  { title: 'an hour without a minute', ...time(3, undefined), findings: [hourAlone] },
  { title: 'a minute without an hour', ...time(undefined, 30), findings: [minuteAlone] },
  {
    title: 'an hour out of range without a minute',
    ...time(24, undefined),
    findings: [
      noHour('24'),
      {
        ...hourAlone,
        problem: 'the schedule for cluster "orders" sets reference hour 24, but no reference minute',
      },
    ],
  },
  {
    title: 'an hour without a minute, of a schedule that already has both',
    before: withTime({ [hour]: 1, [minute]: 15 }),
    ...time(3, undefined),
    only: 'plan',
  },
  {
    title: 'an hour known only after apply',
    ...time('${terraform_data.hour.output}', 30),
    unchecked: [`${at} ${hour}`],
  },
  {
    title: 'an hour known only after apply, without a minute',
    ...time('${terraform_data.hour.output}', undefined),
    unchecked: [`${at} ${hour}`],
  },
  {
    title: 'both known only after apply',
    ...time('${terraform_data.hour.output}', '${terraform_data.minute.output}'),
    unchecked: [`${at} ${hour}`, `${at} ${minute}`],
  },
  {
    title: 'an hour from a variable',
    ...time('${var.hour}', 0),
    variables: { hour: 24 },
    atSynth: { unchecked: [`${at} ${hour}`] },
    findings: [noHour('24')],
  },
  {
    title: 'an hour from a variable that is null, with a minute',
    ...time('${var.hour}', 30),
    variables: { hour: null },
    atSynth: { unchecked: [`${at} ${hour}`] },
    findings: [minuteAlone],
  },
]);
