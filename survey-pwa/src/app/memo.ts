import { type Component, type FunctionComponent, h } from "preact";

/** Draws a part again only when one of its properties is another one: for the rows of long lists. */
export function memo<Props extends object>(Drawn: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Memo(this: Component<Props>, props: Props) {
    this.shouldComponentUpdate = (next) => !sameEntries(this.props, next);
    return h(Drawn, props);
  };
}

const sameEntries = (a: object, b: object): boolean => {
  const entries = Object.entries(a);
  const others = new Map<string, unknown>(Object.entries(b));
  return entries.length === others.size && entries.every(([key, value]) => others.get(key) === value);
};
