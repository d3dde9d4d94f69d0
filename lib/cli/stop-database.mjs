import { resolve } from "node:path";
import { stopServer } from "../db/postmaster.mjs";
import { exitWith, loadSettings, projectFolder, say } from "./prepare.mjs";

loadSettings();
const dataFolder = resolve(projectFolder, process.env.BUNSAN_DATA || ".bunsan");
const stopped = await stopServer(dataFolder).catch(exitWith);
say(stopped > 0 ? "The database has stopped." : "No database was running.");
