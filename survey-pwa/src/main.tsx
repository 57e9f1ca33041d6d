import "./jitless.ts";
import { render } from "preact";
import { App } from "./app/app.tsx";
import { createRouter } from "./app/route.ts";
import { startPhone } from "./store/start.ts";
import "./styles/index.css";
import { NoTrial } from "./trial/no-trial.tsx";
import { startTrial, trialAddress } from "./trial/start-trial.ts";
import { watchKeys } from "./widgets/key-down.ts";

const { pathname, search } = window.location;
const isTrial = pathname === trialAddress;
const phone = isTrial ? await startTrial() : await startPhone();
const root = document.getElementById("app");
if (root === null) throw new Error("Cannot draw the app: the page has no element with the id app");
const first = pathname === "/enrol" ? "enrol" : "home";
const router = createRouter(window, { screen: first }, isTrial ? `${trialAddress}${search}` : "/");
watchKeys();
render(phone === undefined ? <NoTrial /> : <App phone={phone} router={router} />, root);
