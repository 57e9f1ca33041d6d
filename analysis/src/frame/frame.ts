/** Why a cell has no value. The order is the code in `Column.missing`: 0 stands for "has a value". */
export const missingReasons = ["", "not-asked", "dk", "ref"] as const;

/** Labels in every language that the form has. */
export type Labels = Readonly<Record<string, string>>;

export type Level = { readonly code: string; readonly label: Labels };

interface ColumnBase {
  readonly name: string;
  readonly label: Labels;
  /** One code per row, an index into `missingReasons`. */
  readonly missing: Uint8Array;
}

/** Typed columns: one entry per row. A missing cell has code −1, NaN or "" and its reason in `missing`. */
export type Column =
  | (ColumnBase & { readonly type: "category"; readonly levels: readonly Level[]; readonly codes: Int32Array })
  | (ColumnBase & { readonly type: "number"; readonly values: Float64Array })
  /** Days since 1970-01-01. */
  | (ColumnBase & { readonly type: "date"; readonly values: Float64Array })
  | (ColumnBase & { readonly type: "text"; readonly values: readonly string[] })
  /** `selected[level][row]` is 1 when the answer was chosen, 255 when the form of that day did not offer it. */
  | (ColumnBase & {
      readonly type: "categories";
      readonly levels: readonly Level[];
      readonly selected: readonly Uint8Array[];
    });

/** Typed columns of one unit: households, roster members, locations. */
export interface Frame {
  readonly unit: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** For members: the row of their household in the frame above; absent for households. */
  readonly parent?: { readonly frame: Frame; readonly row: Int32Array };
}
