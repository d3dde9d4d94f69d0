/** Called by Next once, when its server starts. */
export async function register(): Promise<void> {
  // Imported here and in this order: the runtime without Node can load none of it, and the log of
  // what comes second reads the settings by itself.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { checkSettings } = await import("./app/_front/check-settings");
    checkSettings();
    // The development server has requests of its own, and a protocol of its own by which it reloads.
    if (process.env.NODE_ENV === "production") {
      const { awaitServer } = await import("./app/_front/await-server");
      const { standInFront } = await import("./app/_front/stand-in-front");
      awaitServer(standInFront);
    }
  }
}
