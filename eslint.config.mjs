import { defineConfig } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

/** The recommended rules of ESLint itself. typescript-eslint has its own rule about unused variables. */
const recommended = Object.fromEntries(
  [...builtinRules]
    .filter(([name, { meta }]) => meta.docs.recommended && name !== 'no-unused-vars')
    .map(([name]) => [name, 'error']),
);

/** What Node has without an import. */
const globals = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));

export default defineConfig(
  {
    ignores: ['dist/', 'coverage/', 'cdktf.out/', 'src/provider/', 'test/fixtures/', 'action/command/'],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A construct is made for what it adds to its scope.
      'no-new': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same input always gives the same output.' },
        {
          object: 'Date',
          property: 'now',
          message: 'The same input always gives the same output: dates are passed in.',
        },
        {
          object: 'process',
          property: 'env',
          message: 'The same input always gives the same output: settings are passed in.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'No clock: dates are passed in.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'tools/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // What a command needs is loaded when that command runs.
    files: ['src/cli/command-line/*.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Scripts without types: what the compiler finds in the others, core rules find here.
    files: ['**/*.{cjs,js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals },
    rules: recommended,
  },
  {
    files: ['**/*.{cjs,js}'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['bench/synth-jest.cjs'],
    languageOptions: { globals: { test: 'readonly' } },
  },
);
