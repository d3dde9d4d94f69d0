"use client";

import { useTranslations } from "next-intl";
import type { ApiError } from "@/app/_client/api-error";

/** Puts a refusal in words: what happened, and the field it is about. */
export function useErrorText(): (error: Pick<ApiError, "code" | "field">) => string {
  const t = useTranslations("errors");
  const fieldName = useFieldName();
  return ({ code, field }) => {
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
    const head = path.split(".")[0] ?? path;
    const key = `fieldName.${head}` as "fieldName.site";
    return t.has(key) ? t(key) : path;
  };
}
