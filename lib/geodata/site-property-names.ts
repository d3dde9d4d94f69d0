/** Properties by which map files name a place, the surest first. */
export const nameProperties: readonly string[] = [
  ...["name_ko", "name", "name:ko", "이름", "명칭", "부지명", "title", "label"],
  ...["name_en", "site", "사업명"],
];

const words = ["load", "capacity", "power", "demand", "size"];
const koreanWords = ["부하", "용량", "전력", "규모", "수요", "설비용량", "수전용량", "계약전력"];

/**
 * Properties by which map files tell the size of a place in MW, GW or kW, in small letters without
 * spaces and signs, the surest first. Without a unit only words that mean little else are MW.
 */
export const sizeProperties: readonly string[] = [
  ...["loadmw", "mw"],
  ...[...words, ...koreanWords].flatMap((word) => [`${word}mw`, `${word}gw`, `${word}kw`]),
  ...["load", "capacity", "power", "부하", "용량", "전력", "설비용량", "수전용량"],
];
