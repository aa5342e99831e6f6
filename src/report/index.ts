export { toJson, toJsonParts } from './json';
export { type PrettyOptions, toPretty } from './pretty';
export { printable } from './printable';
export {
  type ExplanationOptions,
  type ShownFact,
  explanation,
  rulesToJson,
  rulesToMarkdown,
  rulesToPretty,
} from './rules';
export type { BaselineUse, Report, UnreadableInput } from './report';
export type { Tool } from './tool';
