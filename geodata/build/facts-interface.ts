import type { Fact } from "./fact";

const agm =
  "Shin & Song 2024 as cited by AGM Center, KENTECH: https://agm.kentech.ac.kr/learning/kpg-platform-showcase/online-exhibition";
const chosun =
  "KEPCO by way of Chosun Biz, 2023-10-13: https://biz.chosun.com/industry/company/2023/10/13/RRQJGKEA4BAJJORXFVKSNPOZRE/";

/** Bottlenecks between regions and the tariff proposal: single reports, so rated medium. */
export const interfaceFacts: readonly Fact[] = [
  {
    id: "capital-ties",
    notes: [],
    confidence: "medium",
    ko: "수도권으로 들어오는 융통선로 7개, 전압 안정도가 한계를 정함",
    en: "Seven tie lines feed the capital region; voltage stability sets their limit",
    value: 7,
    values: { lines: 7 },
    unit: "lines",
    vintage: "undated paper by KPX authors",
    source: "KIEE: http://journal.auric.kr/kiee/XmlViewer/f427893",
  },
  {
    id: "capital-tie-margin",
    notes: [],
    confidence: "medium",
    ko: "2024년 3분기 2,208시간 중 202시간에 수도권 융통 여유가 5 % 이하, 최저 −0.3 %",
    en: "In 202 of 2,208 hours of 2024 Q3 the capital tie margin was 5 % or less, at worst −0.3 %",
    value: 202,
    values: { hours: 202, ofHours: 2208, leastMarginPct: -0.3 },
    unit: "hours",
    vintage: "2024 Q3",
    source: "KPX figures of 2025-08-07: https://www.kollo.kr/todaycontent?id=busZI8",
  },
  {
    id: "honam-flowgate",
    notes: [],
    confidence: "medium",
    ko: "호남→충청 융통 안정도 한계 4.9 GW",
    en: "Stability limit from Honam to Chungcheong 4.9 GW",
    value: 4.9,
    values: { gw: 4.9 },
    unit: "GW",
    vintage: "2024",
    source: agm,
  },
  {
    id: "east-coast-constraint",
    notes: [],
    confidence: "medium",
    ko: "동해안 발전 15.5 GW 중 3.9–4.1 GW가 송전 제약에 묶임",
    en: "3.9–4.1 of 15.5 GW of East-coast generation is held back by the grid",
    value: 4,
    values: { lowGw: 3.9, highGw: 4.1, ofGw: 15.5 },
    unit: "GW",
    vintage: "2023",
    source: chosun,
  },
  {
    id: "west-coast-constraint",
    notes: [],
    confidence: "medium",
    ko: "서해안 발전 12.9 GW 중 2.4–3.4 GW가 송전 제약에 묶임",
    en: "2.4–3.4 of 12.9 GW of West-coast generation is held back by the grid",
    value: 2.9,
    values: { lowGw: 2.4, highGw: 3.4, ofGw: 12.9 },
    unit: "GW",
    vintage: "2023",
    source: chosun,
  },
  {
    id: "tariff-proposal",
    notes: [],
    confidence: "medium",
    ko: "2026-08-26 공청회 안: 산업용 요금 인하 남부 13–18, 중부 10–15, 수도권 북부 6–10, 남부 0–1원/kWh; 제안일 뿐이며 데이터센터의 일반용 요금은 대상이 아님",
    en: "Hearing of 2026-08-26: industrial cuts of 13–18 KRW/kWh in the south, 10–15 in the centre, 6–10 in the northern and 0–1 in the southern capital region; a proposal, and data centres are billed under the general tariff",
    value: null,
    values: {
      southLow: 13,
      southHigh: 18,
      centreLow: 10,
      centreHigh: 15,
      capitalNorthLow: 6,
      capitalNorthHigh: 10,
      capitalSouthLow: 0,
      capitalSouthHigh: 1,
    },
    unit: "KRW/kWh",
    vintage: "2026-08-26, proposal",
    source:
      "korea.kr, cited second-hand: https://www.korea.kr/briefing/pressReleaseView.do?newsId=156775556",
  },
];
