"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSiteName } from "@/app/_plan/use-site-name";
import { useScenario } from "@/app/_scenario/scenario-context";
import { releaseSite } from "@/app/_scenario/site-locks";
import { buttonClass } from "@/app/_ui/button";

/** Sites that a person keeps in, leaves out or has added. */
export function LockList() {
  const t = useTranslations("controls.locks");
  const { committed, commit } = useScenario();
  const kept = committed.lockedIn.map((lock) => ({ id: lock.id, kind: "in" as const }));
  const left = committed.lockedOut.map((id) => ({ id, kind: "out" as const }));
  const own = committed.ownSites.map(({ id }) => ({ id, kind: "own" as const }));
  const rows = [...kept, ...left, ...own];
  const siteName = useSiteName();
  if (rows.length === 0) return <p className="text-small text-muted">{t("empty")}</p>;
  return (
    <ul>
      {rows.map(({ id, kind }) => (
        <li key={`${kind}-${id}`} className="flex min-h-9 items-center gap-2 text-small">
          <span className="grow truncate">{siteName(id)}</span>
          <span className="text-muted">{t(kind)}</span>
          <button
            type="button"
            aria-label={t("remove", { name: siteName(id) })}
            onClick={() => commit(releaseSite(committed, id, kind))}
            className={buttonClass("quiet", "size-8 px-0!")}
          >
            <X aria-hidden size={15} />
          </button>
        </li>
      ))}
    </ul>
  );
}
