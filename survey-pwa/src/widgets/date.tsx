import { useApp } from "../app/context.ts";
import { MonthField } from "./month-field.tsx";
import { InWords, NativeDate } from "./native-date.tsx";
import { storedText } from "./typed.ts";
import { TypedInput } from "./typed-input.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** As much of a date as the question asks for: a day, a month, or a year. */
function DateField(props: WidgetProps) {
  switch (props.state.question.settings.precision) {
    case "month":
      return <MonthField {...props} />;
    case "year":
      return (
        <>
          <TypedInput {...props} style="number" inputMode="numeric" />
          <InWords date={recorded(props)} />
        </>
      );
    default:
      return <DayField {...props} />;
  }
}

function DayField(props: WidgetProps) {
  const { words } = useApp();
  const day = recorded(props);
  const months = monthsAgo(day, new Date());
  return (
    <>
      <NativeDate {...props} type="date" latest="9999-12-31" incomplete={words.date.incomplete} />
      <InWords date={day} more={months === undefined || months < 0 ? undefined : words.date.months(months)} />
    </>
  );
}

/** The answer where it is one: not what could not be read, and not a reason. */
const recorded = ({ state }: WidgetProps): string => (state.typed === undefined ? storedText(state) : "");

/** Completed months since a day; undefined for what is not a day, negative for one to come. */
const monthsAgo = (day: string, now: Date): number | undefined => {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date))
    return undefined;
  const months = (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month;
  return now.getDate() < date ? months - 1 : months;
};

export const date: Widget = { frame: "field", Control: DateField };
