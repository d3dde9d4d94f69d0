import { useTranslations } from "next-intl";
import { buttonClass } from "./_ui/button";

/** Shown for an address that leads nowhere. */
export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6">
      <h1 className="text-head font-semibold">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <a href="/" className={buttonClass("strong", "self-start")}>
        {t("home")}
      </a>
    </main>
  );
}
