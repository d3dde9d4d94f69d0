/**
 * KEPCO supply-headroom outlook for 2027 by si/do, MW; units that are not listed are unknown.
 * Code 12 was published as one figure for Gwangju and Jeonnam together.
 */
export const outlook2027Mw: ReadonlyMap<string, number> = new Map([
  ["11", 3090],
  ["12", 6645],
  ["26", 700],
  ["27", 4600],
  ["28", 5],
  ["44", 7670],
  ["47", 7935],
  ["50", 0],
]);

type Ratio = { percent: number; period: string; source: string };

const firstHalf = "2025-01/2025-07";
const maeil = "https://m.imaeil.com/page/view/2025092514100446267";
const kbmaeil = "https://www.kbmaeil.com/article/20250925500591";

/**
 * Generation ÷ sales by si/do (codes of 17 units), per cent, with period and publisher.
 * Jeonnam is printed as 208.2 by most papers and as 203.2 by one.
 */
export const selfSufficiency: ReadonlyMap<string, Ratio> = new Map([
  ["11", { percent: 7.5, period: firstHalf, source: maeil }],
  ["26", { percent: 169.8, period: "2025", source: "Korea JoongAng Daily, 2026-02-10" }],
  ["28", { percent: 180.6, period: firstHalf, source: maeil }],
  ["29", { percent: 11.9, period: firstHalf, source: kbmaeil }],
  ["30", { percent: 3.3, period: firstHalf, source: maeil }],
  ["41", { percent: 62, period: "2024/2025", source: "CBRE Korea, 2026-07 (second-hand)" }],
  ["43", { percent: 25.6, period: firstHalf, source: kbmaeil }],
  ["44", { percent: 180.5, period: firstHalf, source: maeil }],
  ["46", { percent: 208.2, period: firstHalf, source: kbmaeil }],
  ["47", { percent: 262.6, period: firstHalf, source: kbmaeil }],
  ["51", { percent: 163.4, period: firstHalf, source: maeil }],
]);
