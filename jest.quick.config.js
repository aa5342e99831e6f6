// The tests without those that take long by what they do: `npm run test:quick`, for the minutes between two changes.
const all = require('./jest.config');

/** Each takes more than three seconds alone. `npm test` and CI run them all. */
const SLOW = [
  // Compile programs.
  'adopt/property.test.ts',
  'adopt/round-trip.test.ts',
  'adopt/typescript.test.ts',
  'new-rule.test.ts',
  'package.test.ts',
  'readme.test.ts',
  'rule-examples.test.ts',
  // Start processes.
  'cli/ending.test.ts',
  'cli/evidence.test.ts',
  'action-release.test.ts',
  'action.test.ts',
  'bench-plans.test.ts',
  'built.test.ts',
  'synth/process.test.ts',
  // Read many inputs, or large ones.
  'house-silences.test.ts',
  'json-schemas.test.ts',
  'mutation.test.ts',
  'one-estate.test.ts',
  'against-slow.test.ts',
  'attribute-names.test.ts',
  'depth.test.ts',
  'html.test.ts',
  'hostile/readers.test.ts',
  'log-commands.test.ts',
  'plan-bytes.test.ts',
  'plan-shapes.test.ts',
  'real-files.test.ts',
  'rules/areas.test.ts',
  'sarif.test.ts',
  'sensitive.test.ts',
  'sound-items.test.ts',
  'terms.test.ts',
  'update-schema.test.ts',
  // npm run generated finds the same.
  'docs.test.ts',
];

/** Some 200 files. Each loads all rules. house-rules.test.ts runs the examples of every rule. */
const TABLES_OF_RULES = '/test/rules/[a-z]+/';

/** @type {import('jest').Config} */
module.exports = {
  ...all,
  testPathIgnorePatterns: [
    '/node_modules/',
    TABLES_OF_RULES,
    ...SLOW.map((file) => `/${file.replaceAll('.', '\\.')}$`),
  ],
  maxWorkers: '100%',
};
