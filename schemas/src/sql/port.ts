/** One value that travels to or from the database. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array | readonly string[];

export type SqlRow = Readonly<Record<string, unknown>>;

/** Where SQL sentences go: PGlite on the phone, PGlite or PostgreSQL on the server. Parameters are `$1`, `$2` … */
export interface Sql {
  /** Runs one sentence and returns its rows and how many rows it touched. */
  query<Row extends SqlRow = SqlRow>(
    text: string,
    values?: readonly SqlValue[],
  ): Promise<{ readonly rows: readonly Row[]; readonly affected: number }>;
  /** Runs several sentences without parameters. */
  execute(text: string): Promise<void>;
  /** All of it or nothing of it; resolves only when the result is on disk. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
