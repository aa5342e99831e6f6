import { type Json, objectsOf } from './json';

/**
 * The blocks under `resource` or `data` of a cdk.tf.json, as type, name and body. Terraform's JSON syntax allows a list
 * at every level.
 */
export function blocksOf(section: Json): readonly (readonly [type: string, name: string, body: Json])[] {
  return objectsOf(section).flatMap((types) =>
    Object.entries(types).flatMap(([type, names]) =>
      objectsOf(names).flatMap((bodies) =>
        Object.entries(bodies).flatMap(([name, body]) =>
          objectsOf(body).map((one) => [type, name, one] as const),
        ),
      ),
    ),
  );
}
