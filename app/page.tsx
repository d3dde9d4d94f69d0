import { Workbench } from "./_components/workbench";
import { loadProvinceFacts, loadSourceFacts } from "./_state/load-page-facts";
import { solveFirst } from "./_state/solve-first";

/** The page opens on an answer: the scenario of the address is solved before it is sent. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [query, provinces, sources] = await Promise.all([
    searchParams,
    loadProvinceFacts(),
    loadSourceFacts(),
  ]);
  return <Workbench first={await solveFirst(query)} provinces={provinces} sources={sources} />;
}
