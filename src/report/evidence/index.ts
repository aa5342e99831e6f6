export type { Evidence, OtherFile } from './evidence';
export { type Source, type SourceInput, gathered } from './gather';
export { evidenceToJsonParts } from './json';
export { evidenceToMarkdown } from './markdown';
