import type { AnnouncedProject, Words } from "./grid-project-terms";

const saeul: Words = { ko: "새울(울산 울주)", en: "Saeul (Ulsan)" };
const hanul: Words = { ko: "신한울(울진)", en: "Shin Hanul (Uljin)" };
const yongin: Words = { ko: "용인 이동·남사", en: "Yongin Idong-Namsa" };

const nuclear = { from: null, capacityMw: 1400, lengthKm: null } as const;

const shinHanul = {
  ...nuclear,
  to: hanul,
  status: "construction",
  stated: "2024-09-12",
  source: "Money Today, 2024-09-12 (KHNP)",
  sourceUrl: "https://m.mt.co.kr/renew/view_amp.html?no=2024091215071888638",
  confidence: "high",
  mapping: {
    how: "units",
    bus: 82,
    likeUnit: "g189",
    fuel: "nuclear",
    assumption: {
      ko: "신한울 1·2호기와 같은 울진 모선, 신한울 2호기의 비용",
      en: "At the bus of Shin Hanul 1 and 2, at the cost of Shin Hanul 2",
    },
  },
} as const;

const saeulMapping = {
  how: "units",
  bus: 175,
  likeUnit: "g164",
  fuel: "nuclear",
  assumption: {
    ko: "모형에서 새울 1·2호기가 연결된 기장 모선, 새울 2호기의 비용",
    en: "At Gijang, where the model has Saeul 1 and 2, at the cost of Saeul 2",
  },
} as const;

const yonginGas = {
  from: null,
  to: yongin,
  capacityMw: 1000,
  lengthKm: null,
  status: "planned",
  stated: "2024",
  source: "Business Post: feasibility tender of Western Power, units of the three companies",
  sourceUrl: "https://businesspost.co.kr/BP?command=mobile_view&num=342314",
  confidence: "medium",
  mapping: {
    how: "units",
    bus: 46,
    likeUnit: "g201",
    fuel: "lng",
    assumption: {
      ko: "동용인 모선(345 kV), 구미천연가스 #1과 같은 설비",
      en: "At East Yongin (345 kV), of the kind of Gumi gas unit 1",
    },
  },
} as const;

const closure = (plantKo: string, plantEn: string, unit: string, by: Words) =>
  ({
    from: null,
    capacityMw: 500,
    lengthKm: null,
    announced: "2026",
    status: "planned",
    stated: "2026-01-01",
    source: "Seoul Shinmun, 2026-01-01; MW: the network model",
    sourceUrl: "https://www.seoul.co.kr/news/economy/2026/01/01/20260101020005",
    confidence: "high",
    note: {
      ko: `${by.ko} 가스발전소로 전환된다고 하나 그 준공일과 용량은 모름. 그래서 기본으로는 세지 않음`,
      en: `To be replaced by gas at ${by.en}, whose date and MW are unknown: not counted by default`,
    },
    name: { ko: `${plantKo} 폐지`, en: `${plantEn} closes` },
    to: { ko: plantKo, en: plantEn },
    mapping: {
      how: "closure",
      unit,
      assumption: {
        ko: "같은 이름의 모형 발전기가 꺼짐",
        en: "The model's unit of that name is gone",
      },
    },
  }) as const;

/** Announced units and closures with a source at hand; renewables stay as the model has them. */
export const announcedUnits: readonly AnnouncedProject[] = [
  {
    ...nuclear,
    id: "saeul-3",
    name: { ko: "새울 3호기", en: "Saeul 3" },
    to: saeul,
    announced: "2026-08",
    status: "construction",
    stated: "2025-12-30",
    source: "World Nuclear News: operating permit, commercial operation aimed at August 2026",
    sourceUrl:
      "https://www.world-nuclear-news.org/articles/operating-permit-issued-for-south-koreas-saeul-3",
    confidence: "high",
    mapping: saeulMapping,
  },
  {
    ...nuclear,
    id: "saeul-4",
    name: { ko: "새울 4호기", en: "Saeul 4" },
    to: saeul,
    announced: null,
    status: "construction",
    stated: "2025-12-31",
    source: "Seoul Shinmun, 2025-12-31: applied for operation with unit 3; no date named",
    sourceUrl: "https://m.seoul.co.kr/news/economy/2025/12/31/20251231001006",
    confidence: "high",
    mapping: saeulMapping,
  },
  {
    ...yonginGas,
    id: "yongin-gas-1",
    name: { ko: "용인 가스발전 1 (동서발전)", en: "Yongin gas 1 (EWP)" },
    announced: "2030-09",
  },
  {
    ...yonginGas,
    id: "yongin-gas-2",
    name: { ko: "용인 가스발전 2 (남부발전)", en: "Yongin gas 2 (KOSPO)" },
    announced: "2031-12",
  },
  {
    ...yonginGas,
    id: "yongin-gas-3",
    name: { ko: "용인 가스발전 3 (서부발전)", en: "Yongin gas 3 (WP)" },
    announced: "2032-12",
  },
  {
    ...shinHanul,
    id: "shin-hanul-3",
    name: { ko: "신한울 3호기", en: "Shin Hanul 3" },
    announced: "2032",
  },
  {
    ...shinHanul,
    id: "shin-hanul-4",
    name: { ko: "신한울 4호기", en: "Shin Hanul 4" },
    announced: "2033",
  },
  {
    id: "hadong-1-closure",
    ...closure("하동화력 1호기", "Hadong coal 1", "g176", { ko: "안동", en: "Andong" }),
  },
  {
    id: "boryeong-5-closure",
    ...closure("보령화력 5호기", "Boryeong coal 5", "g124", { ko: "보령", en: "Boryeong" }),
  },
  {
    id: "taean-2-closure",
    ...closure("태안화력 2호기", "Taean coal 2", "g89", { ko: "공주", en: "Gongju" }),
  },
];
