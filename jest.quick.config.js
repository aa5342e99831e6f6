// The tests without those that take long by what they do: `npm run test:quick`, for the minutes between two changes.
const all = require('./jest.config');

/** Each takes more than three seconds alone. `npm test` and CI run them all. */
const SLOW = [
  // Compile programs.
  'new-rule.test.ts',
  'package.test.ts',
  'readme.test.ts',
  'rule-examples.test.ts',
  // Start processes.
  'action-release.test.ts',
  'action.test.ts',
  'bench-plans.test.ts',
  'built.test.ts',
  'synth/process.test.ts',
  // Read many inputs, or large ones.
  'against-slow.test.ts',
  'depth.test.ts',
  'html.test.ts',
  'log-commands.test.ts',
  'plan-bytes.test.ts',
  'plan-shapes.test.ts',
  'sarif.test.ts',
  'sensitive.test.ts',
  'sound-items.test.ts',
  'terms.test.ts',
  'update-schema.test.ts',
  // npm run generated finds the same.
  'docs.test.ts',
];

/** @type {import('jest').Config} */
module.exports = {
  ...all,
  testPathIgnorePatterns: ['/node_modules/', ...SLOW.map((file) => `/${file.replaceAll('.', '\\.')}$`)],
  maxWorkers: '100%',
};
