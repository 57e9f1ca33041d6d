import { useApp } from "./context.ts";

/** Before this year the phone's clock cannot be right: an empty battery sets it to 1970. */
const firstYear = 2026;

/** Thin lines over every screen: practice, what this version does not protect, a wrong clock, the database still starting. */
export function Strips() {
  const { phone, router, words } = useApp();
  // The clock is looked at with every change of the screen
  router.route.value;
  const project = phone.project.value;
  const isTrial = phone.purpose === "trial";
  const isPractice = !isTrial && project?.simulated === true;
  // The forms promise encryption, which comes with the keys of the phone: until then a real project is warned
  const isUnprotected = !isTrial && project?.simulated === false;
  const isStarting = phone.store.value.status === "starting";
  const isClockWrong = new Date().getFullYear() < firstYear;
  if (!isTrial && !isPractice && !isUnprotected && !isStarting && !isClockWrong) return null;
  return (
    <aside aria-label={words.app.notices}>
      {isTrial ? <p class="strip">{words.trial.strip}</p> : null}
      {isPractice ? <p class="strip">{words.app.simulated}</p> : null}
      {isUnprotected ? <p class="strip">{words.app.unprotected}</p> : null}
      {isClockWrong ? <p class="strip">{words.app.clock}</p> : null}
      {isStarting ? (
        <p class="strip strip-calm" role="status">
          {words.app.starting}
        </p>
      ) : null}
    </aside>
  );
}
