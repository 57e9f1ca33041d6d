/** Local time with its offset, `2026-11-24T10:42:07+02:00`. */
export const localInstant = (now: Date): string => {
  const offset = -now.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const hours = Math.floor(Math.abs(offset) / 60);
  return `${localDay(now)}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}${sign}${two(hours)}:${two(Math.abs(offset) % 60)}`;
};

/** The local day, `2026-11-24`. */
export const localDay = (now: Date): string =>
  `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

const two = (value: number): string => String(value).padStart(2, "0");
