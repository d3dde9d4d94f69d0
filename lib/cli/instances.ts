import { parseArgs } from "node:util";
import { CodedError } from "@/lib/errors";
import { listFiles } from "@/lib/instances/list-files";
import { type RunOptions, runInstance } from "@/lib/instances/run-instance";
import { HighsEngine } from "@/lib/solver/highs-engine";

const USAGE =
  "instances DIR [--time-limit SECONDS] [--dc pglib|matpower] [--capacity N] [--uncapacitated]";

/** Reads the command line; throws `bad_field` naming the option. */
function readOptions(): Omit<RunOptions, "engine"> & { readonly folder: string } {
  const { values, positionals } = parseCommand();
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new CodedError("bad_field", `Name one folder: ${USAGE}`, "folder");
  }
  const dc = values.dc;
  if (dc !== "pglib" && dc !== "matpower") {
    throw new CodedError("bad_field", `--dc is pglib or matpower, not ${dc}`, "dc");
  }
  return {
    folder,
    dc,
    timeLimitS: readPositive(values["time-limit"], "time-limit"),
    capacity: values.capacity === undefined ? null : readPositive(values.capacity, "capacity"),
    uncapacitated: values.uncapacitated,
  };
}

function parseCommand() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "time-limit": { type: "string", default: "60" },
        dc: { type: "string", default: "pglib" },
        capacity: { type: "string" },
        uncapacitated: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError("bad_field", `${reason} ${USAGE}`, "options");
  }
}

function readPositive(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new CodedError("bad_field", `--${name} is a number above 0, not ${text}`, name);
}

/** Prints one JSON line a file; only a folder that cannot be used ends with an error. */
async function run(): Promise<void> {
  const { folder, ...options } = readOptions();
  const files = listFiles(folder);
  const engine = new HighsEngine({ workers: 1 });
  try {
    for (const file of files) {
      const report = await runInstance(file, { ...options, engine });
      process.stdout.write(`${JSON.stringify(report)}\n`);
    }
  } finally {
    await engine.close();
  }
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", () => process.exit(0));

run().catch((error: unknown) => {
  const { code, field } =
    error instanceof CodedError ? error : { code: "internal", field: undefined };
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ error: { code, message, field } })}\n`);
  process.exitCode = 1;
});
