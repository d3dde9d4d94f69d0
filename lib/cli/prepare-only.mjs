import { exitWith, prepare } from "./prepare.mjs";

await prepare().catch(exitWith);
