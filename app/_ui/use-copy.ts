"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";

/** Copies the full link of a path of this site, and says whether that worked. */
export function useCopy(): (path: string) => Promise<void> {
  const t = useTranslations("header.toast");
  const toast = Toast.useToastManager();
  return async (path) => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${path}`);
      toast.add({ title: t("linkCopied") });
    } catch {
      toast.add({ title: t("linkFailed") });
    }
  };
}
