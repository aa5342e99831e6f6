import { count } from '../../text/count';
import { listed } from '../../text/list';
import { durationInWords, secondsOf } from '../../model/duration';
import { isCertainlyShorter, isSameLength, retentionInWords, retentionOf } from '../../model/retention';
import { knownValue } from '../../model/value';
import type {
  BackupPolicy,
  Fading,
  Forecast,
  Impact,
  CopiedItem,
  KeptSnapshot,
  Moment,
  SnapshotCopies,
  Storage,
  WorstLoss,
} from '../../forecast';
import { isoMoment } from '../../forecast/moments';
import { ONCE, regularExports } from '../../forecast/storage';
import { byItem } from './forecast-json';

type Item = BackupPolicy['items'][number];

/*
 * A forecast in words, the same in every report.
 */

/** "2026-08-21 18:00 UTC". */
export function momentInWords(moment: Moment): string {
  return isoMoment(moment)
    .replace('T', ' ')
    .replace(/(?::00)?(?:\.\d+)?Z$/, ' UTC');
}

/** "2026-08-21". */
function dayOf(moment: Moment): string {
  return momentInWords(moment).slice(0, -' 00:00 UTC'.length);
}

/** "6 hours", "4 weeks", "1 year". */
export function spanInWords(iso: string): string {
  const retention = retentionOf(iso);
  if (retention !== undefined) return retentionInWords(retention);
  const seconds = secondsOf(iso);
  return seconds === undefined ? iso : durationInWords(seconds);
}

/** "every 6 hours", "every month". */
export function everyInWords(iso: string): string {
  return iso === 'P7D' ? 'every week' : `every ${spanInWords(iso).replace(/^1 /, '')}`;
}

/** "every 6 hours for 7 days, every month for 1 year". */
export function granularityInWords({ recovery }: Forecast): string {
  return recovery.granularity
    .map(({ withinAge, every }) => `${everyInWords(every)} for ${spanInWords(withinAge)}`)
    .join(', ');
}

/** "1 minute", "at most 1 day", "all data". */
export function lossInWords(loss: WorstLoss): string {
  switch (loss.kind) {
    case 'everything':
      return 'all data';
    case 'unknown':
      return 'not known yet';
    case 'some':
      return `${loss.isAtMost ? 'at most ' : ''}${durationInWords(loss.seconds)}`;
  }
}

const POLICIES = {
  configured: 'its schedule',
  default: "Atlas' default policy",
  flex: 'daily, by Atlas',
  legacy: 'the legacy Cloud Provider Snapshots',
  serverless: 'those of Serverless instances',
  infinite: 'the 24 hours of continuous backup of Atlas Infinite',
  none: 'none',
} as const;

/** What takes the snapshots, with the address of the schedule. */
export function policyInWords(forecast: Forecast): string {
  const { kind, schedule } = forecast.recovery.policy;
  const place = kind === 'configured' && schedule !== undefined ? ` (${schedule.address})` : '';
  return policyKindInWords(forecast, place);
}

/** What takes the snapshots. */
export function policyKindInWords({ recovery }: Forecast, place = ''): string {
  const { kind, isPaused } = recovery.policy;
  if (kind === undefined) return 'not known yet';
  const from = `${POLICIES[kind]}${place}`;
  return isPaused ? `${from}; paused, so no new snapshots are taken` : from;
}

/** "44: 21 hourly, 6 daily, 4 weekly, 12 monthly and 1 yearly". */
export function snapshotsInWords({
  snapshots,
  areAtLeast,
}: Pick<Forecast, 'snapshots' | 'areAtLeast'>): string {
  if (snapshots === undefined) return 'not known yet';
  if (snapshots.length === 0) return areAtLeast ? 'none known' : 'none';
  const items = itemsInWords(snapshots);
  const all = items.startsWith(`${snapshots.length} `) ? items : `${snapshots.length}: ${items}`;
  return `${areAtLeast ? 'at least ' : ''}${all}`;
}

/** "21 hourly and 6 daily". */
export function itemsInWords(snapshots: readonly KeptSnapshot[]): string {
  return listed(Object.entries(byItem(snapshots)).map(([item, count]) => `${count} ${itemInWords(item)}`));
}

/** "on-demand" for on-demand snapshots. */
export function itemInWords(item: string): string {
  return item === 'ondemand' ? 'on-demand' : item;
}

/** "any second of the last 7 days, from 2026-08-14 00:00 UTC"; undefined without point-in-time restore. */
export function pointInTimeInWords({ pointInTime }: Forecast): string | undefined {
  if (pointInTime === undefined) return undefined;
  const { days, from, holes } = pointInTime;
  if (days === undefined) return 'any second of a window that is not known yet';
  const beginning = from === undefined ? ', after the first snapshot' : `, from ${momentInWords(from)}`;
  const [hole] = holes;
  const without =
    hole === undefined
      ? ''
      : `; not between the point-in-time restore at ${momentInWords(hole.from)} and ${hole.until === undefined ? 'the next snapshot' : momentInWords(hole.until)}`;
  return `any second of the last ${days === 1 ? 'day' : `${days} days`}${beginning}${without}`;
}

/** "AWS/EU_CENTRAL_1; copies of daily snapshots in AWS/EU_WEST_1". */
export function storageInWords({ recovery: { storage, policy } }: Forecast): string {
  const { places, copies, exports } = storage;
  const known = places.length > 0 ? listed(places) : policy.items.length === 0 ? 'nowhere' : 'not known yet';
  return [
    known,
    ...copies.map((copy) => `copies of ${copyInWords(copy)}`),
    ...exports.map(({ bucket, frequency }) =>
      frequency === ONCE
        ? `snapshots exported once to ${bucket}`
        : `${frequency} snapshots exported to ${bucket}`,
    ),
  ].join('; ');
}

/** "daily and weekly snapshots and of the point-in-time history in AWS/EU_WEST_1". */
export function copyInWords(copy: SnapshotCopies): string {
  return `${copiedInWords(copy)}${copy.pointInTime ? ' and of the point-in-time history' : ''} in ${copy.place}`;
}

/** "daily and weekly snapshots", "daily (kept 3 days) snapshots", "the 14 newest snapshots". */
function copiedInWords({ items, newest }: SnapshotCopies): string {
  if (newest !== undefined) return newest === 1 ? 'the newest snapshot' : `the ${newest} newest snapshots`;
  const copied = items.map(({ item, retention }) =>
    retention === undefined
      ? itemInWords(item)
      : `${itemInWords(item)} (kept ${retentionInWords(retention)})`,
  );
  return `${listed(copied)} snapshots`;
}

const SURVIVALS = {
  clusterDeletion: 'cluster deletion',
  regionLoss: 'region loss',
  projectDeletion: 'project deletion',
} as const;

/** "cluster deletion; not region loss or project deletion". */
export function survivalInWords({ recovery }: Forecast): string {
  const { survives } = recovery.storage;
  const those = (wanted: boolean | undefined): string[] =>
    (Object.keys(SURVIVALS) as (keyof Storage['survives'])[])
      .filter((one) => survives[one] === wanted)
      .map((one) => SURVIVALS[one]);
  const [yes, no, open] = [those(true), those(false), those(undefined)];
  return [
    ...(yes.length > 0 ? [listed(yes)] : []),
    ...(no.length > 0 ? [`not ${listed(no, 'or')}`] : []),
    ...(open.length > 0 ? [`not known: ${listed(open)}`] : []),
  ].join('; ');
}

/** In one line: "RPO 1 minute; 43 snapshots back to 2025-08-31; any second of the last 7 days". */
export function forecastInWords(forecast: Forecast): string {
  const { worstLoss, snapshots, areAtLeast, recovery, pointInTime } = forecast;
  if (recovery.policy.kind === 'none') return 'no backups';
  const days = pointInTime?.days;
  return [
    `RPO ${lossInWords(worstLoss)}`,
    snapshots === undefined ? 'snapshots not known yet' : reachInWords(snapshots, areAtLeast),
    ...(days === undefined ? [] : [`any second of the last ${count(days, 'day')}`]),
  ].join('; ');
}

/** The names of the states that an impact compares, the same in pictures and in texts. */
export const WHEN = { before: 'before', afterApply: 'after apply', later: 'later' } as const;

/** What remains right after apply: "12 snapshots back to 2025-08-31". */
export function nowInWords({ left, mayBeLost }: Impact): string {
  const areAtLeast = mayBeLost.length > 0;
  return left === undefined || (left.length === 0 && areAtLeast)
    ? 'not known yet'
    : reachInWords(left, areAtLeast);
}

function reachInWords(snapshots: readonly KeptSnapshot[], areAtLeast: boolean): string {
  const oldest = snapshots.at(-1);
  if (oldest === undefined) return areAtLeast ? 'snapshots not known yet' : 'no snapshot';
  return `${areAtLeast ? 'at least ' : ''}${count(snapshots.length, 'snapshot')} back to ${dayOf(oldest.takenAt)}`;
}

// --- what a plan changes ---

/** What a plan changes, one sentence each, the most important first. */
export function impactInWords(impact: Impact): readonly string[] {
  const { outcome, before, after, fading, mayFade, doubts } = impact;
  if (outcome === 'created') return after === undefined ? [] : [createdInWords('new', after)];
  const sentences = [
    ...outcomeInWords(impact),
    ...lostInWords(impact),
    ...(outcome === 'changed' ? termsInWords(impact) : []),
    // Of a deletion, the outcome has said how long snapshots are kept.
    ...(outcome === 'changed'
      ? [...fading.map((one) => fadingInWords(one)), ...mayFadeInWords(mayFade)]
      : []),
    ...(after !== undefined && outcome !== 'changed' && outcome !== 'refused' && outcome !== 'switched off'
      ? [createdInWords('recreated', after)]
      : []),
  ];
  if (sentences.length + doubts.length === 0) return [];
  return [
    ...sentences,
    ...(before?.recovery.policy.kind === 'default'
      ? ["assumed: Atlas' default policy, because the state has no schedule"]
      : []),
    ...doubts,
  ];
}

function createdInWords(what: 'new' | 'recreated', after: Forecast): string {
  const { worstLoss, policy, reach } = after.recovery;
  if (policy.kind === 'none') return `the ${what} cluster has no backups, so the ${RPO} is all data`;
  if (worstLoss.kind === 'everything')
    return `the ${what} cluster has no scheduled snapshots, so the ${RPO} is all data`;
  if (worstLoss.kind === 'unknown') return `the ${RPO} of the ${what} cluster is not known yet`;
  const kept =
    reach.longest === undefined
      ? ''
      : `, and snapshots are kept up to ${reach.isAtLeast ? 'at least ' : ''}${retentionInWords(reach.longest)}`;
  return `the ${what} cluster begins without snapshots; after the first one, the ${RPO} is ${lossInWords(worstLoss)}${kept}`;
}

const RPO = 'worst-case data loss (RPO)';

function outcomeInWords({ outcome, fading, lost, isProtectedByPolicy }: Impact): string[] {
  switch (outcome) {
    case 'refused':
      if (isProtectedByPolicy)
        return ['Atlas may refuse this change; the compliance policy keeps the snapshots in any case'];
      return ['Atlas rejects this change, so nothing is lost; the apply fails'];
    case 'switched off':
      return hasLost(lost) ? [] : ['disables backups, which deletes all of them'];
    case 'deleted with its backups':
      return hasLost(lost) ? [] : ['the cluster and all its backups are deleted'];
    case 'deleted, backups kept':
      return [
        fading.length === 0
          ? 'the cluster is deleted; its snapshots are kept until they expire'
          : `the cluster is deleted; its snapshots are kept until they expire, the last one on ${dayOf(Math.max(...fading.map(({ until }) => until)))}`,
      ];
    default:
      return [];
  }
}

/** Whether the sentence about deleted snapshots says how the cluster's backups are deleted. */
function hasLost(lost: Impact['lost']): boolean {
  return lost !== undefined && lost.length > 0;
}

/** What deletes the snapshots. */
function deleting(outcome: Impact['outcome']): string {
  if (outcome === 'switched off') return 'disables backups, which deletes';
  return outcome === 'deleted with its backups' ? 'deletes the cluster with' : 'deletes';
}

function lostInWords({ before, lost, left, mayBeLost, lostHistory, outcome }: Impact): string[] {
  const history = lostHistory?.days;
  const past =
    lostHistory === undefined
      ? []
      : [
          lostHistory.left > 0
            ? `point-in-time restore can go back ${count(lostHistory.left, 'day')} instead of ${count(lostHistory.left + (history ?? 0), 'day')}`
            : history === undefined
              ? 'deletes all point-in-time history immediately'
              : `deletes ${count(history, 'day')} of point-in-time history immediately`,
        ];
  if (mayBeLost.length > 0)
    past.unshift(
      `may delete ${mayBeLost.length === 1 ? '' : 'up to '}${count(mayBeLost.length, lost?.length === 0 ? 'snapshot' : 'more snapshot')} immediately: ${itemsInWords(mayBeLost)}`,
    );
  if (lost === undefined) return past;
  if (lost.length === 0) return past;
  const oldest = before?.snapshots?.at(-1);
  const next = left?.at(-1);
  const deleted = `deletes ${count(lost.length, 'snapshot')} immediately: ${itemsInWords(lost)}`;
  if (mayBeLost.length > 0) return [deleted, ...past];
  if (next === undefined || oldest === undefined)
    return [
      `${deleting(outcome)} ${lost.length === 1 ? 'the only snapshot' : `all ${lost.length} snapshots`} immediately, back to ${dayOf(oldest?.takenAt ?? 0)}: ${itemsInWords(lost)}`,
      ...past,
    ];
  return [
    next.takenAt === oldest.takenAt
      ? deleted
      : `${deleted}; the oldest restorable point moves from ${dayOf(oldest.takenAt)} to ${dayOf(next.takenAt)}`,
    ...past,
  ];
}

function fadingInWords({ item, count, until }: Fading): string {
  const last = `on ${dayOf(until)}`;
  return count === 1
    ? `the ${itemInWords(item)} snapshot is kept until it expires ${last}; no new one is kept that long`
    : `${count} ${itemInWords(item)} snapshots are kept until they expire, the last one ${last}; no new ones are kept that long`;
}

/** Snapshots of several items in one sentence. */
function mayFadeInWords(mayFade: readonly Fading[]): string[] {
  if (mayFade.length === 0) return [];
  const items = listed([...mayFade].reverse().map((one) => `${one.count} ${itemInWords(one.item)}`));
  const last = `on ${dayOf(Math.max(...mayFade.map(({ until }) => until)))}`;
  return [
    mayFade.reduce((sum, one) => sum + one.count, 0) === 1
      ? `${items} snapshot is kept until it expires ${last}; whether a new one is kept that long is not known yet`
      : `${items} snapshots are kept until they expire, the last one ${last}; whether new ones are kept that long is not known yet`,
  ];
}

/** What becomes better or worse. */
function termsInWords(impact: Impact): string[] {
  const { before, after, lostHistory } = impact;
  if (before === undefined || after === undefined) return [];
  const [former, later] = [before.recovery, after.recovery];
  const pointInTimeEnds =
    before.pointInTime !== undefined &&
    after.pointInTime === undefined &&
    lostHistory === undefined &&
    !later.policy.mayHavePointInTime
      ? ['point-in-time restore works only as long as there is a snapshot to start from']
      : [];
  if (
    later.policy.kind !== undefined &&
    later.worstLoss.kind === 'everything' &&
    former.worstLoss.kind !== 'everything'
  )
    return [
      `no new snapshots are taken; after the last one has expired, the ${RPO} is all data`,
      ...pointInTimeEnds,
    ];
  const sentences: string[] = [
    ...takenInWords(former.policy, later.policy, before, after),
    ...openItemsInWords(impact),
    ...lossChangeInWords(former.worstLoss, later.worstLoss),
    ...reachChangeInWords(former.reach, later.reach),
    ...pointInTimeChangeInWords(impact),
    ...pointInTimeEnds,
  ];
  const hole = after.pointInTime?.holes[0];
  if (hole !== undefined)
    sentences.push(
      `moments between the point-in-time restore and the next snapshot${hole.until === undefined ? '' : ` (${momentInWords(hole.until)})`} cannot be restored`,
    );
  sentences.push(
    ...placesInWords(former, later),
    ...copiesInWords(former.storage, later.storage, (item) => isOpen(later.policy, item)),
    ...survivalsInWords(former.storage, later.storage),
    ...exportsInWords(former, later),
  );
  if (before.cluster.kind.kind === 'known' && !sameKind(before, after))
    sentences.push(
      knownValue(after.cluster.pitEnabled) === true
        ? 'this apply only upgrades the cluster: point-in-time restore requires a second apply'
        : 'this apply only upgrades the cluster',
    );
  if (later.policy.mayBePaused)
    sentences.unshift('whether the cluster is paused is not known yet; a paused cluster takes no snapshots');
  else if (former.policy.isPaused && !later.policy.isPaused && later.policy.kind !== undefined)
    sentences.unshift('the cluster is resumed: snapshots are taken again');
  if (later.policy.isPaused && !former.policy.isPaused)
    sentences.unshift('the cluster is paused: no new snapshots are taken, and existing ones expire');
  if (sentences.length > 0) return sentences;
  const changed = itemsChanged(former.policy, later.policy);
  const [old, planned] = [granularityInWords(before), granularityInWords(after)];
  const isComparable = !former.policy.mayHaveMoreItems && !later.policy.mayHaveMoreItems;
  const isSame = !isComparable || hasSameGranularity(former, later);
  return changed.length > 0 || isSame || old === '' || planned === ''
    ? changed
    : [`snapshots are kept ${planned}, instead of ${old}`];
}

function hasSameGranularity({ granularity: former }: Recovery, { granularity: later }: Recovery): boolean {
  return (
    former.length === later.length &&
    former.every(({ withinAge, every }, index) => {
      const other = later[index];
      if (other === undefined || other.every !== every) return false;
      const [one, planned] = [retentionOf(withinAge), retentionOf(other.withinAge)];
      return one === undefined || planned === undefined
        ? withinAge === other.withinAge
        : isSameLength(one, planned);
    })
  );
}

/** Whether there may be items of a frequency that are not known. */
function isOpen({ kind, openItems }: BackupPolicy, item: KeptSnapshot['item']): boolean {
  return kind === undefined || openItems.some(({ frequency }) => frequency === item);
}

/** The items that are not known, unless another sentence is about the snapshots that they may replace. */
function openItemsInWords({ before, after, mayFade }: Impact): string[] {
  const former = before?.recovery.policy;
  const open = (after?.recovery.policy.openItems ?? []).filter(
    ({ frequency }) =>
      former !== undefined && !isOpen(former, frequency) && mayFade.every(({ item }) => item !== frequency),
  );
  const those = (matches: (item: (typeof open)[number]) => boolean): readonly string[] => [
    ...new Set(open.filter(matches).map(({ frequency }) => frequency)),
  ];
  const sentence = (items: readonly string[], text: (names: string) => string): string[] =>
    items.length === 0 ? [] : [text(listed(items))];
  return [
    ...sentence(
      those(({ isTaken }) => !isTaken),
      (names) => `whether new ${names} snapshots are taken, and how long they are kept, is not known yet`,
    ),
    ...sentence(
      those(({ isTaken, retention }) => isTaken && retention === undefined),
      (names) => `how long new ${names} snapshots are kept is not known yet`,
    ),
    ...sentence(
      those(({ isTaken, retention }) => isTaken && retention !== undefined),
      (names) => `when new ${names} snapshots are taken is not known yet`,
    ),
  ];
}

/** How the RPO changes. Where a side is only known to be at most something, only what is certain counts. */
function lossChangeInWords(former: WorstLoss, later: WorstLoss): string[] {
  const [old, planned] = [lossInWords(former), lossInWords(later)];
  if (former.kind === 'unknown') return later.kind === 'unknown' ? [] : [`the ${RPO} is ${planned}`];
  if (later.kind === 'unknown') return [`whether the ${RPO} stays ${old} is not known yet`];
  const [[leastBefore, mostBefore], [leastAfter, mostAfter]] = [boundsOf(former), boundsOf(later)];
  if (leastAfter > mostBefore) return [`the ${RPO} grows from ${old} to ${planned}`];
  if (mostAfter < leastBefore) return [`the ${RPO} shrinks from ${old} to ${planned}`];
  if (mostAfter === mostBefore) return [];
  return leastBefore === mostBefore
    ? [`whether the ${RPO} stays ${old} is not known yet; it is ${planned}`]
    : [`the ${RPO} is ${planned}`];
}

/** The fewest and the most seconds. */
function boundsOf(loss: WorstLoss): readonly [least: number, most: number] {
  if (loss.kind !== 'some') return [Infinity, Infinity];
  return [loss.isAtMost ? 0 : loss.seconds, loss.seconds];
}

type Reach = Forecast['recovery']['reach'];

/** How long new snapshots are kept, as far as that is certain. */
function reachChangeInWords(former: Reach, later: Reach): string[] {
  const [old, planned] = [former.longest, later.longest];
  if (later.isAtLeast) {
    if (former.isAtLeast || planned === undefined || (old !== undefined && !isCertainlyShorter(old, planned)))
      return [];
    return [`new snapshots are kept up to at least ${retentionInWords(planned)} instead of ${keptUpTo(old)}`];
  }
  if (old === undefined || planned === undefined ? old === planned : isSameLength(old, planned)) return [];
  const kept = `new snapshots are kept ${keptUpTo(planned)}`;
  return [former.isAtLeast ? kept : `${kept} instead of ${keptUpTo(old)}`];
}

function keptUpTo(longest: Reach['longest']): string {
  return longest === undefined ? 'not at all' : `up to ${retentionInWords(longest)}`;
}

/** What becomes better about point-in-time restore, and what is not known about it. */
function pointInTimeChangeInWords({ before, after, mayLoseHistory }: Impact): string[] {
  const [former, later] = [before?.pointInTime, after?.pointInTime];
  const [wide, narrow] = [former?.days, later?.days];
  const wasOpen = before?.recovery.policy.mayHavePointInTime === true;
  if (mayLoseHistory) {
    const history = wide === undefined ? 'its history' : `${count(wide, 'day')} of its history`;
    return [
      later === undefined
        ? `whether point-in-time restore stays enabled is not known yet; disabling it deletes ${history} immediately`
        : `how far back point-in-time restore can go is not known yet; ${wide === undefined ? 'a shorter window' : `less than ${count(wide, 'day')}`} deletes history immediately`,
    ];
  }
  if (former === undefined && !wasOpen) {
    if (later !== undefined)
      return [
        narrow === undefined
          ? 'point-in-time restore is enabled; how far back it can go is not known yet'
          : `point-in-time restore is enabled, and will be able to go back ${count(narrow, 'day')}`,
      ];
    const { kind, mayHavePointInTime } = after?.recovery.policy ?? {};
    return kind !== undefined && mayHavePointInTime === true
      ? ['whether point-in-time restore is enabled is not known yet']
      : [];
  }
  if (narrow === undefined || (wide ?? 0) >= narrow) return [];
  const able = `point-in-time restore will be able to go back ${count(narrow, 'day')}`;
  return [wide === undefined ? able : `${able} instead of ${count(wide, 'day')}`];
}

type Recovery = Forecast['recovery'];

/** Where snapshots are no longer stored, and where they are stored from now on. */
function placesInWords({ storage: former }: Recovery, { storage: later, policy }: Recovery): string[] {
  // It is not known then whether there are any.
  if (policy.kind === undefined) return [];
  const [before, after] = [placesOf(former), placesOf(later)];
  const wasOpen = former.open.places || former.open.copies;
  return [
    ...before
      .filter((place) => !after.includes(place))
      .map((place) => {
        if (later.open.places && former.places.includes(place))
          return `whether new snapshots are stored in ${place} is not known yet`;
        if (later.open.places || later.open.copies)
          return `whether new snapshots are copied to ${place} is not known yet`;
        return `no new snapshots in ${place}; existing ones are kept until they expire`;
      }),
    ...after
      .filter((place) => !before.includes(place) && !wasOpen)
      .map((place) => `new snapshots are stored in ${place}`),
  ];
}

/** Items that take snapshots less or more often, where the RPO does not say so. */
function takenInWords(
  before: BackupPolicy,
  after: BackupPolicy,
  { recovery: former }: Forecast,
  { recovery: later }: Forecast,
): string[] {
  const isSaid = lossInWords(former.worstLoss) !== lossInWords(later.worstLoss);
  const frequencies = new Set(before.items.map(({ frequency }) => frequency));
  return [...frequencies].flatMap((frequency) => {
    if (isOpen(before, frequency) || isOpen(after, frequency)) return [];
    const [old, planned] = [before, after].map(({ items }) =>
      items.filter((one) => one.frequency === frequency),
    );
    if (old === undefined || planned === undefined || planned.length === 0) return [];
    if (old.length !== planned.length)
      return [`${count(planned.length, `${frequency} item`)} instead of ${old.length} take snapshots`];
    const [one, other] = [old[0]?.interval, planned[0]?.interval];
    if (frequency !== 'hourly' || isSaid || one === undefined || other === undefined || one === other)
      return [];
    return [
      `hourly snapshots are taken ${everyInWords(`PT${other}H`)} instead of ${everyInWords(`PT${one}H`)}`,
    ];
  });
}

/**
 * What changes about the copies in regions that have copies before and after.
 * @param mayBeTaken whether it is not known if snapshots of an item are taken
 */
function copiesInWords(
  { copies: before }: Storage,
  { copies: after }: Storage,
  mayBeTaken: (item: CopiedItem['item']) => boolean,
): string[] {
  return before.flatMap((old) => {
    const planned = after.find(({ place }) => place === old.place);
    if (planned === undefined) return [];
    const itemOf = (copies: SnapshotCopies, item: CopiedItem['item']): CopiedItem | undefined =>
      copies.items.find((one) => one.item === item);
    const removed = old.items.filter(({ item }) => itemOf(planned, item) === undefined && !mayBeTaken(item));
    const added = planned.items.filter(({ item }) => itemOf(old, item) === undefined);
    const names = (items: readonly CopiedItem[]): string =>
      listed(items.map(({ item }) => itemInWords(item)));
    const kept = ({ retention }: CopiedItem): string =>
      retention === undefined ? 'as long as their snapshots' : retentionInWords(retention);
    return [
      ...(removed.length === 0 ? [] : [`${names(removed)} snapshots are no longer copied to ${old.place}`]),
      ...(added.length === 0 ? [] : [`${names(added)} snapshots are copied to ${old.place} too`]),
      ...old.items.flatMap((item) => {
        const other = itemOf(planned, item.item);
        return other === undefined || kept(item) === kept(other)
          ? []
          : [
              `copies of ${itemInWords(item.item)} snapshots in ${old.place} are kept ${kept(other)} instead of ${kept(item)}`,
            ];
      }),
      ...(old.newest === planned.newest
        ? []
        : [`${copiedInWords(planned)} are copied to ${old.place}, instead of ${copiedInWords(old)}`]),
      ...historyCopiesInWords(old, planned),
    ];
  });
}

/** What changes about the copies of the point-in-time history in a region. */
function historyCopiesInWords(old: SnapshotCopies, planned: SnapshotCopies): string[] {
  if (planned.mayCopyPointInTime)
    return old.mayCopyPointInTime
      ? []
      : [`whether the point-in-time history is copied to ${old.place} is not known yet`];
  if (old.mayCopyPointInTime || old.pointInTime === planned.pointInTime) return [];
  return [
    `the point-in-time history is ${planned.pointInTime ? 'copied to' : 'no longer copied to'} ${old.place}`,
  ];
}

/** What changes for single items, if no figure of the whole schedule changes. */
function itemsChanged(before: BackupPolicy, after: BackupPolicy): string[] {
  const retentions = ({ items }: BackupPolicy, frequency: Item['frequency']): Item['retention'][] =>
    items.filter((item) => item.frequency === frequency).map(({ retention }) => retention);
  const frequencies = [...new Set([...before.items, ...after.items].map(({ frequency }) => frequency))];
  return frequencies.flatMap((frequency) => {
    if (isOpen(before, frequency) || isOpen(after, frequency)) return [];
    const [former, later] = [retentions(before, frequency), retentions(after, frequency)];
    const isSame =
      former.length === later.length && former.every((one, index) => isAsLong(one, later[index]));
    if (isSame) return [];
    const [old, planned] = [former, later].map((all) => listed(all.map(keptInWords)));
    if (old === undefined || planned === undefined || old === planned) return [];
    if (old === '') return [`${frequency} snapshots are taken too, and kept ${planned}`];
    if (planned === '') return [`no new ${frequency} snapshots are taken`];
    return [`${frequency} snapshots are kept ${planned} instead of ${old}`];
  });
}

function isAsLong(one: Item['retention'], other: Item['retention'] | undefined): boolean {
  if (other === undefined || one.unit === 'hours' || other.unit === 'hours')
    return one.unit === other?.unit && one.value === other.value;
  return isSameLength({ unit: one.unit, value: one.value }, { unit: other.unit, value: other.value });
}

function keptInWords(retention: Item['retention']): string {
  return retention.unit === 'hours'
    ? `${retention.value} hours`
    : retentionInWords({ unit: retention.unit, value: retention.value });
}

function placesOf({ places, copies }: Storage): readonly string[] {
  return [...places, ...copies.map(({ place }) => place)];
}

function sameKind({ cluster: { kind: former } }: Forecast, { cluster: { kind: later } }: Forecast): boolean {
  return former.kind !== 'known' || later.kind !== 'known' || former.value === later.value;
}

/** Without export jobs: what they export stays in the bucket, with or without the jobs. */
function exportsInWords({ storage: former }: Recovery, { storage: later, policy }: Recovery): string[] {
  const describe = (
    all: Storage['exports'],
    others: Storage['exports'],
    [lead, verb]: readonly [string, string],
  ): string[] =>
    all
      .filter(
        ({ frequency, bucket }) =>
          !others.some((other) => other.frequency === frequency && other.bucket === bucket),
      )
      .map(({ frequency, bucket }) => `${lead}${frequency} snapshots are ${verb} to ${bucket}`);
  // It is not known then whether there are any.
  if (policy.kind === undefined) return [];
  const [before, after] = [regularExports(former), regularExports(later)];
  if (later.open.exports)
    return before.length === 0
      ? ['whether snapshots are exported is not known yet']
      : before.map(
          ({ frequency, bucket }) =>
            `whether ${frequency} snapshots are exported to ${bucket} is not known yet`,
        );
  return [
    ...describe(before, after, ['', 'no longer exported']),
    ...describe(after, before, ['from now on, ', 'exported']),
  ];
}

function survivalsInWords({ survives: former }: Storage, { survives: later }: Storage): string[] {
  return (Object.keys(SURVIVALS) as (keyof Storage['survives'])[]).flatMap((one) => {
    if (former[one] === later[one] || former[one] === undefined) return [];
    if (later[one] === undefined) return [`whether snapshots survive ${SURVIVALS[one]} is not known yet`];
    return [`snapshots ${later[one] ? 'now survive' : 'no longer survive'} ${SURVIVALS[one]}`];
  });
}
