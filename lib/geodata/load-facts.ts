import { z } from "zod";
import { type Fact, factSchema } from "@/lib/schema/facts";
import { readGeodataText } from "./geodata-folder";
import { remember } from "./remember";

/** The policy facts that may be shown, each with source, vintage and confidence. */
export const loadFacts: () => Promise<Fact[]> = remember(async () =>
  z.array(factSchema).parse(JSON.parse(await readGeodataText("facts/facts.json"))),
);
