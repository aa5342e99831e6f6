import { App, Fn, Lazy, TerraformResource, TerraformStack, Token } from 'cdktf';
import { AtlasChecks } from '../../src';

// A file of its own: CDKTF records in its own way until there are checks.

/** What there is to read of the calls that made a token. */
function stacks(): unknown {
  const { creationStack } = Token.asAny({ any: Fn.lower('A') });
  const [first, second] = [Lazy.stringValue({ produce: () => 'x' }), Lazy.anyValue({ produce: () => 'x' })];
  return {
    list: creationStack,
    isArray: Array.isArray(creationStack),
    length: creationStack.length,
    json: JSON.stringify(creationStack),
    keys: Object.keys(creationStack),
    joined: creationStack.join('\n'),
    sliced: creationStack.slice(1, 3),
    spread: [...creationStack],
    has: 0 in creationStack,
    own: Object.getOwnPropertyDescriptor(creationStack, 0),
    lazy: second.creationStack,
    text: typeof first,
  };
}

/** What CDKTF says of a token that cannot be resolved. */
function failure(): string {
  const stack = new TerraformStack(new App(), 'prod');
  const resource = new TerraformResource(stack, 'thing', { terraformResourceType: 'aws_thing' });
  const fails = (): string => {
    throw new Error('not today');
  };
  resource.addOverride('at', Lazy.stringValue({ produce: fails }));
  try {
    stack.toTerraform();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('the calls that made a token are told as CDKTF tells them', () => {
  const [texts, lists]: [string[], unknown[]] = [[], []];
  for (const hasChecks of [false, true]) {
    if (hasChecks) AtlasChecks.of(new App());
    texts.push(failure());
    lists.push(stacks());
  }
  expect(texts[0]).toContain('Object creation stack:\n  at ');
  expect(texts[1]).toBe(texts[0]);
  expect(lists[1]).toEqual(lists[0]);
});

test('the list of them can be changed like any other', () => {
  AtlasChecks.of(new App());
  const { creationStack } = Token.asAny({});
  const before = [...creationStack];
  creationStack.push('more');
  creationStack[0] = 'first';
  expect(creationStack).toEqual(['first', ...before.slice(1), 'more']);
  creationStack.length = 0;
  expect(creationStack).toEqual([]);
  expect(Object.isFrozen(Object.freeze(Token.asAny({}).creationStack))).toBe(true);
});
