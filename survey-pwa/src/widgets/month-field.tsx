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
        <div>
          <label class="soft small" for={ids.input}>
            {words.month}
          </label>
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
        </div>
        <div>
          <label class="soft small" id={`${ids.input}:year-label`} for={`${ids.input}:year`}>
            {words.year}
          </label>
          <input
            {...shared}
            id={`${ids.input}:year`}
            aria-labelledby={`${ids.label} ${ids.input}:year-label`}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            class="input input-number"
            dir="ltr"
            value={year}
            readOnly={state.readOnly}
            onInput={(event) => change(event.currentTarget.value, month)}
          />
        </div>
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
