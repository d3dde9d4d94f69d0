"use client";

import { NumberField } from "@base-ui/react/number-field";
import { useLocale, useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { useScenario } from "@/app/_scenario/scenario-context";
import { commitOnEnter } from "@/app/_ui/commit-on-enter";
import { fieldClass } from "@/app/_ui/field-class";
import { MAX_TARGET_MW } from "@/lib/schema/scenario";

/** Least and most that each province takes. */
export function ProvinceBounds() {
  const t = useTranslations("controls.provinces");
  const placeName = usePlaceName();
  const { provinces } = useAnswer();
  const { committed, commit } = useScenario();
  const set = (code: string, part: { minMw?: number; maxMw?: number | null }) => {
    const next = { minMw: 0, maxMw: null, ...committed.provinceBounds[code], ...part };
    const { [code]: _, ...others } = committed.provinceBounds;
    const isOpen = next.minMw === 0 && next.maxMw === null;
    commit({ ...committed, provinceBounds: isOpen ? others : { ...others, [code]: next } });
  };
  return (
    <>
      <p className="pb-1 text-small text-muted">{t("help")}</p>
      <table className="w-full text-small">
        <thead className="text-muted">
          <tr>
            <th className="py-1 text-left font-normal">{t("province")}</th>
            <th className="w-20 font-normal">{t("min")}</th>
            <th className="w-20 font-normal">{t("max")}</th>
          </tr>
        </thead>
        <tbody>
          {provinces.map(({ code, name }) => {
            const bound = committed.provinceBounds[code];
            return (
              <tr key={code}>
                <th scope="row" className="text-left font-normal">
                  {placeName(name)}
                </th>
                <td className="py-0.5 pl-1.5">
                  <BoundInput
                    label={t("minFor", { name: placeName(name) })}
                    value={bound && bound.minMw > 0 ? bound.minMw : null}
                    onCommit={(value) => set(code, { minMw: value ?? 0 })}
                  />
                </td>
                <td className="py-0.5 pl-1.5">
                  <BoundInput
                    label={t("maxFor", { name: placeName(name) })}
                    value={bound?.maxMw ?? null}
                    onCommit={(maxMw) => set(code, { maxMw })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function BoundInput({
  label,
  value,
  onCommit,
}: {
  label: string;
  value: number | null;
  onCommit: (value: number | null) => void;
}) {
  const locale = useLocale();
  return (
    <NumberField.Root
      key={String(value)}
      {...(value === null ? {} : { defaultValue: value })}
      min={0}
      max={MAX_TARGET_MW}
      step={100}
      locale={locale}
      onValueCommitted={(next) => next !== value && onCommit(next)}
    >
      <NumberField.Input
        onKeyDown={commitOnEnter}
        aria-label={label}
        className={`w-full text-right tabular-nums ${fieldClass}`}
      />
    </NumberField.Root>
  );
}
