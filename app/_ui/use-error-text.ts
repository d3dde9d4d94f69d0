"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";

/** Puts a refusal in words: what happened, and the field it is about. */
export function useErrorText(): (error: {
  readonly code: string;
  readonly field?: string | undefined;
}) => string {
  const t = useTranslations("errors");
  const fieldName = useFieldName();
  const { committed } = useScenario();
  return ({ code, field }) => {
    // A point of a person's own is at fault as a whole where it lies in no municipality.
    const position = /^ownSites\.(\d+)$/.exec(field ?? "")?.[1];
    const name = position && committed.ownSites[Number(position)]?.name;
    if (code === "bad_field" && name) return t("ownSiteAbroad", { name });
    const what = t.has(`code.${code}` as "code.internal")
      ? t(`code.${code}` as "code.internal")
      : t("code.internal");
    return field ? `${what} ${t("field", { field: fieldName(field) })}` : what;
  };
}

/** Names a field of the scenario in words; an unknown one keeps its path. */
export function useFieldName(): (path: string) => string {
  const t = useTranslations("errors");
  return (path) => {
    const [head = path, position] = path.split(".");
    if (head === "features" && position !== undefined) {
      return t("featureAt", { number: Number(position) + 1 });
    }
    const key = `fieldName.${head}` as "fieldName.site";
    return t.has(key) ? t(key) : path;
  };
}
