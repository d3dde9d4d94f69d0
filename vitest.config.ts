import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,lib,prisma,geodata}/**/*.test.{ts,tsx}"],
    // Long seeded tests: npm run nightly.
    exclude: [...configDefaults.exclude, "**/*.nightly.test.ts"],
    environment: "node",
    // The first test of a file may have to compile a solver or to start a database.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
