import { useTranslations } from "next-intl";

const parts = [
  ["osm", "https://www.openstreetmap.org/copyright"],
  ["sgis", "https://sgis.kostat.go.kr"],
  ["kpg", "https://arxiv.org/abs/2411.14756"],
  ["wri", "https://datasets.wri.org/datasets/global-power-plant-database"],
  ["naturalEarth", "https://www.naturalearthdata.com"],
] as const;

/** Who made what the map shows, and under which licence; a line that opens to the full list. */
export function MapAttribution() {
  const t = useTranslations("map.attribution");
  return (
    <details className="pointer-events-auto group relative text-[0.6875rem] leading-4 text-muted">
      <summary
        aria-label={t("label")}
        className="cursor-pointer list-none rounded bg-raised/80 px-1.5 py-0.5 text-right marker:content-none hover:text-ink print:bg-transparent print:px-0 print:text-left"
      >
        <span className="@max-md:hidden print:inline">{t("short")}</span>
        <span className="@md:hidden print:hidden">{t("narrow")}</span>
      </summary>
      <ul className="absolute right-0 bottom-full mb-1 w-72 space-y-1 rounded-md bg-raised p-3 text-ink-soft shadow-(--shadow)">
        {parts.map(([key, href]) => (
          <li key={key}>
            <a
              className="underline-offset-2 hover:underline"
              href={href}
              target="_blank"
              rel="noreferrer"
            >
              {t(key)}
            </a>
          </li>
        ))}
        <li>{t("press")}</li>
      </ul>
    </details>
  );
}
