"use client";

import { Menu } from "@base-ui/react/menu";
import { FileJson, FolderOpen, Link, type LucideIcon, Printer, Table } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { menuItemClass } from "@/app/_ui/menu-popup";
import { useOpenFile } from "../library/file-context";
import { useExports } from "../library/use-exports";

/** One line of a menu: an icon and what it does. */
export function ToolItem({
  icon: Icon,
  label,
  onClick,
  disabled = false,
}: {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
  disabled?: boolean;
}) {
  return (
    <Menu.Item className={menuItemClass} onClick={onClick} disabled={disabled}>
      <Icon aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
      {label}
    </Menu.Item>
  );
}

/** Files, link and paper, as lines of a menu. `chooseFile` opens the file chooser. */
export function ExportItems({ chooseFile }: { chooseFile: () => void }) {
  const t = useTranslations("header");
  const exports = useExports();
  return (
    <>
      <ToolItem
        icon={FileJson}
        label={t("geojson")}
        onClick={() => void exports.saveGeoJson()}
        disabled={!exports.canExport}
      />
      <ToolItem
        icon={Table}
        label={t("csv")}
        onClick={exports.saveCsv}
        disabled={!exports.canExport}
      />
      <ToolItem icon={Link} label={t("link")} onClick={() => void exports.copyLink()} />
      <ToolItem icon={Printer} label={t("print")} onClick={exports.print} />
      <Menu.Separator className="my-1 h-px bg-hairline" />
      <ToolItem icon={FolderOpen} label={t("import")} onClick={chooseFile} />
    </>
  );
}

/** A hidden file chooser and the function that opens it. */
export function useFileChooser() {
  const t = useTranslations("header");
  const openFile = useOpenFile();
  const input = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file) void openFile(file);
  };
  return {
    chooseFile: () => input.current?.click(),
    chooser: (
      <input
        ref={input}
        type="file"
        accept=".geojson,.json,application/geo+json,application/json"
        aria-label={t("import")}
        className="hidden"
        tabIndex={-1}
        onChange={take}
      />
    ),
  };
}
