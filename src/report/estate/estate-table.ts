import type { Tool } from '../tool';

/** The clusters of an estate, a row for each, with what is needed to join the tables of several runs. */
export interface EstateTable {
  readonly tool: Tool;
  /** What the caller calls the run. */
  readonly run?: string | undefined;
  /** The moment that backups are looked at, such as `2026-08-21T00:00:00Z`. */
  readonly at: string;
  /** The day that dated rules compare with. */
  readonly asOf: string;
  /** The worst first. */
  readonly clusters: readonly EstateRow[];
  /** The names of projects by their ids, as far as both are known. */
  readonly projects: readonly ProjectName[];
  /** Schedules whose cluster is in none of the inputs. */
  readonly schedulesElsewhere: readonly ScheduleElsewhere[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** A cluster. What is not known is null. */
export interface EstateRow {
  /** The name of its project, else its id, else its address. */
  readonly project: string | null;
  readonly projectId: string | null;
  readonly name: string | null;
  /** The addresses of its resource: several if it is in several inputs. */
  readonly addresses: readonly string[];
  readonly kind: string | null;
  /** Its regions, such as `AWS/EU_CENTRAL_1`. */
  readonly regions: readonly string[] | null;
  readonly backup: boolean | null;
  readonly pointInTime: boolean | null;
  /** The worst-case data loss as an ISO 8601 duration. */
  readonly worstLoss: string | null;
  readonly worstLossIs: 'exact' | 'at most' | 'everything' | 'unknown';
  /** The oldest point that can be restored: a moment, or a day if the time of day is not known. */
  readonly oldest: string | null;
  /** With `at least`, there may be older ones. */
  readonly oldestIs: 'exact' | 'about' | 'at least' | 'none' | 'unknown';
  /** The regions that snapshots are copied to. */
  readonly copies: readonly string[] | null;
  readonly survivesDeletion: boolean | null;
  readonly survivesRegionLoss: boolean | null;
  readonly objectives: 'met' | 'missed' | 'none' | 'unknown';
  readonly findings: FindingCounts;
  /** Whether a schedule of the inputs is for it. */
  readonly scheduled: boolean;
}

/** The findings that are not acknowledged, and what is unchecked. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unchecked: number;
}

/** The name of a project. */
export interface ProjectName {
  readonly id: string;
  readonly name: string;
}

/** A schedule whose cluster is in none of the inputs; null is what is not known of it. */
export interface ScheduleElsewhere {
  readonly projectId: string | null;
  readonly cluster: string | null;
}
