import { createRateLimit } from "@/lib/http/limit-rate";

/** A scenario with every list at its longest takes about 40 kB. */
export const MAX_SAVE_BYTES = 100_000;

/** Changes one client may make in a minute. */
export const limitChanges = createRateLimit(240);
