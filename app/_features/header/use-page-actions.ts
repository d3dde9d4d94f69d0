"use client";

import { Toast } from "@base-ui/react/toast";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { setLocale } from "@/app/_i18n/set-locale";
import { useAnswer } from "@/app/_plan/answer-context";

/** What the header does besides exports: language, and a plan pinned for comparison. */
export function usePageActions() {
  const t = useTranslations("header.toast");
  const toast = Toast.useToastManager();
  const locale = useLocale();
  const { response, pinned, setPinned } = useAnswer();
  const [isSwitching, startSwitch] = useTransition();
  return {
    isSwitching,
    switchLocale: () => startSwitch(() => setLocale(locale === "ko" ? "en" : "ko")),
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
