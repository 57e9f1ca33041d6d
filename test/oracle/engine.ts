import { JSDOM } from "jsdom";

/**
 * ODK Web Forms' engine in Node. It asks for a browser's DOM while it loads and whenever it reads a form, so it gets the
 * one of jsdom, which is what its own tests run in; and its parser, a WebAssembly file built in, looks for the folder that
 * CommonJS names.
 */
const { window } = new JSDOM();
Object.assign(globalThis, {
  DOMParser: window.DOMParser,
  Node: window.Node,
  document: window.document,
  __dirname: ".",
});

const { createInstance } = await import("@getodk/xforms-engine");

export { createInstance };
