import { rm } from "node:fs/promises";
import { listServerHomes, stopServer } from "../lib/db/postmaster.mjs";

/** Stops the database that the tested server started, and removes its folder. */
export default async function stopTestDatabase(): Promise<void> {
  const folder = process.env.E2E_DATA;
  if (!folder) return;
  await stopServer(folder);
  for (const path of [folder, listServerHomes(folder)[1]]) {
    await rm(path, { recursive: true, force: true });
  }
}
