import { isNullVariable } from '../../../src/readers/plan/null-variable';
import { PlanModule } from '../../../src/readers/plan/plan-configuration';
import { writtenAs } from '../../../src/readers/plan/block-expressions';
import { type ModuleSketch, constant, planFrom, refs } from '../../support/plan-sketch';

const sketch: ModuleSketch = {
  variables: { nothing: undefined, something: undefined, later: undefined },
  modules: {
    db: {
      inputs: {
        from_null: refs('var.nothing'),
        from_something: refs('var.something'),
        literal_null: constant(null),
        both: refs('var.nothing', 'var.something'),
      },
      variables: {
        from_null: 'default',
        from_something: undefined,
        literal_null: 'default',
        both: undefined,
        defaulted: 'x',
        undefaulted: null,
      },
      modules: { inner: { inputs: { passed: refs('var.from_null') }, variables: { passed: undefined } } },
    },
  },
};
const plan = planFrom({ ...sketch, resources: [], given: { nothing: null, something: 'x' } }) as {
  configuration: { root_module: object };
  variables: object;
};
const root = new PlanModule(plan.configuration.root_module, '', undefined, undefined, plan.variables);
const db = root.child('db')!;

test.each<[title: string, module: PlanModule, expression: object | undefined, isNull: boolean]>([
  ['a variable that is null', root, refs('var.nothing'), true],
  ['the same in JSON configuration', root, constant('${var.nothing}', 'var.nothing'), true],
  ['a variable with a value', root, refs('var.something'), false],
  ['a variable that is not given', root, refs('var.later'), false],
  ['the constant null', root, constant(null), true],
  ['another constant', root, constant('x'), false],
  ['nothing written', root, undefined, false],
  ['a member of a variable', root, refs('var.nothing.x'), false],
  ['two variables', root, refs('var.nothing', 'var.something'), false],
  ['a function of nothing known', root, {}, false],
  ['a local', root, refs('local.nothing'), false],
  ['an input that is null', db, refs('var.from_null'), true],
  ['an input with a value', db, refs('var.from_something'), false],
  ['an input that is the constant null', db, refs('var.literal_null'), true],
  ['an input of two variables', db, refs('var.both'), false],
  ['an input that is left out, with a default', db, refs('var.defaulted'), false],
  ['an input that is left out, without a default', db, refs('var.undefaulted'), true],
  ['an input of an input', db.child('inner')!, refs('var.passed'), true],
])('%s', (_, module, expression, isNull) => {
  expect(isNullVariable(module, writtenAs(expression))).toBe(isNull);
});

test('inputs that are passed on without end are not null', () => {
  const deep = Array.from({ length: 100 }).reduce<ModuleSketch>(
    (inner) => ({ modules: { m: { ...inner, inputs: { x: refs('var.x') }, variables: { x: undefined } } } }),
    {},
  );
  const made = planFrom({
    ...deep,
    variables: { x: undefined },
    resources: [],
    given: { x: null },
  }) as typeof plan;
  let module = new PlanModule(made.configuration.root_module, '', undefined, undefined, made.variables);
  expect(isNullVariable(module, writtenAs(refs('var.x')))).toBe(true);
  for (let depth = 0; depth < 100; depth += 1) module = module.child('m')!;
  expect(isNullVariable(module, writtenAs(refs('var.x')))).toBe(false);
});
