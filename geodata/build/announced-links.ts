import type { AnnouncedProject, Words } from "./grid-project-terms";

const uljin: Words = { ko: "울진", en: "Uljin" };
const saemangeum: Words = { ko: "새만금", en: "Saemangeum" };
const haenam: Words = { ko: "해남", en: "Haenam" };

const westCoast = {
  capacityMw: 2000,
  status: "planned",
  stated: "2026-02-01",
  source: "Seoul Shinmun, 2026-02-01; four links of 2 GW: 11th long-term transmission plan",
  sourceUrl: "https://www.seoul.co.kr/news/plan/energy-expressway/2026/02/02/20260202008002",
  confidence: "high",
} as const;

/** Planned direct-current links, in the order of their dates. */
export const announcedLinks: readonly AnnouncedProject[] = [
  {
    id: "east-coast-1",
    name: { ko: "동해안–신가평 HVDC (1단계)", en: "East coast–Singapyeong HVDC (phase 1)" },
    from: uljin,
    to: { ko: "신가평", en: "Singapyeong" },
    capacityMw: 4000,
    lengthKm: 230,
    announced: "2029-05",
    status: "construction",
    stated: "2024-11-19",
    source: "Daehan Kyungje, 2024-11-19: last contract ends in May 2029",
    sourceUrl: "http://kcms.cnews.co.kr/uhtml/view.jsp?idxno=202411181237218140847",
    confidence: "medium",
    note: {
      ko: "한전은 2025-05-11에도 동해안–수도권 전체를 2026년 완공한다고 밝혔고, 케이블 공사는 2025-11-24에 시작됨",
      en: "KEPCO still named 2026 for the whole east-coast line on 2025-05-11; its cable work began on 2025-11-24",
    },
    mapping: {
      how: "hvdc",
      fromBus: 82,
      toBus: 28,
      assumption: {
        ko: "울진 모선에서 765 kV가 모이는 양평 모선(신가평변전소에 가장 가까운 765 kV 모선)으로",
        en: "From the bus of Uljin to that of Yangpyeong, the 765 kV bus nearest to Singapyeong",
      },
    },
  },
  {
    id: "east-coast-2",
    name: { ko: "동해안–동서울 HVDC (2단계)", en: "East coast–Dongseoul HVDC (phase 2)" },
    from: uljin,
    to: { ko: "동서울(하남)", en: "Dongseoul (Hanam)" },
    capacityMw: 4000,
    lengthKm: 280,
    announced: "2027-12",
    status: "blocked",
    stated: "2025-05-27",
    source: "Asia Economy, 2025-05-27: the 11th plan moves June 2026 by a year and a half",
    sourceUrl: "https://cm.asiae.co.kr/en/article/2025052714365491230",
    confidence: "medium",
    note: {
      ko: "2025-11-25 보도까지 하남시 동서울변전소 증설이 막혀 있음. 1단계 철탑 공사는 2029-05에 끝나므로 그 전에는 어려움",
      en: "Still held up at Dongseoul (Hanam) by a report of 2025-11-25; it needs the towers of phase 1, due in May 2029",
    },
    mapping: {
      how: "hvdc",
      fromBus: 82,
      toBus: 22,
      assumption: {
        ko: "울진 모선에서 강동송파 모선(동서울변전소에 가장 가까운 345 kV 모선)으로",
        en: "From the bus of Uljin to that of Gangdong-Songpa, the 345 kV bus nearest to Dongseoul",
      },
    },
  },
  {
    ...westCoast,
    id: "west-coast-1",
    name: {
      ko: "서해안 HVDC 1 (새만금–서화성)",
      en: "West-coast HVDC 1 (Saemangeum–Seohwaseong)",
    },
    from: saemangeum,
    to: { ko: "서화성", en: "Seohwaseong" },
    lengthKm: 220,
    announced: "2030",
    source: "Seoul Shinmun, 2026-02-01: 2030, a year ahead of the plan; so KEPCO on 2026-03-18",
    note: {
      ko: "11차 계획에서는 2031년 12월이었음",
      en: "The 11th plan had named December 2031",
    },
    mapping: {
      how: "hvdc",
      fromBus: 108,
      toBus: 47,
      assumption: {
        ko: "군산 모선(345 kV)에서 화성 모선(345 kV)으로",
        en: "From the 345 kV bus of Gunsan to that of Hwaseong",
      },
    },
  },
  {
    ...westCoast,
    id: "west-coast-2",
    name: { ko: "서해안 HVDC 2 (해남–당진)", en: "West-coast HVDC 2 (Haenam–Dangjin)" },
    from: haenam,
    to: { ko: "당진", en: "Dangjin" },
    lengthKm: null,
    announced: "2036",
    mapping: {
      how: "hvdc",
      fromBus: 136,
      toBus: 53,
      assumption: {
        ko: "영암 모선(해남에 가장 가까운 345 kV 모선)에서 당진 모선으로",
        en: "From Yeongam, the 345 kV bus nearest to Haenam, to the bus of Dangjin",
      },
    },
  },
  {
    ...westCoast,
    id: "west-coast-3",
    name: { ko: "서해안 HVDC 3 (해남–인천)", en: "West-coast HVDC 3 (Haenam–Incheon)" },
    from: haenam,
    to: { ko: "인천", en: "Incheon" },
    lengthKm: null,
    announced: "2038",
    note: {
      ko: "2023년 계획: 신해남–태안–서인천 430 km",
      en: "Plan of 2023: Sinhaenam–Taean–West Incheon, 430 km",
    },
    mapping: {
      how: "hvdc",
      fromBus: 136,
      toBus: 21,
      assumption: {
        ko: "영암 모선(해남에 가장 가까운 345 kV 모선)에서 서인천 모선으로",
        en: "From Yeongam, the 345 kV bus nearest to Haenam, to the bus of Western Incheon",
      },
    },
  },
  {
    ...westCoast,
    id: "west-coast-4",
    name: { ko: "서해안 HVDC 4 (새만금–인천)", en: "West-coast HVDC 4 (Saemangeum–Incheon)" },
    from: saemangeum,
    to: { ko: "인천(영흥)", en: "Incheon (Yeongheung)" },
    lengthKm: null,
    announced: "2038",
    note: {
      ko: "2023년 계획: 새만금–태안–영흥 190 km",
      en: "Plan of 2023: Saemangeum–Taean–Yeongheung, 190 km",
    },
    mapping: {
      how: "hvdc",
      fromBus: 108,
      toBus: 40,
      assumption: {
        ko: "군산 모선에서 영흥화력이 연결된 안산 모선으로",
        en: "From Gunsan to Ansan, the bus that the Yeongheung plant feeds",
      },
    },
  },
];
