"use client";

import { useTranslations } from "next-intl";
import { stressHourIdSchema } from "@/lib/schema/grid-data";

/** Names a stress hour; an id that is none stays as it is. */
export function useHourName(): (id: string) => string {
  const t = useTranslations("grid.rules.hour");
  return (id) => {
    const hour = stressHourIdSchema.safeParse(id);
    return hour.success ? t(hour.data) : id;
  };
}
