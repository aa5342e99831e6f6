import type * as Rooms from './rooms';

/** The rooms that a check needs, loaded by the first call. */
export function loadRooms(): typeof Rooms {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./rooms') as typeof Rooms;
}
