import type {
  Assignment,
  AttributeName,
  Block,
  ImportBlock,
  MovedBlocks,
  NamedPlace,
  NewResource,
  OtherConstruct,
  RemovedBlock,
} from './fix';

/** How a language says the parts of a fix. */
export interface Language {
  readonly assignment: (part: Assignment) => string;
  readonly block: (part: Block) => string;
  readonly name: (part: AttributeName) => string;
  readonly resource: (part: NewResource) => string;
  readonly place: (part: NamedPlace) => string;
  readonly removed: (part: RemovedBlock) => string;
  readonly moved: (part: MovedBlocks) => string;
  readonly import: (part: ImportBlock) => string;
  /** Undefined where there is no other construct to write. */
  readonly construct: (part: OtherConstruct) => string | undefined;
}
