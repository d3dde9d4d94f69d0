"use client";

import { useTranslations } from "next-intl";
import type { LimitUse } from "@/lib/schema/plan";
import { useAnswer } from "./answer-context";
import { useHourName } from "./use-hour-name";
import { usePlaceName } from "./use-place-name";

/** Names what a limit is about: a province, an hour or a criterion by its name, a bus by its number. */
export function useSubjectName(): (kind: LimitUse["kind"], subject: string) => string {
  const { provinces } = useAnswer();
  const placeName = usePlaceName();
  const hourName = useHourName();
  const axis = useTranslations("tradeOff.axis");
  return (kind, subject) => {
    if (kind === "network") return hourName(subject);
    if (kind === "criterion-cap") return axis(subject as "grid");
    if (kind !== "province" && kind !== "province-bound") return subject;
    const province = provinces.find((one) => one.code === subject);
    return province ? placeName(province.name) : subject;
  };
}
