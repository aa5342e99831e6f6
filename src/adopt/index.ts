export { type Adoption, adopt } from './round-trip/adopt';
export { type CodeFile, filesOf } from './code/files';
export type { AdoptedCode } from './code/adopted-code';
export { importsOf } from './code/addresses';
export type { Load } from './round-trip/interpreter';
export type { StackLayout } from './program/program';
export { differenceText } from './schema/differences';
export { readState } from './state/read-state';
export type { StateResource } from './state/state-resource';
