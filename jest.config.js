/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Jest leaves one processor free; on two of them that is half of the time.
  maxWorkers: '100%',
  // Some tests run commands and properties: on a busy machine they need more than the default 5 seconds.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf.out/'],
  // The examples import the library by its name, as its users do.
  moduleNameMapper: {
    '^cdktf-atlas-backup$': '<rootDir>/src',
    '^cdktf-atlas-backup/review$': '<rootDir>/src/plan-review',
    '^cdktf-atlas-backup/(.*)$': '<rootDir>/src/$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          transform: { useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
