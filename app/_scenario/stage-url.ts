import { type LeftOut, leaveOut } from "./left-out";
import { defaultStageSettings, type StageSettings, stageSettingsSchema } from "./stage-settings";
import {
  readList,
  readNullableNumber,
  readNumber,
  writeNullableNumber,
  writeNumber,
} from "./url-values";

/** One setting in the address: how it is written, and read into a shape the schema judges. */
interface StageField<K extends keyof StageSettings = keyof StageSettings> {
  readonly key: string;
  readonly name: K;
  write(settings: StageSettings): string;
  read(text: string): unknown;
}

const NEVER = "never";
const readYear = (text: string) => (text === NEVER ? null : readNumber(text));
const writeYear = (year: number | null) => (year === null ? NEVER : writeNumber(year));

const fields: readonly StageField[] = [
  {
    key: "ys",
    name: "stages",
    write: ({ stages }) =>
      stages
        .map(({ year, targetMw, demandFactor, weight }) => {
          const rest = demandFactor === null && weight === 1 ? [] : [demandFactor, weight];
          return [year, targetMw, ...rest].map(writeNullableNumber).join(":");
        })
        .join(","),
    read: (text) =>
      readList(text).map((part) => {
        const [year = "", targetMw = "", factor, weight, ...more] = part.split(":");
        if (more.length > 0) return null;
        return {
          year: readNumber(year),
          targetMw: readNumber(targetMw),
          demandFactor: factor === undefined ? null : readNullableNumber(factor),
          weight: weight === undefined ? 1 : readNumber(weight),
        };
      }),
  },
  {
    key: "yl",
    name: "slips",
    write: ({ slips }) =>
      [...slips]
        .sort((a, b) => a.project.localeCompare(b.project))
        .map(({ project, year }) => `${project}:${writeYear(year)}`)
        .join(","),
    read: (text) =>
      readList(text).map((part) => {
        const [project, year = "", ...more] = part.split(":");
        if (more.length > 0) return null;
        return { project, year: readYear(year) };
      }),
  },
  {
    key: "yg",
    name: "demandGrowthPctPerYear",
    write: (settings) => writeNumber(settings.demandGrowthPctPerYear),
    read: readNumber,
  },
  {
    key: "ym",
    name: "moveMaintenance",
    write: ({ moveMaintenance }) => (moveMaintenance ? "1" : "0"),
    // Not undefined, for which a schema puts its default.
    read: (text) => ({ "0": false, "1": true })[text] ?? null,
  },
  {
    key: "yn",
    name: "network",
    write: ({ network }) => network,
    read: (text) => text,
  },
  {
    key: "yu",
    name: "newGeneration",
    write: ({ newGeneration }) =>
      newGeneration
        .map(({ bus, fuel, mw, year }) => [bus, fuel, writeNumber(mw), year].join(":"))
        .join(","),
    read: (text) =>
      readList(text).map((part) => {
        const [bus = "", fuel, mw = "", year = "", ...more] = part.split(":");
        if (more.length > 0) return null;
        return { bus: readNumber(bus), fuel, mw: readNumber(mw), year: readNumber(year) };
      }),
  },
  {
    key: "yt",
    name: "tables",
    write: ({ tables }) =>
      [tables.busThrough, tables.provinceThrough, tables.capitalInterfaceThrough]
        .map(writeNullableNumber)
        .join(":"),
    read: (text) => {
      const [bus = "", province = "", capital = "", ...more] = text.split(":");
      if (more.length > 0) return null;
      return {
        busThrough: readNullableNumber(bus),
        provinceThrough: readNullableNumber(province),
        capitalInterfaceThrough: readNullableNumber(capital),
      };
    },
  },
];

/** Keys of the address that belong to the years. */
export const stageKeys: readonly string[] = fields.map(({ key }) => key);

/** Writes only what differs from the default; null = leave the key out. */
export function encodeStages(settings: StageSettings): Record<string, string | null> {
  return Object.fromEntries(
    fields.map(({ key, write }) => {
      const text = write(settings);
      return [key, text === write(defaultStageSettings) ? null : text];
    }),
  );
}

/** Reads the settings; a field that does not fit takes its default and is named. */
export function decodeStages(texts: Readonly<Record<string, string | null | undefined>>): {
  settings: StageSettings;
  leftOut: readonly LeftOut[];
} {
  let settings = defaultStageSettings;
  const leftOut: LeftOut[] = [];
  for (const { key, name, read } of fields) {
    const text = texts[key];
    if (text === null || text === undefined) continue;
    const parsed = stageSettingsSchema.safeParse({ ...settings, [name]: read(text) });
    if (parsed.success) settings = parsed.data;
    else leftOut.push(leaveOut(name, `${key}=${text}`, "unreadable"));
  }
  return { settings, leftOut };
}

/** The settings as a query string without "?"; empty for the default. */
export function writeStageQuery(settings: StageSettings): string {
  const query = new URLSearchParams();
  for (const [key, text] of Object.entries(encodeStages(settings))) {
    if (text !== null) query.set(key, text);
  }
  return query.toString();
}
