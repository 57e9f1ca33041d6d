/** So many calls in so many seconds; a pause gives them back little by little. */
export interface Rate {
  readonly calls: number;
  readonly seconds: number;
}

/** How often each thing may be done, by one device or one address. */
export const rates = {
  /** Failed ones only: an office enrols fifty phones in a morning from one address. */
  "enrol-failed": { calls: 10, seconds: 3_600 },
  "sign-in-failed": { calls: 30, seconds: 900 },
  project: { calls: 30, seconds: 60 },
  offer: { calls: 30, seconds: 60 },
  upload: { calls: 600, seconds: 60 },
  page: { calls: 120, seconds: 60 },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof rates;

type Allowance = { readonly status: "go" } | { readonly status: "wait"; readonly seconds: number };

export interface RateLimiter {
  /** Takes one call from the bucket of this caller, or says how long until there is one. */
  take(name: RateName, caller: string): Allowance;
  /** Looks without taking. */
  look(name: RateName, caller: string): Allowance;
}

/** Token buckets in memory. When there are more than 20,000 the one that was used longest ago is forgotten. */
export function createRateLimiter(clock: () => Date): RateLimiter {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const fill = (name: RateName, caller: string) => {
    const { calls, seconds } = rates[name];
    const now = clock().getTime();
    const bucket = buckets.get(`${name} ${caller}`) ?? { left: calls, at: now };
    // A clock that is set back gives nothing and takes nothing
    const passed = Math.max(0, now - bucket.at) / 1000;
    return { left: Math.min(calls, bucket.left + (passed * calls) / seconds), at: now };
  };
  const allowance = (name: RateName, left: number): Allowance => {
    const { calls, seconds } = rates[name];
    return left >= 1 ? { status: "go" } : { status: "wait", seconds: Math.ceil(((1 - left) * seconds) / calls) };
  };
  return {
    look: (name, caller) => allowance(name, fill(name, caller).left),
    take: (name, caller) => {
      const { left, at } = fill(name, caller);
      const key = `${name} ${caller}`;
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      const [oldest] = buckets.keys();
      if (buckets.size > mostBuckets && oldest !== undefined) buckets.delete(oldest);
      return allowance(name, left);
    },
  };
}

const mostBuckets = 20_000;

/** The part of an address that one subscriber holds: all of an IPv4 address, the first 64 bits of an IPv6 one. */
export function addressPrefix(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const known = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - groups(head).length - known.length) }, () => "0");
  const all = tail === undefined ? groups(head) : [...groups(head), ...zeros, ...known];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
