const input = "./openapi.json";

module.exports = {
  client: {
    input,
    output: { target: "made/orval.ts", client: "fetch", baseUrl: process.env.BUNSAN_URL },
  },
  zod: { input, output: { target: "made/orval-zod.ts", client: "zod" } },
};
