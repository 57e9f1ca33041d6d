import type { LayoutItem } from "@returns/schemas";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { Matrix } from "./matrix.tsx";
import { matrixParts } from "./matrix-parts.ts";
import { Question } from "./question.tsx";
import { Roster } from "./roster.tsx";

/** The items of a section or a member from top to bottom; headings of inner groups go one level down. */
export function Layout(props: {
  readonly items: readonly LayoutItem[];
  /** The member in which the items stand, empty at the level of the household. */
  readonly scope: string;
  readonly depth: number;
  /** How the group wants to look in which they stand. */
  readonly appearance?: string | undefined;
}) {
  const { form } = useSession();
  return (
    <>
      {matrixParts(props.items, form, props.appearance).map((part) =>
        part.part === "matrix" ? (
          <Matrix key={`matrix ${part.rows[0]}`} rows={part.rows} />
        ) : (
          <Item key={keyOf(part.item)} item={part.item} scope={props.scope} depth={props.depth} />
        ),
      )}
    </>
  );
}

function Item(props: { readonly item: LayoutItem; readonly scope: string; readonly depth: number }) {
  const { language } = useSession();
  const { item, scope, depth } = props;
  switch (item.item) {
    case "question":
      return <Question path={item.path} />;
    case "group": {
      if (item.items.length === 0) return null;
      const label = speak(item.label, language.value);
      const Heading = depth === 0 ? "h2" : "h3";
      return (
        <section class="group" lang={label.lang} dir={label.dir}>
          <Heading class="group-title">{label.text}</Heading>
          <Layout items={item.items} scope={scope} depth={depth + 1} appearance={item.appearance} />
        </section>
      );
    }
    case "roster":
      return <Roster roster={scope === "" ? item.name : `${scope}/${item.name}`} item={item} />;
  }
}

const keyOf = (item: LayoutItem): string => (item.item === "question" ? item.path : `${item.item} ${item.name}`);
