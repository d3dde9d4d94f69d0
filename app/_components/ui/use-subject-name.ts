"use client";

import type { LimitUse } from "@/lib/schema/plan";
import { useAnswer } from "../../_state/answer-context";
import { usePlaceName } from "./use-place-name";

/** Names what a limit is about: a province by its name, a bus by its number. */
export function useSubjectName(): (kind: LimitUse["kind"], subject: string) => string {
  const { provinces } = useAnswer();
  const placeName = usePlaceName();
  return (kind, subject) => {
    if (kind !== "province" && kind !== "province-bound") return subject;
    const province = provinces.find((one) => one.code === subject);
    return province ? placeName(province.name) : subject;
  };
}
