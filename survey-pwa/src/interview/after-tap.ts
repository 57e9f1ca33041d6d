/**
 * Does something as soon as the focus has settled, or right after the tap that is going on: a page that moves between
 * press and release lets the tap miss its button.
 */
export const afterTap = (work: () => void): void => {
  if (!document.documentElement.matches(":active")) {
    setTimeout(work);
    return;
  }
  const done = (): void => {
    window.removeEventListener("mouseup", released, true);
    clearTimeout(patience);
    work();
  };
  // The click itself comes right behind the release
  const released = (): void => void setTimeout(done);
  const patience = setTimeout(done, patienceMs);
  window.addEventListener("mouseup", released, true);
};

/** A press that lasts longer is no tap. */
const patienceMs = 700;
