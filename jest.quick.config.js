// The tests without those that take long by what they do: `npm run test:quick`, for the minutes between two changes.
const all = require('./jest.config');

/** Each takes more than three seconds by itself; `npm test` and CI run them all. */
const SLOW = [
  // Compile programs.
  'package.test.ts',
  'readme.test.ts',
  'tools/new-rule.test.ts',
  'tools/rule-examples.test.ts',
  // Start processes.
  'action.test.ts',
  'cli/built.test.ts',
  'tools/bench-plans.test.ts',
  // Go through many inputs, or large ones.
  'forecast/against-slow.test.ts',
  'hostile/depth.test.ts',
  'hostile/sensitive.test.ts',
  'readers/plan-bytes.test.ts',
  'readers/plan-shapes.test.ts',
  'report/sarif.test.ts',
  'rules/sound-items.test.ts',
  'tools/update-schema.test.ts',
  // What npm run generated finds too.
  'docs.test.ts',
];

/** @type {import('jest').Config} */
module.exports = {
  ...all,
  testPathIgnorePatterns: ['/node_modules/', ...SLOW.map((file) => `<rootDir>/test/${file}`)],
  maxWorkers: '100%',
};
