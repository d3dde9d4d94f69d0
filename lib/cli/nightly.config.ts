import { defineConfig } from "vitest/config";
import base from "../../vitest.config";

/** The long seeded tests alone, `*.nightly.test.ts`: `npm run nightly`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["lib/**/*.nightly.test.ts"],
    exclude: [],
    testTimeout: 3_600_000,
  },
});
