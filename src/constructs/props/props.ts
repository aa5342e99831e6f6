import type { IConstruct } from 'constructs';
import type { ZodType } from 'zod/v3';
import { problemOf } from './prop-problem';
import type * as Schemas from './prop-schemas';

export type { PropSchemas } from './prop-schemas';

/** What the schemas of props are made of. */
export type Prop = typeof Schemas;

/** Validates the props of a construct. The first construct makes its schema, and loads zod. */
export class PropsValidator {
  private schema: ZodType | undefined;

  constructor(private readonly schemaOf: (prop: Prop) => ZodType) {}

  /**
   * Rejects invalid props: an unknown name, a wrong type, a value that is not in a closed list.
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

/** Props with more of them. JavaScript can pass anything: what is not an object is left to the validation. */
export function extended<Given, Extended>(given: Given, extend: (given: Given) => Extended): Extended {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isObject ? extend(given) : (given as unknown as Extended);
}

/** Importing the library does not load zod. */
function loadSchemas(): Prop {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./prop-schemas') as Prop;
}
