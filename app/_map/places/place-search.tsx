import { Combobox } from "@base-ui/react/combobox";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type SearchPlace, searchPlaces } from "./search-places";

/** A box that finds provinces, municipalities and stations by Korean or English name. */
export function PlaceSearch({
  places,
  onPick,
}: {
  places: readonly SearchPlace[];
  onPick: (place: SearchPlace) => void;
}) {
  const t = useTranslations("map");
  const [query, setQuery] = useState("");
  const found = useMemo(() => searchPlaces(places, query), [places, query]);
  return (
    <Combobox.Root<SearchPlace>
      items={places}
      filteredItems={found}
      value={null}
      autoHighlight
      inputValue={query}
      itemToStringLabel={(place) => place.label}
      onInputValueChange={setQuery}
      onValueChange={(place) => {
        if (!place) return;
        onPick(place);
        setQuery("");
      }}
    >
      <Combobox.InputGroup className="pointer-events-auto flex h-10 w-full items-center gap-2 rounded-lg bg-raised px-3 text-ink shadow-(--shadow) focus-within:outline-2 focus-within:outline-(--focus) @min-[35rem]:w-72 lg:h-9">
        <Search aria-hidden size={16} className="shrink-0 text-muted" />
        <Combobox.Input
          aria-label={t("search.label")}
          placeholder={t("search.placeholder")}
          className="min-w-0 flex-1 bg-transparent text-small outline-none placeholder:text-muted any-pointer-coarse:text-base"
        />
        {query ? (
          <button
            type="button"
            aria-label={t("search.clear")}
            onClick={() => setQuery("")}
            className="text-muted"
          >
            <X aria-hidden size={15} />
          </button>
        ) : null}
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={6} className="z-40 outline-none">
          <Combobox.Popup className="max-h-[min(22rem,var(--available-height))] w-[max(var(--anchor-width),15rem)] overflow-y-auto overscroll-contain rounded-lg bg-raised text-ink shadow-(--shadow)">
            <Combobox.Empty>
              <p className="px-3 py-3 text-small text-muted">{t("search.none")}</p>
            </Combobox.Empty>
            <Combobox.List className="py-1 outline-none data-empty:py-0">
              {(place: SearchPlace) => (
                <Combobox.Item
                  key={`${place.kind}:${place.id}`}
                  value={place}
                  className="flex min-h-9 cursor-default items-baseline gap-2 px-3 py-1.5 text-small outline-none data-highlighted:bg-sunken lg:min-h-8"
                >
                  <span className="min-w-0 flex-1 truncate">{place.label}</span>
                  <span className="shrink-0 text-[0.6875rem] text-muted">{place.hint}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
