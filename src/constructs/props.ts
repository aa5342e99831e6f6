import type { IConstruct } from 'constructs';
import type { ZodType } from 'zod/v3';
import { problemOf } from './prop-problem';
import type * as Schemas from './prop-schemas';

export type { PropSchemas } from './prop-schemas';

/** What the schemas of props are made of. */
export type Prop = typeof Schemas;

/** Validates the props of a construct. Its schema is made, and zod is loaded, when the first one is constructed. */
export class PropsValidator {
  private schema: ZodType | undefined;

  constructor(private readonly schemaOf: (prop: Prop) => ZodType) {}

  /**
   * Refuses invalid props: an unknown name, a wrong type, a value that is not in a closed list.
   * @throws with the construct's path, and what to write
   */
  validate(construct: string, scope: IConstruct | undefined, id: string, props: unknown): void {
    this.schema ??= this.schemaOf(loadSchemas());
    const { error } = this.schema.safeParse(props);
    if (error === undefined) return;
    const path = [scope?.node.path ?? '', id].filter((part) => part !== '').join('/');
    const problems = error.issues.map(problemOf).join('; ');
    throw new Error([...(path === '' ? [] : [path]), construct, problems].join(': '));
  }
}

/** zod takes as long to load as the rest of the library. */
function loadSchemas(): Prop {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./prop-schemas') as Prop;
}
