/** Stands in the bundled command for node:child_process, which takes long to load and is never used. */
export {};
