/** A database of better-sqlite3, libsql, bun:sqlite, or node:sqlite with `allowExtension`. */
export interface Loads {
  loadExtension(path: string): unknown;
}

/** The path of the library, for what loads it by itself. */
export function getLoadablePath(): string;

/** Loads newsprint into a database; throws what the database throws. */
export function load(db: Loads): void;
