/** Replaces node:child_process in the bundled command: it takes long to load and is never used. */
export {};
