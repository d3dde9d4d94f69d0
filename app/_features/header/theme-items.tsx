"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { menuItemClass } from "@/app/_ui/menu-popup";
import { themeChoices, useTheme } from "./use-theme";

/** The choice of colours, as lines of a menu. */
export function ThemeItems() {
  const t = useTranslations("header.theme");
  const { choice, choose } = useTheme();
  return (
    <Menu.RadioGroup
      value={choice}
      onValueChange={(next: string) => {
        const found = themeChoices.find((one) => one === next);
        if (found) choose(found);
      }}
    >
      {themeChoices.map((one) => (
        <Menu.RadioItem key={one} value={one} className={menuItemClass} closeOnClick>
          <span className="w-4">
            <Menu.RadioItemIndicator>
              <Check aria-hidden size={15} />
            </Menu.RadioItemIndicator>
          </span>
          {t(one)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
