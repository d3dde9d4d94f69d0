import { defineConfig } from "prisma/config";

/** Paths are relative to this folder. The URL is needed by `prisma migrate` alone. */
export default defineConfig({
  schema: "schema.prisma",
  migrations: { path: "migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
