import { useTranslations } from "next-intl";

/** The name of the product: one load leaving the centre for three places. */
export function LogoMark() {
  const t = useTranslations("common");
  return (
    <a href="/" className="mr-2 flex items-center gap-2 rounded-md lg:mr-4">
      <svg viewBox="0 0 24 24" width={22} height={22} aria-hidden className="text-plan">
        <g stroke="currentColor" strokeWidth="1.4" fill="none" opacity="0.55">
          <path d="M8 7 17 10M8 7 16 19M8 7 6 18" />
        </g>
        <g fill="currentColor">
          <circle cx="17.5" cy="10.2" r="3.6" />
          <circle cx="16" cy="19" r="2.6" />
          <circle cx="6" cy="18.4" r="3.2" />
        </g>
        <circle
          cx="8"
          cy="6.6"
          r="2.1"
          fill="var(--panel)"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
      <span className="text-body font-bold tracking-tight" lang="ko">
        {t("appName")}
      </span>
      <span className="text-small text-muted max-lg:hidden">{t("appNameLatin")}</span>
    </a>
  );
}
