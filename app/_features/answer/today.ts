/**
 * Where data centres stood before: 1,220 of 1,742 contracted MW were in the capital region.
 * A KEPCO speaker's figures for June 2022, as reported by Kharn.
 */
export const capitalToday = {
  capitalMw: 1220,
  nationMw: 1742,
  share: 1220 / 1742,
  url: "http://www.kharn.kr/news/article.html?no=21029",
} as const;
