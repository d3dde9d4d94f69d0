import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ProjectLock } from "@/app/_features/announced/project-lock";
import { BranchFacts } from "@/app/_features/grid/branch-facts";
import { SiteWhy } from "@/app/_features/why/site-why";
import type { Selection } from "@/app/_plan/map-types";
import { buttonClass } from "@/app/_ui/button";
import type { Plan } from "@/lib/schema/plan";
import { BindingList } from "./binding-list";
import { FactList, type PlaceNames } from "./fact-list";
import { LockButtons } from "./lock-buttons";
import { busFacts, placeFacts, placeNotes, siteFacts } from "./place-facts";
import { type PlaceRecord, readText } from "./place-record";

type PlaceCardProps = {
  selection: Selection;
  place: PlaceRecord | null;
  bus: PlaceRecord | null;
  loading: boolean;
  plan: Plan | null;
  names: PlaceNames;
  lockedIn: readonly string[];
  lockedOut: readonly string[];
  onLockIn?: (id: string) => void;
  onLockOut?: (id: string) => void;
  onUnlock?: (id: string) => void;
  onClose: () => void;
};

/** Title of a place in both languages, the page's own first; a plant has one name for both. */
export function placeTitle(properties: Record<string, unknown>, locale: "ko" | "en") {
  const ko = readText(properties, "nameKo") ?? readText(properties, "name");
  const en = readText(properties, "nameEn") ?? readText(properties, "name");
  const [first, second] = locale === "ko" ? [ko, en] : [en, ko];
  return { first, second: second === first ? null : second };
}

/** Everything known of the selected place, with source and vintage, and the two locks of a site. */
export function PlaceCard(props: PlaceCardProps) {
  const { selection, place, bus, loading, plan, names } = props;
  const t = useTranslations("map");
  const locale = useLocale();
  const isSite = selection.kind === "site" || selection.kind === "station";
  const site = isSite ? plan?.sites.find((one) => one.id === selection.id) : undefined;
  const kind = site ? "site" : selection.kind === "site" ? "station" : selection.kind;
  const own = site ? { nameKo: site.name.ko, nameEn: site.name.en } : {};
  const properties = { ...place?.properties, ...own };
  const title = placeTitle(properties, locale);
  const isOwn = isSite && selection.id.startsWith("x");
  const notes = isOwn
    ? (["ownSite"] as const)
    : place
      ? placeNotes(selection.kind, properties)
      : [];
  const facts = [
    ...(site && plan ? siteFacts(site, plan) : []),
    ...(place ? placeFacts(selection.kind, properties, plan) : []),
    ...(bus ? busFacts(bus.properties) : []),
  ];
  return (
    <section
      aria-label={title.first ?? t(`kind.${kind}`)}
      aria-busy={loading}
      className="pointer-events-auto flex max-h-full min-h-0 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-(--shadow)"
    >
      <header className="flex items-start gap-2 border-b border-hairline px-4 pt-3 pb-2.5">
        <div className="min-w-0 flex-1">
          <p className="text-[0.6875rem] leading-4 text-muted">{t(`kind.${kind}`)}</p>
          <h2 className="text-body font-semibold break-keep">
            {title.first ?? (loading ? "…" : selection.id)}
          </h2>
          {title.second ? (
            <p className="text-small text-muted" lang={locale === "ko" ? "en" : "ko"}>
              {title.second}
            </p>
          ) : null}
        </div>
        <button
          type="button"
          aria-label={t("close")}
          onClick={props.onClose}
          className={buttonClass("quiet", "-mr-2 size-9 px-0! lg:size-8")}
        >
          <X aria-hidden size={17} />
        </button>
      </header>
      <div className="min-h-0 overflow-y-auto overscroll-contain px-4 py-1.5">
        {site && plan ? <BindingList site={site} plan={plan} names={names} /> : null}
        {isSite && plan ? (
          <SiteWhy key={selection.id} siteId={selection.id} isChosen={site !== undefined} />
        ) : null}
        {selection.kind === "branch" ? <BranchFacts branch={Number(selection.id)} /> : null}
        <FactList
          facts={facts}
          names={names}
          period={readText(properties, "selfSufficiencyPeriod") ?? t("unknown")}
        />
        {notes.map((note) => (
          <p key={note} className="py-1 text-[0.75rem] leading-[1.125rem] text-muted break-keep">
            {t(`note.${note}`)}
          </p>
        ))}
      </div>
      {isSite && (place || site) ? <LockButtons id={selection.id} {...props} /> : null}
      {selection.kind === "datacentre" && place ? (
        <ProjectLock key={selection.id} id={selection.id} properties={properties} />
      ) : null}
    </section>
  );
}
