"use client";

import { useTranslations } from "next-intl";
import { useOptions } from "@/app/_plan/options-context";

/** What the plans near the best say of a site, beside its name; nothing until they are found. */
export function SiteRoleMark({ id }: { id: string }) {
  const t = useTranslations("options.roles");
  const role = useOptions().roleOf(id);
  if (!role) return null;
  return (
    <span className="ml-1.5 rounded-sm border border-hairline-strong px-1 text-[0.6875rem] text-muted">
      {t(role.role)}
    </span>
  );
}
