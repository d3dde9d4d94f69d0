import { readEnv } from "@/lib/env";

/** Ends a server whose settings cannot be read; without this, it would run on and answer nothing. */
export function checkSettings(): void {
  try {
    readEnv();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
