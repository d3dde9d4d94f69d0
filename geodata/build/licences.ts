/**
 * The licences under which parts of `geodata/` may be passed on. A `name` is an identifier of the
 * Open Definition; a licence that it does not list has title and path alone.
 */
export const licences = {
  "KOGL-1": {
    title: "Korea Open Government Licence Type 1 (attribution)",
    path: "https://www.kogl.or.kr/info/license.do",
  },
  "ODbL-1.0": {
    name: "ODbL-1.0",
    title: "Open Data Commons Open Database License 1.0 (share-alike)",
    path: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
  "CC-BY-4.0": {
    name: "CC-BY-4.0",
    title: "Creative Commons Attribution 4.0",
    path: "https://creativecommons.org/licenses/by/4.0/",
  },
  "public-domain": {
    name: "other-pd",
    title: "Public domain (Natural Earth)",
    path: "https://www.naturalearthdata.com/about/terms-of-use/",
  },
  facts: {
    name: "other-open",
    title: "Single published facts, retyped; no licence is claimed on a fact, cite its publisher",
    path: "https://www.law.go.kr/법령/저작권법",
  },
} as const;

export type LicenceId = keyof typeof licences;
