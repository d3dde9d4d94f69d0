import { loadHourFacts, loadProvinceFacts, loadSourceFacts } from "./_page/load-page-facts";
import { Workbench } from "./_page/workbench";
import { solveFirst } from "./_plan/solve-first";

/** The page opens on an answer: the scenario of the address is solved before it is sent. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [query, provinces, sources, hours] = await Promise.all([
    searchParams,
    loadProvinceFacts(),
    loadSourceFacts(),
    loadHourFacts(),
  ]);
  const first = await solveFirst(query);
  return <Workbench first={first} provinces={provinces} sources={sources} hours={hours} />;
}
