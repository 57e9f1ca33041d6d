import { expect, test } from "vitest";
import { readEnrolLink } from "../../../survey-pwa/src/keys/enrol-link.ts";

const here = "https://returns.example.org";
const fingerprint = "r7PjWHXmQQMy8QSX9uk5SrdCWNDPgadFlcV7ltDlKdY";
const link = `${here}/enrol#t=Q3sqgpWNRuu9rZDIkphAsYx854Bc91crK_zMF3RstqY&r=${fingerprint}`;

test("a printed link is read, also with the blanks and line breaks of a message", () => {
  const read = {
    status: "readable",
    origin: here,
    ticket: "Q3sqgpWNRuu9rZDIkphAsYx854Bc91crK_zMF3RstqY",
    fingerprint,
  };
  expect(readEnrolLink(link, here)).toEqual(read);
  expect(readEnrolLink(`  ${link.slice(0, 40)}\n${link.slice(40)} `, here)).toEqual(read);
});

test("[G204] the link of another server is not followed: both hosts are shown", () => {
  expect(readEnrolLink(link, "https://other.example.org")).toEqual({
    status: "other-server",
    here: "other.example.org",
    there: "returns.example.org",
    link,
  });
});

test.each([
  ["nothing", ""],
  ["words", "please enrol me"],
  ["a link without ticket", `${here}/enrol#r=${fingerprint}`],
  ["a link without fingerprint", `${here}/enrol#t=Q3sqgpWNRuu9rZDI`],
  ["a fingerprint that is too short", `${here}/enrol#t=Q3sqgpWNRuu9rZDI&r=abc`],
  ["a ticket with other letters", `${here}/enrol#t=%22%3E%3Cscript%3E&r=${fingerprint}`],
  ["another page", link.replace("/enrol", "/dashboard")],
  ["a link that is code", `javascript:alert(1)/enrol#t=Q3sqgpWNRuu9rZDI&r=${fingerprint}`],
])("%s is no enrolment link", (_, text) => {
  expect(readEnrolLink(text, here)).toEqual({ status: "unreadable" });
});
