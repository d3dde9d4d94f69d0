import { Database, readDatabaseOptions } from "./database";

declare global {
  var bunsanDatabase: Database | undefined;
}

/** This process's database. Asking for it opens nothing; its first use does. */
export function shareDatabase(): Database {
  // The development server loads modules anew at each change, and would leave connections behind.
  globalThis.bunsanDatabase ??= new Database(readDatabaseOptions(process.env, process.cwd()));
  return globalThis.bunsanDatabase;
}
