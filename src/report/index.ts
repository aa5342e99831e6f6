export { toJson, toJsonParts } from './json';
export { type PrettyOptions, toPretty } from './pretty';
export { printable } from '../text/printable';
export {
  type ExplanationOptions,
  type ShownFact,
  explanation,
  rulesToJson,
  rulesToMarkdown,
  rulesToPretty,
} from './rules';
export { type Configured, type WeakenedRule, NOT_CONFIGURED, takenFrom } from './configured';
export type { FailOn } from './fail-on';
export type { BaselineUse, Calendar, EndedAcknowledgement, Report, UnreadableInput } from './report';
export {
  type Configuration,
  type Reviewed,
  type Summary,
  type WrittenFiles,
  summaryOf,
  withSharedAcknowledgements,
} from './reviewed';
export type {
  ApplyJson,
  ClusterLeftJson,
  HarmJson,
  NextChangeJson,
  SafeApplyJson,
  StepJson,
} from './apply/apply-json';
export type { PlannedApply } from './apply/planned-apply';
export { located } from './location';
export type { SourceLine } from '../text/source-line';
export type { PlannedImpact } from './forecast/impact-json';
export type { Tool } from './tool';
