/** Where the figures come from; each is cited by at least one resource. */
export const sources = {
  sgis: {
    title:
      "통계청 통계지리정보서비스(SGIS), 공공누리 제1유형, 가공 · Statistics Korea SGIS, processed",
    path: "https://sgis.kostat.go.kr",
  },
  mois: {
    title: "행정안전부 주민등록 인구통계 · MOIS resident registration statistics, end of July 2026",
    path: "https://jumin.mois.go.kr",
  },
  grdp: {
    title:
      "국가데이터처 2024년 지역소득(잠정) · Regional income 2024, provisional (Herald 2025-12-23)",
    path: "https://biz.heraldcorp.com/article/10642328",
  },
  kpg193: {
    title:
      "KPG 193 v2.0, AGM Center, KENTECH (Song & Kim, arXiv:2411.14756); map data © OpenStreetMap contributors",
    path: "https://github.com/agm-center/kpg-testgrid",
  },
  osm: {
    title: "© OpenStreetMap contributors, by way of the PyPSA-KR extract",
    path: "https://www.openstreetmap.org/copyright",
  },
  gppd: {
    title:
      "Global Power Plant Database v1.2.0: Global Energy Observatory, Google, KTH, Enipedia, World Resources Institute",
    path: "https://datasets.wri.org/dataset/globalpowerplantdatabase",
  },
  naturalEarth: {
    title: "Natural Earth 1:10m countries, packed as world-atlas 2.0.2",
    path: "https://www.naturalearthdata.com",
  },
  kepcoReview: {
    title:
      "한전 데이터센터 1차 기술검토 · KEPCO first-stage technical review of data-centre requests, to 2026-03-27 (second-hand transcription)",
    path: "https://www.kepco.co.kr",
  },
  kepcoOutlook: {
    title:
      "한전 공급여유 지도 2027 전망 · KEPCO supply-headroom map, 2027 outlook (second-hand transcription, partial)",
    path: "https://www.kepco.co.kr",
  },
  selfSufficiency: {
    title:
      "전력자립도 2025년 1–7월, 한전 자료 · KEPCO data by way of the National Assembly, press reports",
    path: "https://m.imaeil.com/page/view/2025092514100446267",
  },
  press: {
    title: "Press reports and public notes, cited row by row",
    path: "https://www.korea.kr",
  },
} as const;

export type SourceId = keyof typeof sources;
