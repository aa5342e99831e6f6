import type { Severity } from '../../rules';
import type { RecoveryNeeds } from '../../model';
import type { Configured } from '../configured';
import type { EstateRow } from '../estate/estate-table';
import type { ForecastJson } from '../forecast/forecast-json';
import type { Tool } from '../tool';

/** What configurations show of backups, for an audit, and what they do not show. */
export interface Evidence {
  readonly tool: Tool;
  /** The version of the provider whose schema the inputs were compared with. */
  readonly providerVersion: string;
  /** What the caller calls the run; undefined without a name. */
  readonly run: string | undefined;
  /** The day of the forecast, that dated rules and acknowledgements compare with as well. */
  readonly asOf: string;
  /** The inputs, in the order in which they were named. */
  readonly inputs: readonly EvidenceInput[];
  /** What else was read. */
  readonly otherFiles: readonly OtherFile[];
  readonly configured: Configured;
  /** How many rules ran. */
  readonly rulesRun: number;
  readonly objectives: readonly StatedObjective[];
  /** By project and name. */
  readonly clusters: readonly ClusterEvidence[];
  /** What is of no cluster of the inputs. */
  readonly ofNoCluster: Reported;
  /** How many schedules are for clusters that are in none of the inputs. */
  readonly schedulesElsewhere: number;
}

/** A plan, a state or a stack. */
export interface EvidenceInput {
  readonly path: string;
  readonly kind: 'synth' | 'plan' | 'state';
  readonly terraformVersion: string | undefined;
  /** Why a plan does not show everything; undefined if it does. */
  readonly partial: 'targeted' | 'refresh-only' | undefined;
  /** How many managed resources it has. */
  readonly resources: number;
  /** Of the bytes of its file, before they are unzipped. */
  readonly sha256: string;
  /** What it has and no rule reviewed, in one line for each kind. */
  readonly notReviewed: readonly string[];
  /** Attributes that the facts of this release do not know. */
  readonly newerAttributes: readonly string[];
}

/** A file that was read in addition to the inputs. */
export interface OtherFile {
  readonly path: string;
  readonly role:
    'configuration' | 'objectives' | 'own rules' | 'stack behind a plan' | 'state of what is elsewhere';
  readonly sha256: string;
}

/** A recovery objective. */
export interface StatedObjective {
  readonly statedBy: string;
  readonly requires: readonly Requirement[];
  /** How many clusters of the inputs it covers. */
  readonly clusters: number;
  /** Of how many clusters that is not known. */
  readonly perhaps: number;
}

/** One thing that an objective requires. */
export interface Requirement {
  readonly need: keyof RecoveryNeeds;
  /** An ISO 8601 duration, places, or true. */
  readonly value: string | readonly string[] | true;
  readonly text: string;
}

/** A requirement that covers a cluster, and whether the cluster meets it. */
export interface ObjectiveResult extends Requirement {
  readonly statedBy: string;
  readonly outcome: 'met' | 'missed' | 'unknown';
  /** Why it is missed or not known. */
  readonly reason?: string;
}

/** What is shown of a cluster. */
export interface ClusterEvidence extends Reported {
  /** The name of its project, else its id, else its address. */
  readonly project: string | null;
  readonly projectId: string | null;
  readonly name: string | null;
  readonly address: string;
  readonly constructPath: string | undefined;
  /** Which input it is from. */
  readonly input: number;
  /** The same cluster of Atlas in other inputs. */
  readonly alsoIn: readonly { readonly input: number; readonly address: string }[];
  readonly rows: Rows;
  readonly objectives: readonly ObjectiveResult[];
  /** What the forecast assumes where Atlas does not document the answer. */
  readonly assumptions: readonly string[];
}

/** What rules and the forecast report. */
export interface Reported {
  /** Those that are not acknowledged. */
  readonly findings: readonly ReportedFinding[];
  readonly acknowledgements: readonly Acknowledged[];
  readonly unknown: readonly NotKnown[];
}

export interface ReportedFinding {
  readonly input: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  readonly message: string;
}

/** A finding that a person has acknowledged. */
export interface Acknowledged extends ReportedFinding {
  readonly reason: string;
  readonly owner: string | undefined;
  /** The last day on which the acknowledgement is valid. */
  readonly until: string | undefined;
}

/** Something that is not known, with the rules that need it. */
export interface NotKnown {
  readonly input: number;
  readonly address: string;
  readonly reason: string;
  readonly rules: readonly string[];
}

/** One answer about a cluster. */
export interface Row<V> {
  readonly value: V;
  readonly text: string;
  /** False if the value, or a part of it, is not known. */
  readonly isKnown: boolean;
}

/** The answers about a cluster. */
export type Rows = { readonly [Id in keyof RowValues]: Row<RowValues[Id]> };

export type RowId = keyof RowValues;

/** The values of the answers; null is what is not known. */
export interface RowValues {
  readonly kind: string | null;
  readonly backup: boolean | null;
  /** What takes snapshots: its schedule, Atlas' default policy, or Atlas. */
  readonly policy: string | null;
  readonly schedule: ScheduleValue | null;
  readonly pointInTime: { readonly enabled: boolean | null; readonly windowDays: number | null };
  readonly export: readonly { readonly bucket: string; readonly frequency: string }[] | null;
  readonly rpo: { readonly duration: string | null; readonly is: EstateRow['worstLossIs'] };
  readonly retention: {
    readonly longest: string | null;
    readonly is: 'exact' | 'at least' | 'none' | 'unknown';
  };
  readonly granularity: ForecastJson['granularity'] | null;
  /** A moment, or a day if the time of day is not known. */
  readonly oldest: { readonly moment: string | null; readonly is: EstateRow['oldestIs'] | 'not before' };
  readonly regions: readonly string[] | null;
  /** Where snapshots are, without their copies. */
  readonly storedIn: readonly string[] | null;
  readonly copies: readonly CopyValue[] | null;
  readonly survives: ForecastJson['survives'];
  readonly terminationProtection: boolean | null;
  readonly retainedOnDeletion: boolean | null;
  readonly encryptionAtRest: CustomerKeyValue | null;
  /** Null if there is none in the inputs, or if that is not known. */
  readonly compliancePolicy: CompliancePolicyValue | null;
}

export interface ScheduleValue {
  /** Undefined for what Atlas does without a schedule. */
  readonly address: string | undefined;
  readonly items: readonly ItemValue[];
  /** `18:00` in UTC. */
  readonly referenceTime: string | null;
}

/** A policy item. */
export interface ItemValue {
  readonly frequency: string;
  /** Hours, the day of the week or month, or the month, as Atlas counts them. */
  readonly interval: number | null;
  /** An ISO 8601 duration. */
  readonly keptFor: string | null;
}

/** Copies in a region. */
export interface CopyValue {
  readonly storedIn: string;
  readonly items: readonly string[];
  readonly pointInTime: boolean;
}

/** With which customer key a cluster is encrypted at rest. */
export interface CustomerKeyValue {
  /** `NONE`, or the provider of the key. */
  readonly provider: string;
  /** The resource of the project that has the key, if it is in the inputs. */
  readonly configuredBy: string | undefined;
}

/** What a Backup Compliance Policy requires. */
export interface CompliancePolicyValue {
  readonly address: string;
  readonly pointInTime: boolean | null;
  readonly restoreWindowDays: number | null;
  readonly encryptionAtRest: boolean | null;
  readonly copyProtection: boolean | null;
  readonly items: readonly ItemValue[];
}
