import { type Component, type FunctionComponent, h } from "preact";

/** Draws a part again only when one of its properties is another one: for the rows of long lists. */
export function memo<Props extends object>(Drawn: FunctionComponent<Props>): FunctionComponent<Props> {
  return function Memo(this: Component<Props>, props: Props) {
    this.shouldComponentUpdate = (next) => differs(this.props, next) || differs(next, this.props);
    return h(Drawn, props);
  };
}

/** Whether something stands in `a` that is not the same in `b`. */
const differs = <Props extends object>(a: Readonly<Props>, b: Readonly<Props>): boolean => {
  for (const name in a) if (a[name] !== b[name]) return true;
  return false;
};
