"use client";

import { Toast } from "@base-ui/react/toast";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { setLocale } from "@/app/_i18n/set-locale";
import { useAnswer } from "@/app/_plan/answer-context";

/** What the header does besides exports: language, and a plan pinned for comparison. */
export function usePageActions() {
  const t = useTranslations("header.toast");
  const toast = Toast.useToastManager();
  const locale = useLocale();
  const router = useRouter();
  const { response, pinned, setPinned } = useAnswer();
  const [isSwitching, startSwitch] = useTransition();
  return {
    isSwitching,
    switchLocale() {
      setLocale(locale === "ko" ? "en" : "ko");
      // Rendered again in place: what the page holds stays.
      startSwitch(() => router.refresh());
    },
    isPinned: pinned !== null,
    canPin: response !== undefined,
    togglePin() {
      if (pinned) setPinned(null);
      else if (response) {
        setPinned(response);
        toast.add({ title: t("pinned") });
      }
    },
  };
}
