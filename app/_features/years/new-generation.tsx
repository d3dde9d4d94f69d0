"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { fetchChecked } from "@/app/_client/api-error";
import { formatMw } from "@/app/_i18n/format";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { fieldClass } from "@/app/_ui/field-class";
import { IconButton } from "@/app/_ui/icon-button";
import { newGenerationSchema, type StagesRequest } from "@/lib/schema/stages-request";

type Generation = StagesRequest["newGeneration"][number];

const fuels = ["solar", "wind", "lng", "nuclear", "coal"] as const;
const firstUnit: Generation = { bus: 108, fuel: "wind", mw: 1000, year: 2030 };

const busLayerSchema = z.object({
  features: z.array(
    z.object({ properties: z.object({ bus: z.int(), nameKo: z.string(), nameEn: z.string() }) }),
  ),
});

/** Names of the buses by number, in the page's language and order. */
function useBusNames(isWanted: boolean): ReadonlyMap<number, string> {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ["bus-names"],
    queryFn: async ({ signal }) =>
      busLayerSchema.parse(await (await fetchChecked("/api/layers/buses", { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
  });
  const names = (data?.features ?? []).map(
    ({ properties: { bus, nameKo, nameEn } }) => [bus, locale === "ko" ? nameKo : nameEn] as const,
  );
  return new Map(names.sort(([, a], [, b]) => a.localeCompare(b, locale)));
}

/** Units that a person assumes to be built, and a form that adds one. */
export function NewGeneration() {
  const t = useTranslations("stages.assume");
  const fuelName = useTranslations("grid.show.fuel");
  const locale = useLocale();
  const { stages, commitStages } = useScenario();
  const [draft, setDraft] = useState<Generation | null>(null);
  const added = stages.newGeneration;
  const buses = useBusNames(draft !== null || added.length > 0);
  const set = (newGeneration: Generation[]) => commitStages({ ...stages, newGeneration });
  const describe = ({ bus, fuel, mw, year }: Generation) =>
    t("row", {
      bus: buses.get(bus) ?? String(bus),
      fuel: fuelName(fuel),
      mw: formatMw(mw, locale),
      year,
    });
  return (
    <fieldset className="pt-2">
      <legend className="font-semibold">{t("generation")}</legend>
      {added.length === 0 && <p className="text-muted">{t("generationNone")}</p>}
      <ul>
        {added.map((unit, at) => (
          <li
            key={`${unit.bus}-${unit.fuel}-${unit.mw}-${unit.year}`}
            className="flex items-center gap-2"
          >
            <span className="grow tabular-nums">{describe(unit)}</span>
            <IconButton
              icon={X}
              label={t("remove", { name: describe(unit) })}
              onClick={() => set(added.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ul>
      {draft ? (
        <UnitForm
          draft={draft}
          buses={buses}
          onChange={setDraft}
          onAdd={() => {
            set([...added, draft]);
            setDraft(null);
          }}
        />
      ) : (
        <Button look="outline" className="mt-1" onClick={() => setDraft(firstUnit)}>
          <Plus aria-hidden size={15} />
          {t("add")}
        </Button>
      )}
    </fieldset>
  );
}

function UnitForm({
  draft,
  buses,
  onChange,
  onAdd,
}: {
  draft: Generation;
  buses: ReadonlyMap<number, string>;
  onChange: (draft: Generation) => void;
  onAdd: () => void;
}) {
  const t = useTranslations("stages.assume");
  const fuelName = useTranslations("grid.show.fuel");
  const isValid = newGenerationSchema.safeParse(draft).success;
  return (
    <div className="mt-1 grid grid-cols-2 gap-2">
      <label className="flex flex-col">
        {t("bus")}
        <select
          className={fieldClass}
          value={draft.bus}
          onChange={({ target }) => onChange({ ...draft, bus: Number(target.value) })}
        >
          {[...buses].map(([bus, name]) => (
            <option key={bus} value={bus}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col">
        {t("fuel")}
        <select
          className={fieldClass}
          value={draft.fuel}
          onChange={({ target }) => {
            const fuel = fuels.find((one) => one === target.value);
            if (fuel) onChange({ ...draft, fuel });
          }}
        >
          {fuels.map((fuel) => (
            <option key={fuel} value={fuel}>
              {fuelName(fuel)}
            </option>
          ))}
        </select>
      </label>
      {(["mw", "year"] as const).map((key) => (
        <label key={key} className="flex flex-col">
          {t(key === "mw" ? "mw" : "fromYear")}
          <input
            type="number"
            inputMode="numeric"
            className={`${fieldClass} text-right tabular-nums`}
            value={Number.isNaN(draft[key]) ? "" : draft[key]}
            onChange={({ target }) => onChange({ ...draft, [key]: target.valueAsNumber })}
          />
        </label>
      ))}
      <Button look="outline" className="col-span-2" disabled={!isValid} onClick={onAdd}>
        {t("add")}
      </Button>
    </div>
  );
}
