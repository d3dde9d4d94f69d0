/** A si/do: MOIS code, names, the short Korean name used in station names. */
export type ProvinceName = {
  code: string;
  ko: string;
  en: string;
  shortKo: string;
  capital: boolean;
};

const shared: readonly ProvinceName[] = [
  { code: "11", ko: "서울특별시", en: "Seoul", shortKo: "서울", capital: true },
  { code: "26", ko: "부산광역시", en: "Busan", shortKo: "부산", capital: false },
  { code: "27", ko: "대구광역시", en: "Daegu", shortKo: "대구", capital: false },
  { code: "28", ko: "인천광역시", en: "Incheon", shortKo: "인천", capital: true },
  { code: "30", ko: "대전광역시", en: "Daejeon", shortKo: "대전", capital: false },
  { code: "31", ko: "울산광역시", en: "Ulsan", shortKo: "울산", capital: false },
  { code: "36", ko: "세종특별자치시", en: "Sejong", shortKo: "세종", capital: false },
  { code: "41", ko: "경기도", en: "Gyeonggi", shortKo: "경기", capital: true },
  { code: "43", ko: "충청북도", en: "Chungbuk", shortKo: "충북", capital: false },
  { code: "44", ko: "충청남도", en: "Chungnam", shortKo: "충남", capital: false },
  { code: "47", ko: "경상북도", en: "Gyeongbuk", shortKo: "경북", capital: false },
  { code: "48", ko: "경상남도", en: "Gyeongnam", shortKo: "경남", capital: false },
  { code: "50", ko: "제주특별자치도", en: "Jeju", shortKo: "제주", capital: false },
  { code: "51", ko: "강원특별자치도", en: "Gangwon", shortKo: "강원", capital: false },
  { code: "52", ko: "전북특별자치도", en: "Jeonbuk", shortKo: "전북", capital: false },
];

function sortByCode(provinces: readonly ProvinceName[]): ProvinceName[] {
  return provinces.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const merged = {
  code: "12",
  ko: "전남광주통합특별시",
  en: "Jeonnam-Gwangju",
  shortKo: "전남광주",
  capital: false,
};

/** The 16 si/do in force since 2026-07-01. */
export const provinces16 = sortByCode([...shared, merged]);

/** The 17 si/do of statistics before that date. */
export const provinces17 = sortByCode([
  ...shared,
  { code: "29", ko: "광주광역시", en: "Gwangju", shortKo: "광주", capital: false },
  { code: "46", ko: "전라남도", en: "Jeonnam", shortKo: "전남", capital: false },
]);

/** The unit in force now that an earlier si/do belongs to. */
export function toProvince16(code17: string): string {
  return code17 === "29" || code17 === "46" ? "12" : code17;
}

/** The earlier si/do with this short Korean name, e.g. "전남" → "46". */
export function findProvince17(shortKo: string): string {
  const province = provinces17.find((candidate) => candidate.shortKo === shortKo);
  if (!province) throw new Error(`no si/do is called "${shortKo}"`);
  return province.code;
}
