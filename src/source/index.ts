export { type Edit, type Edited, applied, editsOf } from './edit';
export { type SourceText, UnreadableSource } from './folder';
export { type SourceFiles, SourceTree } from './tree';
