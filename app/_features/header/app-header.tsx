"use client";

import { Menu } from "@base-ui/react/menu";
import {
  Bookmark,
  BookOpen,
  Contrast,
  Download,
  GitCompareArrows,
  Languages,
  MoreHorizontal,
  Redo2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button, buttonClass } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { MenuPopup } from "@/app/_ui/menu-popup";
import { LibraryDialog } from "../library/library-dialog";
import { SourcesDialog } from "../library/sources-dialog";
import { LogoMark } from "./logo-mark";
import { PresetMenu } from "./preset-menu";
import { ThemeItems } from "./theme-items";
import { ExportItems, ToolItem, useFileChooser } from "./tool-items";
import { usePageActions } from "./use-page-actions";

/** The bar at the top: which question, the way back, what can be done with the answer. */
export function AppHeader() {
  const t = useTranslations("header");
  const { undo, redo, canUndo, canRedo } = useScenario();
  const [dialog, setDialog] = useState<"library" | "sources" | null>(null);
  const { chooser, chooseFile } = useFileChooser();
  const closeOr = (name: "library" | "sources") => (open: boolean) => setDialog(open ? name : null);
  return (
    <header className="flex items-center gap-1 border-b border-hairline bg-panel px-3 [grid-area:header] lg:gap-1.5 lg:px-4 print:hidden">
      <LogoMark />
      <PresetMenu />
      <IconButton icon={Undo2} label={t("undo")} onClick={undo} disabled={!canUndo} />
      <IconButton icon={Redo2} label={t("redo")} onClick={redo} disabled={!canRedo} />
      <div className="grow" />
      <nav aria-label={t("label")} className="flex items-center gap-0.5">
        <WideTools open={setDialog} chooseFile={chooseFile} />
        <NarrowTools open={setDialog} chooseFile={chooseFile} />
      </nav>
      {chooser}
      <LibraryDialog open={dialog === "library"} onOpenChange={closeOr("library")} />
      <SourcesDialog open={dialog === "sources"} onOpenChange={closeOr("sources")} />
    </header>
  );
}

interface ToolsProps {
  open: (dialog: "library" | "sources") => void;
  chooseFile: () => void;
}

/** Every tool in the open, where there is room. */
function WideTools({ open, chooseFile }: ToolsProps) {
  const t = useTranslations("header");
  const actions = usePageActions();
  return (
    <div className="contents max-lg:hidden">
      <Button
        onClick={actions.togglePin}
        disabled={!actions.canPin}
        aria-pressed={actions.isPinned}
      >
        <GitCompareArrows aria-hidden size={16} strokeWidth={1.75} />
        {actions.isPinned ? t("unpin") : t("pinShort")}
      </Button>
      <Button onClick={() => open("library")}>
        <Bookmark aria-hidden size={16} strokeWidth={1.75} />
        {t("save")}
      </Button>
      <Menu.Root>
        <Menu.Trigger className={buttonClass("quiet")}>
          <Download aria-hidden size={16} strokeWidth={1.75} />
          {t("export")}
        </Menu.Trigger>
        <MenuPopup>
          <ExportItems chooseFile={chooseFile} />
        </MenuPopup>
      </Menu.Root>
      <span aria-hidden className="mx-1.5 h-4 w-px bg-hairline-strong" />
      <Button
        onClick={actions.switchLocale}
        disabled={actions.isSwitching}
        aria-label={t("languageLabel")}
      >
        {t("language")}
      </Button>
      <Menu.Root>
        <Menu.Trigger
          aria-label={t("theme.label")}
          className={buttonClass("quiet", "size-8 px-0!")}
        >
          <Contrast aria-hidden size={17} strokeWidth={1.75} />
        </Menu.Trigger>
        <MenuPopup>
          <ThemeItems />
        </MenuPopup>
      </Menu.Root>
      <Button onClick={() => open("sources")}>{t("sources")}</Button>
    </div>
  );
}

/** The same tools behind one button, on a phone. */
function NarrowTools({ open, chooseFile }: ToolsProps) {
  const t = useTranslations("header");
  const actions = usePageActions();
  const line = "my-1 h-px bg-hairline";
  return (
    <div className="contents lg:hidden">
      <Menu.Root>
        <Menu.Trigger aria-label={t("more")} className={buttonClass("quiet", "size-9 px-0!")}>
          <MoreHorizontal aria-hidden size={18} />
        </Menu.Trigger>
        <MenuPopup>
          <ToolItem
            icon={GitCompareArrows}
            label={actions.isPinned ? t("unpin") : t("pinShort")}
            onClick={actions.togglePin}
            disabled={!actions.canPin}
          />
          <ToolItem icon={Bookmark} label={t("save")} onClick={() => open("library")} />
          <Menu.Separator className={line} />
          <ExportItems chooseFile={chooseFile} />
          <Menu.Separator className={line} />
          <ToolItem icon={Languages} label={t("language")} onClick={actions.switchLocale} />
          <ToolItem icon={BookOpen} label={t("sources")} onClick={() => open("sources")} />
          <Menu.Separator className={line} />
          <ThemeItems />
        </MenuPopup>
      </Menu.Root>
    </div>
  );
}
