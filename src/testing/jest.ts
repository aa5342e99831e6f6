import type { AtlasMatchers } from './matchers';

/*
 * The matchers in the types of jest's global `expect`. Where @types/jest is not installed this declares a namespace that
 * nobody looks at. Users of vitest and of @jest/globals declare them for their own `expect`: docs/testing.md says how.
 */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The type parameters have to be those of @types/jest.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends AtlasMatchers<R> {}
  }
}
