import pino from "pino";
import { readEnv } from "./env";

/** The server's log: one JSON object a line on standard output. */
export const log = pino({ name: "bunsan", level: readEnv().logLevel });
