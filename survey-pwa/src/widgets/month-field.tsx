import { useApp } from "../app/context.ts";
import { InWords } from "./native-date.tsx";
import { storedText } from "./typed.ts";
import type { WidgetProps } from "./widget.ts";

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

/** A month out of a list and the year typed beside it: no calendar in which to leaf back for years, and no day. */
export function MonthField(props: WidgetProps) {
  const { words, monthName } = useMonthWords();
  const { state, ids, answer } = props;
  const [year = "", month = ""] = storedText(state).split("-");
  const change = (nextYear: string, nextMonth: string): void => {
    if (nextYear.trim() === "" && nextMonth === "") answer.clear();
    else answer.type(`${nextYear.trim()}-${nextMonth}`);
  };
  const shared = { "aria-invalid": props.isWrong, "aria-describedby": props.describedBy } as const;
  return (
    <>
      <div class="month-field">
        <label>
          <span class="soft small">{words.month}</span>
          <select
            {...shared}
            id={ids.input}
            class="input"
            value={month}
            disabled={state.readOnly}
            onChange={(event) => change(year, event.currentTarget.value)}
          >
            <option value="" />
            {months.map((value) => (
              <option key={value} value={value}>
                {monthName(value)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="soft small">{words.year}</span>
          <input
            {...shared}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            class="input input-number"
            dir="ltr"
            value={year}
            readOnly={state.readOnly}
            onInput={(event) => change(event.currentTarget.value, month)}
          />
        </label>
      </div>
      <InWords date={state.typed === undefined ? storedText(state) : ""} />
    </>
  );
}

/** `4 – April`: the number, as forms and papers have it, and the name. */
function useMonthWords() {
  const { words, figures } = useApp();
  return {
    words: words.answers,
    monthName: (month: string): string => `${figures.number(Number(month))} – ${figures.month(month)}`,
  };
}
