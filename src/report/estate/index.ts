export { estateToCsvParts } from './csv';
export * from './estate-table';
export { type EstatePart, joined } from './join';
export { estateToJsonParts } from './json';
export { estateToMarkdown } from './markdown';
export { estateToPretty } from './pretty';
export {
  type ReviewedEstate,
  type ReviewedInput,
  isOfObjective,
  projectNamesOf,
  rowsOf,
  schedulesElsewhere,
} from './rows';
