import { z } from "zod";
import type { Fact } from "./fact";
import { demandFacts } from "./facts-demand";
import { gridFacts } from "./facts-grid";
import { interfaceFacts } from "./facts-interface";
import { ruleFacts } from "./facts-rules";
import type { SourceFolder } from "./read-source";
import type { JsonResource } from "./resource";

const notesSchema = z.object({
  facts: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      confidence: z.enum(["high", "medium", "low"]),
      value: z.unknown(),
    }),
  ),
});

type Note = z.infer<typeof notesSchema>["facts"][number];

/** The weakest confidence of the notes that a fact rests on. */
function rateFact({ id, notes, confidence }: Fact, byId: ReadonlyMap<string, Note>) {
  if (notes.length === 0) return confidence ?? "unverified";
  const found = notes.map((note) => byId.get(note));
  for (const note of found) {
    if (!note) throw new Error(`${id} rests on a note that does not exist`);
    const isMemory = /^from memory/.test(note.source);
    if (note.confidence === "low" || isMemory) throw new Error(`${id} rests on ${note.id}`);
  }
  return found.some((note) => note?.confidence === "medium") ? "medium" : "high";
}

/** The policy facts that the app may show, each rated by what it rests on. */
export function buildFacts(source: SourceFolder): unknown {
  const { facts: notes } = source.readJson("facts/policy_facts.json", notesSchema);
  const byId = new Map(notes.map((note) => [note.id, note]));
  return [...demandFacts, ...ruleFacts, ...gridFacts, ...interfaceFacts].map((fact) => ({
    id: fact.id,
    statement: { ko: fact.ko, en: fact.en },
    value: fact.value,
    values: fact.values,
    unit: fact.unit,
    vintage: fact.vintage,
    source: fact.source,
    confidence: rateFact(fact, byId),
  }));
}

export function describeFacts(content: unknown): JsonResource {
  return {
    kind: "json",
    name: "facts",
    path: "facts/facts.json",
    title: "정책 사실 · Policy facts",
    description:
      "Published figures and rules in short sentences, Korean and English, each with its source.",
    licence: "facts",
    sources: ["press", "kepcoReview", "kepcoOutlook", "grdp"],
    vintage: "2022–2026, named in each fact",
    caveats: [
      "high = at least one credible dated source; medium = transcribed second-hand; unverified = quoted only.",
      "Read from excerpts: open the source before quoting a figure.",
      "Contracted, IT, requested and planned MW are different quantities; the unit says which.",
    ],
    fields: [
      { name: "id", type: "string", description: "Name used by the app" },
      {
        name: "statement",
        type: "object",
        description: "The fact in Korean (ko) and English (en)",
      },
      {
        name: "value",
        type: "number",
        nullable: true,
        description: "Its main figure, in its unit; null if none",
      },
      {
        name: "values",
        type: "object",
        description: "Every figure by name; a name ends in its own unit where that differs",
      },
      { name: "unit", type: "string", description: "Unit of the main figure" },
      { name: "vintage", type: "string", description: "Date or period of the figure" },
      { name: "source", type: "string", description: "Publisher, date, address" },
      { name: "confidence", type: "string", description: "high, medium or unverified" },
    ],
    content,
  };
}
