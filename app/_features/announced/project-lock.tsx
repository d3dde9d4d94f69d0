"use client";

import { useMutation } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ApiError } from "@/app/_client/api-error";
import { useScenario } from "@/app/_scenario/scenario-context";
import { releaseSite } from "@/app/_scenario/site-locks";
import { buttonClass } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";
import { nameProjectSite, projectStatuses } from "@/lib/schema/announced";
import { askAnnounced } from "./announced-context";
import { nameProjectSites } from "./project-locks";

/** Holds what fits of one announced project in the plan, beside those held already; or lets go. */
export function ProjectLock({
  id,
  properties,
}: {
  id: string;
  properties: Record<string, unknown>;
}) {
  const t = useTranslations("announced.card");
  const locale = useLocale();
  const errorText = useErrorText();
  const { committed, commit } = useScenario();
  const siteId = nameProjectSite(id);
  const isHeld = committed.lockedIn.some((lock) => lock.id === siteId);
  const hold = useMutation<void, Error>({
    mutationFn: async () => {
      const none = { scenario: committed, compare: false };
      const { projects } = await askAnnounced({ ...none, projects: [] });
      const held = projects.filter(({ site }) =>
        committed.lockedIn.some((lock) => lock.id === site?.id),
      );
      const ids = [...held.map((project) => project.id), id];
      commit(nameProjectSites(await askAnnounced({ ...none, projects: ids }), locale));
    },
  });
  const isProject = (projectStatuses as readonly unknown[]).includes(properties.status);
  if (!isProject || typeof properties.mw !== "number") return null;
  const error = hold.error instanceof ApiError ? hold.error : null;
  return (
    <footer className="border-t border-hairline px-4 py-2.5 text-small">
      <button
        type="button"
        aria-pressed={isHeld}
        disabled={hold.isPending}
        onClick={() => (isHeld ? commit(releaseSite(committed, siteId, "own")) : hold.mutate())}
        className={buttonClass(isHeld ? "strong" : "outline", "min-h-10 w-full lg:min-h-8")}
      >
        <Lock aria-hidden size={15} />
        {t(isHeld ? "release" : "lock")}
      </button>
      {hold.isError && (
        <p role="alert" className="pt-1 text-warn">
          {errorText(error ?? { code: "internal", field: undefined })}
        </p>
      )}
    </footer>
  );
}
