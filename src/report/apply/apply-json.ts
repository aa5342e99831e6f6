import type { SnapshotsJson, ForecastJson } from '../forecast/forecast-json';

/** How far an apply gets, as JSON: members may be added to it, and never change. */
export interface ApplyJson {
  readonly outcome: 'completes' | 'stops' | 'unknown';
  readonly steps: readonly StepJson[];
  /** The clusters that do not end as planned. */
  readonly clusters: readonly ClusterLeftJson[];
  readonly nextPlan: readonly NextChangeJson[];
  /** The same change as numbered applies; empty if there is nothing to do better, or no way. */
  readonly safe: readonly SafeApplyJson[];
  /** With `--if-refused any`: the steps whose failure leaves backups worse than they are, worst first. */
  readonly ifRefused?: readonly HarmJson[];
}

export interface StepJson {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete';
  /** The key of the deposed object that is deleted. */
  readonly deposed?: string;
  readonly outcome: 'done' | 'refused' | 'not-reached' | 'either' | 'unknown';
  /** The rule whose finding says that it is rejected, or may be. */
  readonly finding?: string;
  /** The rule that could not decide it. */
  readonly unchecked?: string;
  /** Why, in a sentence. */
  readonly reason?: string;
  /** What decides it and is not ordered against it. */
  readonly unordered?: readonly string[];
  /** What it leaves behind that was not planned. */
  readonly leaves?: string;
  /** Of a step that is done: the backups that it loses as planned, in the words of the finding. */
  readonly loses?: string;
}

export interface ClusterLeftJson {
  readonly address: string;
  readonly name: string;
  readonly outcome: string;
  readonly schedule: {
    /** `as before`, `as planned`, `emptied`, `default`, or `none` if there is no cluster. */
    readonly is: string;
    readonly items: readonly {
      readonly frequency: string;
      readonly interval: number;
      readonly retention: string;
    }[];
  };
  /** Null where that is not known. */
  readonly backup: boolean | null;
  readonly pit: boolean | null;
  readonly terminationProtection: boolean | null;
  readonly retainBackups: boolean | null;
  /** The snapshots that are there right after the apply. */
  readonly afterApply: SnapshotsJson;
  /** What can be restored from then on; null for a cluster that is deleted. */
  readonly forecast: ForecastJson | null;
  /** In a sentence, if it is worse than before or not as planned. */
  readonly sentence?: string;
}

export interface NextChangeJson {
  readonly address: string;
  /** As a plan writes them; empty where it shows nothing although Atlas is different. */
  readonly actions: readonly string[];
  readonly withoutRefresh: boolean;
  readonly certain: boolean;
  readonly why: string;
}

export interface SafeApplyJson {
  readonly apply: number;
  readonly change: string;
}

export interface HarmJson {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly clusters: readonly {
    readonly address: string;
    readonly name: string;
    readonly sentence: string;
  }[];
}
