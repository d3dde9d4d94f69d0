/** A scenario that is solved at once. */
export const small = { targetMw: 300, site: { maxCount: 3 } };

/** Where the service answers. */
export const url = process.env.BUNSAN_URL ?? "";

/** Ends the run where something is not as it should be. */
export function expect(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}

/** The owner's cookie, as a save hands it out. */
export function readCookie(response: Response): string {
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  expect(cookie !== undefined, "a save hands out the owner's cookie");
  return cookie;
}
