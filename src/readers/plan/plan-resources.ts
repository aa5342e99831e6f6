import type { Change, Existence } from '../../model';
import { type Json, isObject, member } from '../json/json';
import type { RawResource } from '../resource/raw-resource';
import { changesOfBoth, isRemoval, readChange } from './change';
import { isLookedAt } from './looked-at';
import type { RawResources } from './raw-resources';
import { type StateRow, resourcesOf } from './state';

/** The resources of a plan, before and after, and how much of the whole they are. */
export class PlanResources {
  readonly before: RawResource[] = [];
  readonly after: RawResource[] = [];
  /** The resources that are one object, before and after. */
  readonly pairs: (readonly [before: RawResource, after: RawResource])[] = [];
  managed = 0;
  private kept = 0;

  constructor(private readonly resources: RawResources) {}

  /** Whether any managed resource is left after the plan: the configuration of a destroy plan is not to be judged. */
  keepsAnything(): boolean {
    return this.kept > 0 || this.managed === 0;
  }

  addChanges(rows: readonly Json[]): void {
    for (const row of deposedLast(rows)) this.addChange(row);
  }

  private addChange(row: Json): void {
    const mode = member(row, 'mode');
    // An ephemeral resource is neither in Atlas nor in the state.
    if (mode !== 'managed' && mode !== 'data') return;
    const change = readChange(row);
    if (mode === 'managed') {
      this.managed += 1;
      if (!isRemoval(change)) this.kept += 1;
    }
    if (!isLookedAt(row)) return;
    const changes = changesOfBoth(row, change);
    const before = this.sideBefore(row, mode, changes.before);
    const after = this.sideAfter(row, mode, changes.after);
    if (before !== undefined) this.before.push(before);
    if (after !== undefined) this.after.push(after);
    const isOneObject = changes.before === changes.after;
    if (before !== undefined && after !== undefined && isOneObject) this.pairs.push([before, after]);
  }

  private sideBefore(row: Json, mode: RawResource['mode'], change: Change): RawResource | undefined {
    const values = member(row, 'change');
    const before = member(values, 'before');
    if (!isObject(before) || change.action === 'create') return undefined;
    return this.resources.of(row, {
      mode,
      change,
      existence: existenceOf(change),
      values: before,
      unknown: undefined,
      sensitive: member(values, 'before_sensitive'),
    });
  }

  private sideAfter(row: Json, mode: RawResource['mode'], change: Change): RawResource | undefined {
    const values = member(row, 'change');
    const after = member(values, 'after');
    if (!isObject(after) || isRemoval(change)) return undefined;
    return this.resources.of(row, {
      mode,
      change,
      existence: existenceOf(change),
      values: after,
      unknown: member(values, 'after_unknown') ?? {},
      sensitive: member(values, 'after_sensitive'),
      prior: member(values, 'before'),
    });
  }

  /**
   * Adds what a targeted plan does not list: it exists before, and this plan does not change it. Its state after is up
   * to the next plan, so it is only in the estate before.
   */
  addUntouched(rows: readonly StateRow[]): void {
    for (const { row, module } of rows) this.before.push(this.resources.ofState(row, module, 'managed'));
  }

  /** Adds the resources that were changed outside of Terraform, as the state had them and as the refresh found them. */
  addDrift(rows: readonly Json[]): void {
    for (const row of rows) {
      const before = this.stateOf(row, 'before');
      const after = this.stateOf(row, 'after');
      if (before !== undefined) this.before.push(before);
      if (after !== undefined) this.after.push(after);
      if (before !== undefined && after !== undefined) this.pairs.push([before, after]);
    }
  }

  private stateOf(row: Json, side: 'before' | 'after'): RawResource | undefined {
    const change = member(row, 'change');
    const values = member(change, side);
    if (!isObject(values)) return undefined;
    return this.resources.of(row, {
      mode: 'managed',
      change: readChange(row),
      existence: 'existing',
      values,
      unknown: undefined,
      sensitive: member(change, `${side}_sensitive`),
    });
  }

  /** Adds the managed resources of a state, unchanged, before and after: a refresh-only plan has nothing else. */
  addState(state: Json): void {
    for (const { row, module } of resourcesOf(state)) {
      if (member(row, 'mode') !== 'managed') continue;
      this.managed += 1;
      this.kept += 1;
      if (!isLookedAt(row)) continue;
      const before = this.resources.ofState(row, module, 'managed');
      const after = this.resources.ofState(row, module, 'managed');
      this.before.push(before);
      this.after.push(after);
      this.pairs.push([before, after]);
    }
  }

  /** Adds the data sources of a state: those that Terraform read for the plan. They are of the time before it. */
  addDataSources(state: Json): void {
    for (const { row, module } of resourcesOf(state))
      if (member(row, 'mode') === 'data' && isLookedAt(row)) {
        const read = this.resources.ofState(row, module, 'data');
        this.before.push(read);
        this.after.push(read);
      }
  }
}

/** What an interrupted replacement left behind comes last, so that a name means the current object. */
function deposedLast(rows: readonly Json[]): readonly Json[] {
  const isDeposed = (row: Json): boolean => member(row, 'deposed') !== undefined;
  return rows.some(isDeposed) ? [...rows.filter((row) => !isDeposed(row)), ...rows.filter(isDeposed)] : rows;
}

function existenceOf({ action }: Change): Existence {
  return action === 'create' ? 'new' : 'existing';
}
