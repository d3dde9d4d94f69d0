/** A page that is not drawn, or slowly, still goes on after this long, ms. */
const LONGEST_FRAME_MS = 500;

/** Resolves once the browser has drawn what was changed until now; soon where it draws nothing. */
export function awaitFrame(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // The frame itself is drawn once its callbacks have run.
      setTimeout(resolve);
    });
  });
}
