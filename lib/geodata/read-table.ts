import Papa from "papaparse";
import { z } from "zod";
import { readGeodataText } from "./geodata-folder";

/**
 * The rows of a CSV of `geodata/`, each parsed.
 *
 * @param rowSchema takes cells as text, by column name
 * @throws ZodError naming the row and column that do not fit
 */
export async function readTable<Row>(path: string, rowSchema: z.ZodType<Row>): Promise<Row[]> {
  const { data, errors } = Papa.parse(await readGeodataText(path), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  return z.array(rowSchema).parse(data);
}
