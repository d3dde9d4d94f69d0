"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatGw } from "@/app/_i18n/format";
import { findPreset, presets } from "@/app/_scenario/presets";
import { useScenario } from "@/app/_scenario/scenario-context";
import { buttonClass } from "@/app/_ui/button";
import { MenuPopup, menuItemClass } from "@/app/_ui/menu-popup";

/** Chooses one of the government's targets; any other target reads as custom. */
export function PresetMenu() {
  const t = useTranslations("header.preset");
  const locale = useLocale();
  const { scenario, committed, commit } = useScenario();
  const current = findPreset(scenario.targetMw);
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass("outline", "tabular-nums")} aria-label={t("label")}>
        <strong className="font-semibold">{formatGw(scenario.targetMw, locale)}</strong>
        <span className="text-muted max-sm:hidden">{t(current)}</span>
        <ChevronDown aria-hidden size={14} />
      </Menu.Trigger>
      <MenuPopup>
        <Menu.RadioGroup
          value={current}
          onValueChange={(id: string) => {
            const preset = presets.find((one) => one.id === id);
            if (preset) commit({ ...committed, targetMw: preset.targetMw });
          }}
        >
          {presets.map((preset) => (
            <Menu.RadioItem
              key={preset.id}
              value={preset.id}
              className={menuItemClass}
              closeOnClick
            >
              <span className="w-4">
                <Menu.RadioItemIndicator>
                  <Check aria-hidden size={15} />
                </Menu.RadioItemIndicator>
              </span>
              <strong className="font-semibold tabular-nums">
                {formatGw(preset.targetMw, locale)}
              </strong>
              <span className="text-muted">{t(preset.id)}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
}
