/** A fault that the operator of the server can mend: shown as its message alone, without a stack. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
