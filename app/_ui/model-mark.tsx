"use client";

import { useTranslations } from "next-intl";
import { NoteMark } from "./note-mark";

/** Marks a figure as this tool's computation. */
export function ModelMark({ note = "figure" }: { note?: "figure" | "renewables" | "grid" }) {
  const t = useTranslations("common.model");
  return (
    <NoteMark kind="model" label={t("label")} text={t("mark")}>
      {t(note)}
    </NoteMark>
  );
}
