/**
 * How values read from a database look, the same on PGlite and PostgreSQL: whole numbers as `number` (`bigint` beyond
 * 2⁵³), instants as ISO 8601 in UTC, dates as `YYYY-MM-DD`, bytes as `Uint8Array`.
 */
export const readValue = {
  int8(text: string): number | bigint {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : BigInt(text);
  },
  date: (text: string): string => text,
  instant: (text: string): string => new Date(text).toISOString(),
} as const;

/** PostgreSQL's numbers for these types; they never change. */
export const typeId = { int8: 20, date: 1082, timestamptz: 1184 } as const;
