let down = false;

const press = (): void => {
  down = true;
};
const release = (): void => {
  down = false;
};

/** Whether a key is held down: what changes then was not tapped. Asked of the page once, so that no choice listens for itself. */
export const isKeyDown = (): boolean => down;

/** Begins to listen. */
export function watchKeys(): void {
  document.addEventListener("keydown", press, true);
  document.addEventListener("keyup", release, true);
  // The key is released in another window
  window.addEventListener("blur", release);
}
