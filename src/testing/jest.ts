import type { AtlasMatchers } from './matchers';

/*
 * The matchers in the types of jest's global `expect`. Without @types/jest this declares a namespace that no one uses.
 * Users of vitest and of @jest/globals declare them for their own `expect`, as docs/testing.md shows.
 */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The type parameters have to be those of @types/jest.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends AtlasMatchers<R> {}
  }
}
