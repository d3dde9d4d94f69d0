"use client";

import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { NoteMark } from "@/app/_ui/note-mark";
import type { SiteRole } from "@/lib/schema/alternatives";

const roles = ["must", "choice", "avoid"] as const;

/** Names of needed sites that are listed before the rest are counted. */
const NAMED = 6;

/** How many sites are needed, a choice, or better avoided, and how far that is proven. */
export function RoleCounts({ roles: all }: { roles: readonly SiteRole[] }) {
  const t = useTranslations("options.roles");
  const placeName = usePlaceName();
  const musts = all.filter(({ role }) => role === "must");
  return (
    <section aria-label={t("title")}>
      <h3 className="flex items-center gap-1.5 font-semibold">
        {t("title")}
        <NoteMark label={t("about")}>{t("explain")}</NoteMark>
      </h3>
      <dl className="flex gap-4 tabular-nums">
        {roles.map((role) => {
          const members = all.filter((one) => one.role === role);
          const proven = members.filter((one) => one.proven).length;
          return (
            <div key={role} className="flex flex-wrap items-baseline gap-x-1.5">
              <dt className="text-muted">{t(role)}</dt>
              <dd className="font-medium">
                {t("count", { count: members.length })}
                {role !== "choice" && proven > 0 && (
                  <span className="font-normal text-muted"> {t("proven", { count: proven })}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {musts.length > 0 && (
        <p className="text-ink-soft">
          {musts
            .slice(0, NAMED)
            .map(({ name }) => placeName(name))
            .join(", ")}
          {musts.length > NAMED && ` ${t("more", { count: musts.length - NAMED })}`}
        </p>
      )}
    </section>
  );
}
