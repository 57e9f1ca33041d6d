import fc from "fast-check";
import { expect, test } from "vitest";
import { addressPrefix, createRateLimiter, rates } from "../../../server/src/access/rate-limit.ts";

test("no caller ever gets more than a full bucket and what time has given back", () => {
  const calls = fc.array(fc.record({ wait: fc.nat(30_000), caller: fc.constantFrom("a", "b") }), { maxLength: 300 });
  fc.assert(
    fc.property(calls, (schedule) => {
      let now = 1_000_000;
      const limiter = createRateLimiter(() => new Date(now));
      const granted = new Map<string, number>();
      const { calls: size, seconds } = rates.offer;
      for (const { wait, caller } of schedule) {
        now += wait;
        if (limiter.take("offer", caller).status === "go") granted.set(caller, (granted.get(caller) ?? 0) + 1);
        const most = size + ((now - 1_000_000) / 1000) * (size / seconds);
        expect(granted.get(caller) ?? 0).toBeLessThanOrEqual(most + 1e-6);
      }
    }),
  );
});

test("whoever waits as long as told is let through", () => {
  let now = 0;
  const limiter = createRateLimiter(() => new Date(now));
  for (let call = 0; call < rates.offer.calls; call++) expect(limiter.take("offer", "a").status).toBe("go");
  const told = limiter.take("offer", "a");
  expect(told).toEqual({ status: "wait", seconds: 2 });
  expect(limiter.take("offer", "b").status).toBe("go");
  now += 2_000;
  expect(limiter.take("offer", "a").status).toBe("go");
});

test("looking takes nothing", () => {
  const limiter = createRateLimiter(() => new Date(0));
  for (let look = 0; look < 100; look++) expect(limiter.look("enrol-failed", "a").status).toBe("go");
});

test("a clock that is set back does not lock anybody out for years", () => {
  let now = Date.parse("2038-01-01");
  const limiter = createRateLimiter(() => new Date(now));
  for (let call = 0; call < 31; call++) limiter.take("offer", "a");
  now = Date.parse("2026-11-24");
  limiter.take("offer", "a");
  now += 2_000;
  expect(limiter.take("offer", "a").status).toBe("go");
});

test("one subscriber with 2⁶⁴ addresses is one caller", () => {
  expect(addressPrefix("2001:db8:1:2::1")).toBe(addressPrefix("2001:0db8:0001:0002:ffff:1:2:3"));
  expect(addressPrefix("2001:db8:1:2::1")).not.toBe(addressPrefix("2001:db8:1:3::1"));
  expect(addressPrefix("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(addressPrefix("192.0.2.7")).toBe("192.0.2.7");
  expect(addressPrefix("::1")).toBe(addressPrefix("0:0:0:0:0:0:0:2"));
});
