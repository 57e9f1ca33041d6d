import "./jitless.ts";
import { render } from "preact";
import { App } from "./app/app.tsx";
import { createRouter } from "./app/route.ts";
import { startPhone } from "./store/start.ts";
import "./styles/index.css";

const phone = await startPhone();
const root = document.getElementById("app");
if (root === null) throw new Error("Cannot draw the app: the page has no element with the id app");
const first = window.location.pathname === "/enrol" ? "enrol" : "home";
render(<App phone={phone} router={createRouter(window, { screen: first })} />, root);
