"use client";

import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { NetworkElementName } from "@/lib/schema/network-price";

/** Names what of the network could be larger, its lines as everywhere in the network tab. */
export function useElementName(): (element: NetworkElementName) => string {
  const t = useTranslations("why.network.element");
  const placeName = usePlaceName();
  return (element) => {
    switch (element.kind) {
      case "line":
        return t("line", {
          from: placeName(element.from),
          to: placeName(element.to),
          kv: element.kv,
        });
      case "link":
        return t("link", {
          link: element.link,
          from: placeName(element.from),
          to: placeName(element.to),
        });
      case "capital-import":
        return t("capital-import");
      case "generation":
        return element.name
          ? t("generation", { bus: placeName(element.name) })
          : t("generationAnywhere");
    }
  };
}
