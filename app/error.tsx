"use client";

import { useTranslations } from "next-intl";
import { Button } from "./_ui/button";

/** Shown in place of a page that could not be drawn. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6">
      <h1 className="text-head font-semibold">{t("crash.title")}</h1>
      <p className="text-ink-soft">{t("crash.text")}</p>
      <Button look="strong" className="self-start" onClick={reset}>
        {t("retry")}
      </Button>
    </main>
  );
}
