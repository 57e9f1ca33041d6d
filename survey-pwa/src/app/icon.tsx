import { memo } from "./memo.ts";

/** Lines of 24 × 24, drawn for this app; `forward` and `back` turn around in right-to-left languages. */
const shapes = {
  forward: "M9 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  sections: "M4 6h16M4 12h16M4 18h10",
  check: "M5 12.5l5 5L19.5 7",
  alert: "M12 3.5L2.5 20h19L12 3.5zM12 10v4.5M12 17.2v.1",
  stop: "M8 2.8h8L21.2 8v8L16 21.2H8L2.8 16V8L8 2.8zM12 7.5v5.5M12 16.3v.1",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  remove: "M4 7h16M9 7V4.5h6V7M6.5 7l1 12.5h9l1-12.5",
  search: "M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.5 15.5L20 20",
  language: "M12 3a9 9 0 110 18 9 9 0 010-18zM3.5 9h17M3.5 15h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  send: "M12 20V6M6 11.5L12 5.5l6 6M5 3h14",
  place: "M12 21s7-6.2 7-11.5A7 7 0 005 9.5C5 14.8 12 21 12 21zM12 7a2.5 2.5 0 110 5 2.5 2.5 0 010-5z",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.2 3.2 0 110 6.4 3.2 3.2 0 010-6.4z",
  microphone:
    "M12 3.5a2.5 2.5 0 012.5 2.5v5a2.5 2.5 0 01-5 0V6A2.5 2.5 0 0112 3.5zM6.5 11a5.5 5.5 0 0011 0M12 16.5V20M9 20h6",
  pen: "M5 19l1-4L16.5 4.5l3 3L9 18l-4 1zM14 7l3 3",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  scan: "M4 8V4.5h3.5M16.5 4.5H20V8M20 16v3.5h-3.5M7.5 19.5H4V16M4 12h16",
  saving: "M12 4v9M8 9.5l4 4 4-4M5 19h14",
} as const;

export type IconName = keyof typeof shapes;

/** A small drawing beside words; it never stands for words that are not there. */
export const Icon = memo(({ name }: { readonly name: IconName }) => {
  const turns = name === "forward" || name === "back" ? "icon icon-forward" : "icon";
  const width = name === "more" ? 3.5 : 2;
  return (
    <svg class={turns} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={width}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
});
