import type { Assignment, AttributeName, Block, NamedPlace, NewResource } from './fix';

/** How a language says the parts of a fix. */
export interface Language {
  readonly assignment: (part: Assignment) => string;
  readonly block: (part: Block) => string;
  readonly name: (part: AttributeName) => string;
  readonly resource: (part: NewResource) => string;
  readonly place: (part: NamedPlace) => string;
}
