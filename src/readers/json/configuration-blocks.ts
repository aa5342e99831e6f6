import { type Json, type JsonObject, objectsOf } from './json';

/** A block of a resource or data source. */
export type ConfigurationBlock = readonly [type: string, name: string, body: JsonObject];

/** The blocks under `resource` or `data` of a cdk.tf.json. Terraform's JSON syntax allows a list at every level. */
export function blocksOf(section: Json): readonly ConfigurationBlock[] {
  const found: ConfigurationBlock[] = [];
  for (const types of objectsOf(section))
    for (const [type, names] of Object.entries(types))
      for (const bodies of objectsOf(names))
        for (const [name, body] of Object.entries(bodies))
          for (const one of objectsOf(body)) found.push([type, name, one]);
  return found;
}
