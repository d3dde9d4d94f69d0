import { Toast } from "@base-ui/react/toast";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { judgePlace } from "@/app/_client/judge-place";
import { formatNumber } from "@/app/_i18n/format";
import { usePlaceName } from "@/app/_plan/use-place-name";

type Refusal = "sea" | "unjudged";

/**
 * A person names a place on the map: the service judges it, as it will when it solves, and what
 * lies at sea or abroad is refused before it becomes a site.
 */
export function usePlacing(onAdd?: (lon: number, lat: number) => void) {
  const t = useTranslations("map");
  const locale = useLocale();
  const placeName = usePlaceName();
  const toast = Toast.useToastManager();
  const [isOn, setIsOn] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** Number of the last place named: an answer to an earlier one comes too late. */
  const asked = useRef(0);

  const start = (next: boolean) => {
    asked.current += 1;
    setRefusal(null);
    setIsOn(next);
  };
  const place = async (lon: number, lat: number) => {
    asked.current += 1;
    const turn = asked.current;
    const judged = await judgePlace(lon, lat).catch(() => "unjudged" as const);
    if (turn !== asked.current) return;
    if (judged === null || judged === "unjudged") {
      setRefusal(judged ?? "sea");
      return;
    }
    start(false);
    onAdd?.(lon, lat);
    if (judged.outsideKm === 0) return;
    const distance = `${formatNumber(1000 * judged.outsideKm, locale)} m`;
    toast.add({ title: t("addSiteCoast", { distance, name: placeName(judged.municipality) }) });
  };
  const hint = {
    sea: t("addSiteSea"),
    unjudged: t("addSiteUnjudged"),
    none: t("addSiteHint"),
  }[refusal ?? "none"];
  return { isOn, hint, start, place };
}
