import { nanoid } from "nanoid";
import type { Scenario as Row } from "../../prisma/generated/client";
import { CodedError } from "../errors";
import {
  type SavedScenario,
  type SavedSummary,
  type SaveRequest,
  savedIdSchema,
} from "../schema/saved-scenario";
import { scenarioSchema } from "../schema/scenario";
import type { Database } from "./database";

/** Scenarios that one owner may keep. */
export const MAX_SCENARIOS_PER_OWNER = 200;

const summaryColumns = { id: true, name: true, revision: true, createdAt: true, updatedAt: true };

function toSummary(row: Pick<Row, keyof typeof summaryColumns>): SavedSummary {
  const { id, name, revision, createdAt, updatedAt } = row;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, name, revision, ...times };
}

function toSaved(row: Row, ownerHash: string | null): SavedScenario {
  const parsed = scenarioSchema.safeParse(row.scenario);
  if (!parsed.success) {
    throw new CodedError("not_found", "This scenario was saved in a form that is no longer read");
  }
  return { ...toSummary(row), scenario: parsed.data, own: row.ownerHash === ownerHash };
}

function requireId(id: string): string {
  if (savedIdSchema.safeParse(id).success) return id;
  throw notFound();
}

function notFound(): CodedError {
  return new CodedError("not_found", "No scenario is saved under this id");
}

/** An owner's scenarios without their content, last changed first. */
export async function listScenarios(
  database: Database,
  ownerHash: string,
): Promise<SavedSummary[]> {
  const rows = await database.run("read", (prisma) =>
    prisma.scenario.findMany({
      where: { ownerHash },
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      select: summaryColumns,
      take: MAX_SCENARIOS_PER_OWNER,
    }),
  );
  return rows.map(toSummary);
}

/** Saves a new scenario. Throws `too_large` once the owner keeps as many as one may. */
export async function createScenario(
  database: Database,
  ownerHash: string,
  { name, scenario }: SaveRequest,
): Promise<SavedScenario> {
  const row = await database.run("write", (prisma) =>
    prisma.$transaction(async (step) => {
      // Two requests at once must not both take the last place.
      await step.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ownerHash}, 0))`;
      if ((await step.scenario.count({ where: { ownerHash } })) >= MAX_SCENARIOS_PER_OWNER) {
        const message = `${MAX_SCENARIOS_PER_OWNER} scenarios are kept already; delete one first`;
        throw new CodedError("too_large", message);
      }
      return step.scenario.create({ data: { id: nanoid(21), ownerHash, name, scenario } });
    }),
  );
  return toSaved(row, ownerHash);
}

/** Reads a scenario by its id, whoever asks. Throws `not_found`. */
export async function readScenario(
  database: Database,
  ownerHash: string | null,
  id: string,
): Promise<SavedScenario> {
  const key = requireId(id);
  const row = await database.run("read", (prisma) =>
    prisma.scenario.findUnique({ where: { id: key } }),
  );
  if (!row) throw notFound();
  return toSaved(row, ownerHash);
}

/**
 * Replaces a scenario of the owner's. Throws `not_found`, `not_owner`, or `conflict` when a
 * revision is given and another one is in store.
 */
export async function updateScenario(
  database: Database,
  ownerHash: string | null,
  id: string,
  { name, scenario, revision }: SaveRequest,
): Promise<SavedScenario> {
  const key = requireId(id);
  const row = await database.run("write", async (prisma) => {
    const { count } = await prisma.scenario.updateMany({
      where: { id: key, ownerHash: ownerHash ?? "", ...(revision ? { revision } : {}) },
      data: { name, scenario, revision: { increment: 1 } },
    });
    const stored = await prisma.scenario.findUnique({ where: { id: key } });
    if (count === 0) throw refuseChange(stored, ownerHash);
    return stored;
  });
  if (!row) throw notFound();
  return toSaved(row, ownerHash);
}

/** Deletes a scenario of the owner's. Throws `not_found` or `not_owner`. */
export async function deleteScenario(
  database: Database,
  ownerHash: string | null,
  id: string,
): Promise<void> {
  const key = requireId(id);
  await database.run("write", async (prisma) => {
    const where = { id: key, ownerHash: ownerHash ?? "" };
    const { count } = await prisma.scenario.deleteMany({ where });
    if (count > 0) return;
    throw refuseChange(await prisma.scenario.findUnique({ where: { id: key } }), ownerHash);
  });
}

function refuseChange(stored: Row | null, ownerHash: string | null): CodedError {
  if (!stored) return notFound();
  if (stored.ownerHash !== ownerHash) {
    return new CodedError("not_owner", "Only the browser that saved this scenario may change it");
  }
  const message = `The scenario was changed meanwhile and is at revision ${stored.revision}`;
  return new CodedError("conflict", message, "revision");
}
