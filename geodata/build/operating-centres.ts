import type { MwKind } from "./datacentre-terms";

/** What the app adds to a row of the list of operating centres: Korean name, MW as a range. */
export type OperatingCentre = {
  nameKo: string;
  mwKind?: MwKind;
  mwMin?: number;
  mwMax?: number;
};

/**
 * Korean names and readings of the stated MW, by the English name of the row.
 * A figure that was only a search term or a tracker's guess stays out.
 */
export const operatingCentres: ReadonlyMap<string, OperatingCentre> = new Map<
  string,
  OperatingCentre
>([
  ["GAK Chuncheon", { nameKo: "네이버 각 춘천", mwMin: 40, mwMax: 40, mwKind: "unstated" }],
  ["GAK Sejong", { nameKo: "네이버 각 세종", mwMin: 247, mwMax: 270, mwKind: "up to" }],
  ["Kakao Data Center Ansan", { nameKo: "카카오 데이터센터 안산" }],
  [
    "Pyeongchon Mega Center",
    { nameKo: "LG유플러스 평촌 메가센터", mwMin: 165, mwMax: 165, mwKind: "supply" },
  ],
  ["Pyeongchon 2 Center", { nameKo: "LG유플러스 평촌 2센터" }],
  ["Nonhyeon IDC", { nameKo: "LG유플러스 논현 IDC" }],
  ["KT Cloud Gasan", { nameKo: "KT클라우드 가산" }],
  ["KT Cloud Mokdong", { nameKo: "KT클라우드 목동" }],
  ["KT Cloud Yongsan", { nameKo: "KT클라우드 용산" }],
  ["KT Cloud Yeouido", { nameKo: "KT클라우드 여의도" }],
  ["KT Cloud Gangnam", { nameKo: "KT클라우드 강남" }],
  ["KT Cloud Bundang", { nameKo: "KT클라우드 분당" }],
  ["KT Cloud Bucheon", { nameKo: "KT클라우드 부천" }],
  ["KT Songjeong GHC", { nameKo: "KT 송정 글로벌 허브" }],
  ["KT Cloud Gyeongbuk AI (Yecheon)", { nameKo: "KT클라우드 경북 AI(예천)" }],
  ["SKB Gasan", { nameKo: "SK브로드밴드 가산", mwMin: 46, mwMax: 46, mwKind: "IT" }],
  ["SKB Seocho", { nameKo: "SK브로드밴드 서초" }],
  ["SKB Ilsan", { nameKo: "SK브로드밴드 일산" }],
  ["SKB Bundang", { nameKo: "SK브로드밴드 분당" }],
  ["SK C&C Pangyo", { nameKo: "SK C&C 판교" }],
  ["Samsung SDS Chuncheon", { nameKo: "삼성SDS 춘천" }],
  ["LG CNS Sangam", { nameKo: "LG CNS 상암" }],
  ["LG CNS Busan", { nameKo: "LG CNS 부산" }],
  ["KINX Dogok", { nameKo: "KINX 도곡" }],
  ["KINX Gasan", { nameKo: "KINX 가산" }],
  ["KINX Bundang", { nameKo: "KINX 분당" }],
  ["KINX Gwacheon", { nameKo: "KINX 과천" }],
  ["ICN10 Sangam", { nameKo: "디지털 리얼티 ICN10 상암", mwMin: 12, mwMax: 12, mwKind: "IT" }],
  ["Equinix SL1", { nameKo: "에퀴닉스 SL1" }],
  ["Equinix SL2x / SL4", { nameKo: "에퀴닉스 SL2x·SL4" }],
  ["STT Seoul 1", { nameKo: "STT 서울 1", mwMin: 30, mwMax: 30, mwKind: "IT" }],
]);
