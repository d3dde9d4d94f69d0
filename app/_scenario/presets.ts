/** The government's targets of 2026-06-29 for new AI data centres, MW. */
export const presets = [
  { id: "first", targetMw: 8_400 },
  { id: "full", targetMw: 18_400 },
] as const;

export type PresetId = (typeof presets)[number]["id"];

/** The preset that a target is, or "custom". */
export function findPreset(targetMw: number): PresetId | "custom" {
  return presets.find((preset) => preset.targetMw === targetMw)?.id ?? "custom";
}
