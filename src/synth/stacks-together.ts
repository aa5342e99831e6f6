import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * The JSON of a stack at this moment, and that of the other stacks of its app. References between them are outputs and
 * remote states, as `app.synth()` writes them. Another stack that cannot be synthesized yet is left out.
 */
export function stacksTogether(stack: TerraformStack): ReadonlyMap<TerraformStack, object> {
  const others = stack.node.root.node
    .findAll()
    .filter((one) => TerraformStack.isStack(one))
    .filter((one) => one !== stack);
  if (others.length === 0) return new Map([[stack, stack.toTerraform() as object]]);
  // To prepare one stack adds outputs to others, so all are prepared before the first is synthesized.
  const prepared = others.filter(
    (one) =>
      resultOf(() => {
        prepare(one);
        return one;
      }) !== undefined,
  );
  prepare(stack);
  const found = new Map([[stack, stack.toTerraform() as object]]);
  for (const one of prepared) {
    const json = resultOf(() => synthesized(one));
    if (json !== undefined) found.set(one, json);
  }
  return found;
}

/** Makes outputs and remote states of references to other stacks. `prepareStack()` would add a backend to any stack. */
function prepare(stack: TerraformStack): void {
  const resolver = new DefaultTokenResolver(new StringConcat());
  for (const element of ownElementsOf(stack))
    Tokenization.resolve(element.toTerraform(), { scope: stack, resolver, preparing: true });
}

/** The elements of a stack, without those of a stack in it. */
function ownElementsOf(scope: IConstruct): readonly TerraformElement[] {
  const inside = scope.node.children
    .filter((child) => !TerraformStack.isStack(child))
    .flatMap((child) => ownElementsOf(child));
  return TerraformElement.isTerraformElement(scope) ? [scope, ...inside] : inside;
}

/** While an app is synthesized, the method of a stack waits for other stacks; that of its class does not. */
function synthesized(stack: TerraformStack): object {
  return (Object.getPrototypeOf(stack) as TerraformStack).toTerraform.call(stack) as object;
}

function resultOf<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
