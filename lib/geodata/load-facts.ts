import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { type Fact, factSchema } from "@/lib/schema/facts";
import { readGeodataText } from "./geodata-folder";

/** The policy facts that may be shown, each with source, vintage and confidence. */
export const loadFacts: () => Promise<Fact[]> = remember(async () =>
  z.array(factSchema).parse(JSON.parse(await readGeodataText("facts/facts.json"))),
);
