/** A UUID of version 7 (RFC 9562): the time in front, so that names sort as the interviews came. */
export function interviewId(at: Date, random: () => number): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
  const time = at.getTime().toString(16).padStart(12, "0");
  const variant = "89ab"[Math.floor(random() * 4)] ?? "8";
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
