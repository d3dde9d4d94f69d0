/** The media types an answer can take. */
export type AnswerType = "application/json" | "application/geo+json" | "text/event-stream";

const offered: readonly AnswerType[] = [
  "application/json",
  "application/geo+json",
  "text/event-stream",
];

interface Preference {
  readonly type: string;
  readonly quality: number;
}

function readPreferences(header: string): Preference[] {
  return header.split(",").flatMap((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    const given = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = given === undefined ? 1 : Number(given.slice(2));
    return type && quality > 0 ? [{ type, quality }] : [];
  });
}

/** The type that the `Accept` header prefers among ours; JSON when it names none of them. */
export function negotiateType(request: Request): AnswerType {
  const preferences = readPreferences((request.headers.get("accept") ?? "").slice(0, 1000));
  preferences.sort((a, b) => b.quality - a.quality);
  for (const { type } of preferences) {
    const match = offered.find((offer) => offer === type);
    if (match) return match;
  }
  return "application/json";
}
