"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { useFieldName } from "@/app/_ui/use-error-text";

/** Says which parts of the address could not be read, so that a broken link is not a silent one. */
export function AddressNotice() {
  const t = useTranslations("errors");
  const fieldName = useFieldName();
  const { problems } = useScenario();
  if (problems.length === 0) return null;
  const names = [...new Set(problems.map(fieldName))].join(", ");
  return (
    <div role="alert" className="rounded-lg bg-warn-soft px-3 py-2 text-small">
      <p className="font-semibold text-warn">{t("addressTitle")}</p>
      <p>{t("field", { field: names })}</p>
    </div>
  );
}
