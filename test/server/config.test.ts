import { readConfig } from "@returns/server";
import { expect, test } from "vitest";

test("without any configuration the server keeps to this machine", () => {
  expect(readConfig({ PORT: "", HOST: " " })).toEqual({
    port: 8080,
    host: "127.0.0.1",
    publicUrl: undefined,
    dataDir: `${process.cwd()}/returns-data`,
    databaseUrl: undefined,
    trustProxy: false,
  });
});

test.each(["0", "80", "65535"])("port %s is taken as it is", (port) => {
  expect(readConfig({ PORT: port }).port).toBe(Number(port));
});

test.each(["65536", "-1", "8080.5", "0x10", "1e3", "http", "８０８０"])("port %s is refused by name", (port) => {
  expect(() => readConfig({ PORT: port })).toThrow(`PORT must be a whole number from 0 to 65535: found "${port}"`);
});

test.each(["0.0.0.0", "::", "192.168.1.5", "server.example"])("%s is not offered over plain HTTP", (host) => {
  expect(() => readConfig({ HOST: host })).toThrow(
    `HOST=${host} would offer interviews over plain HTTP to the network`,
  );
  expect(readConfig({ HOST: host, TRUST_PROXY: "1" }).host).toBe(host);
});

test("everything that is wrong is said at once", () => {
  const start = () => readConfig({ PORT: "x", HOST: "a b", DATABASE_URL: "mysql://u:secret@h/d", TRUST_PROXY: "yes" });
  expect(start).toThrow(
    /^Cannot start with this configuration:\n {2}PORT .*\n {2}DATABASE_URL .*\n {2}TRUST_PROXY .*$/,
  );
});

test("a host that is none is shown as it was found", () => {
  expect(() => readConfig({ HOST: "a b" })).toThrow(
    'HOST must be an address or a name of this machine, such as 127.0.0.1: found "a b"',
  );
});

test("a password in a wrong DATABASE_URL is not repeated in the message", () => {
  expect(() => readConfig({ DATABASE_URL: "mysql://u:secret@h/d" })).toThrow(
    /^(?!.*secret).*DATABASE_URL must look like/s,
  );
});

test("the public address is https, without a path", () => {
  expect(readConfig({ PUBLIC_URL: "https://returns.example.org/" }).publicUrl).toBe("https://returns.example.org");
  for (const url of ["http://returns.example.org", "https://returns.example.org/office", "returns.example.org"]) {
    expect(() => readConfig({ PUBLIC_URL: url })).toThrow(`such as https://returns.example.org: found "${url}"`);
  }
});
