import type { DatacentreStatus, MwKind } from "./datacentre-terms";

/** A project of the press: which row holds its figures, and what the app adds to it. */
export type AnnouncedCentre = {
  id: string;
  /** Row of the list of projects (by id) or of the list of large centres (by name). */
  row: { list: "projects" | "large"; key: string };
  nameKo: string;
  nameEn: string;
  province: string | null;
  /** Codes of the municipalities or whole cities that the report names; empty = none. */
  places: readonly string[];
  status: DatacentreStatus;
  mwKind: MwKind;
  /** Id of the project of which this is a phase: do not add both. */
  partOf?: string;
  /** Id of a project at the same place whose figure may hold this one; no source says. */
  mayBeIn?: string;
  /** Codes of the provinces that a region named without a place stands for. */
  regions?: readonly string[];
};

const project = (key: string) => ({ list: "projects", key }) as const;
const large = (key: string) => ({ list: "large", key }) as const;

/** Si/do of the regions in which projects are announced without a place. */
const yeongnam = ["26", "27", "31", "47", "48"];
const southwest = ["12", "52"];
const chungcheong = ["43", "44"];

/** Both lists, each project once; national totals and centres in operation elsewhere left out. */
export const announcedCentres: readonly AnnouncedCentre[] = [
  {
    id: "ulsan-sk-aws",
    row: project("ulsan_skaws"),
    nameKo: "SK–AWS 울산 AI 데이터센터",
    nameEn: "SK–AWS Ulsan AI data centre",
    province: "31",
    places: ["31140", "31170"],
    status: "construction",
    mwKind: "power capacity",
  },
  {
    id: "ulsan-sk-expansion",
    row: project("ulsan_sk_900"),
    nameKo: "SK 울산 확장",
    nameEn: "SK Ulsan expansion",
    province: "31",
    places: [],
    status: "announced",
    mwKind: "planned",
  },
  {
    id: "sk-yeongnam",
    row: project("sk_yeongnam_1g"),
    nameKo: "SK 영남 추가 단지",
    nameEn: "SK campus elsewhere in Yeongnam",
    province: null,
    places: [],
    status: "announced",
    mwKind: "planned",
    regions: yeongnam,
  },
  {
    id: "sk-southwest",
    row: project("sk_southwest_1g"),
    nameKo: "SK 서남권 단지",
    nameEn: "SK campus in the southwest",
    province: null,
    places: [],
    status: "announced",
    mwKind: "planned",
    regions: southwest,
  },
  {
    id: "sk-chungcheong",
    row: project("sk_chungcheong_1g"),
    nameKo: "SK 충청권 단지",
    nameEn: "SK campus in Chungcheong",
    province: null,
    places: [],
    status: "announced",
    mwKind: "planned",
    regions: chungcheong,
  },
  {
    id: "national-ai-centre",
    row: large("National AI Computing Center"),
    nameKo: "국가AI컴퓨팅센터(솔라시도)",
    nameEn: "National AI Computing Center (Solaseado)",
    province: "12",
    places: ["12790"],
    status: "construction",
    mwKind: "unstated",
    mayBeIn: "solaseado-park",
  },
  {
    id: "solaseado-park",
    row: project("solaseado_park"),
    nameKo: "솔라시도 데이터센터 파크",
    nameEn: "Solaseado data-centre park",
    province: "12",
    places: ["12790"],
    status: "MOU",
    mwKind: "planned",
  },
  {
    id: "fir-hills",
    row: project("sfr_3gw"),
    nameKo: "퍼힐스 전남 3 GW",
    nameEn: "Fir Hills Jeonnam 3 GW",
    province: "12",
    places: ["12790"],
    status: "announced",
    mwKind: "planned",
  },
  {
    id: "openai-samsung-pohang",
    row: project("openai_samsung_pohang"),
    nameKo: "오픈AI–삼성 포항",
    nameEn: "OpenAI–Samsung Pohang",
    province: "47",
    places: ["47110"],
    status: "planned",
    mwKind: "initial",
  },
  {
    id: "openai-sk-jeonnam",
    row: project("openai_sk_jeonnam"),
    nameKo: "오픈AI–SK 전남",
    nameEn: "OpenAI–SK Jeonnam",
    province: "12",
    places: [],
    status: "planned",
    mwKind: "initial",
    regions: ["12"],
  },
  {
    id: "pohang-blue-valley",
    row: project("pohang_bluevalley"),
    nameKo: "포항 블루밸리 데이터센터 캠퍼스",
    nameEn: "Pohang Blue Valley campus",
    province: "47",
    places: ["47111"],
    status: "MOU",
    mwKind: "planned",
  },
  {
    id: "jangseong-pine",
    row: project("jangseong_pine"),
    nameKo: "장성 파인데이터센터",
    nameEn: "Jangseong Pine data centre",
    province: "12",
    places: ["12840"],
    status: "construction",
    mwKind: "unstated",
  },
  {
    id: "jangseong-hwangnyong",
    row: project("jangseong_hwangnyong"),
    nameKo: "장성 황룡 AI 데이터센터",
    nameEn: "Jangseong Hwangnyong AI data centre",
    province: "12",
    places: ["12840"],
    status: "MOU",
    mwKind: "planned",
  },
  {
    id: "gangjin",
    row: project("gangjin"),
    nameKo: "강진 AI 데이터센터",
    nameEn: "Gangjin AI data centre",
    province: "12",
    places: ["12780"],
    status: "MOU",
    mwKind: "planned",
  },
  {
    id: "saemangeum-sk",
    row: project("saemangeum_sk"),
    nameKo: "새만금 SK 데이터센터",
    nameEn: "Saemangeum SK data centre",
    province: "52",
    places: ["52130"],
    status: "stalled",
    mwKind: "unstated",
  },
  {
    id: "gunsan-sgc",
    row: large("SGC Energy Gunsan full"),
    nameKo: "SGC에너지 군산 AI 데이터센터",
    nameEn: "SGC Energy Gunsan AI data centre",
    province: "52",
    places: ["52130"],
    status: "planned",
    mwKind: "planned",
  },
  {
    id: "gunsan-sgc-phase-1",
    row: large("SGC Energy Gunsan phase 1"),
    nameKo: "SGC에너지 군산 1단계",
    nameEn: "SGC Energy Gunsan, phase 1",
    province: "52",
    places: ["52130"],
    status: "planned",
    mwKind: "planned",
    partOf: "gunsan-sgc",
  },
  {
    id: "gangneung-donghae",
    row: project("gangneung_donghae"),
    nameKo: "강릉·동해 데이터센터 단지",
    nameEn: "Gangneung–Donghae cluster",
    province: "51",
    places: ["51150", "51170"],
    status: "concept",
    mwKind: "planned",
  },
  {
    id: "paju-lgu",
    row: large("LG Uplus Paju AIDC"),
    nameKo: "LG유플러스 파주 AI 데이터센터",
    nameEn: "LG Uplus Paju AI data centre",
    province: "41",
    places: ["41480"],
    status: "construction",
    mwKind: "unstated",
  },
  {
    id: "ansan-keppel",
    row: project("ansan_keppel"),
    nameKo: "안산 데이터센터(케펠)",
    nameEn: "Ansan data centre (Keppel)",
    province: "41",
    places: ["41270"],
    status: "planned",
    mwKind: "supply",
  },
  {
    id: "yongin-jukjeon",
    row: project("jukjeon"),
    nameKo: "용인 죽전 데이터센터",
    nameEn: "Yongin Jukjeon data centre",
    province: "41",
    places: ["41465"],
    status: "operating",
    mwKind: "supply",
  },
  {
    id: "anyang-epoch",
    row: project("anyang_epoch"),
    nameKo: "에포크 안양",
    nameEn: "Epoch Anyang",
    province: "41",
    places: ["41170"],
    status: "operating",
    mwKind: "unstated",
  },
];
