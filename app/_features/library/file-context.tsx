"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { ApiError } from "@/app/_client/api-error";
import { askFile } from "@/app/_client/ask-file";
import type { LeftOut } from "@/app/_scenario/left-out";
import { useScenario } from "@/app/_scenario/scenario-context";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { Scenario } from "@/lib/schema/scenario";
import type { FileResponse } from "@/lib/schema/site-file";
import { FileDialog } from "./file-dialog";
import { readScenarioFile, replaceScenario } from "./read-scenario-file";

/** A file that can be meant in more than one way, and what it was read without. */
interface FileQuestion {
  readonly content: FileResponse;
  readonly parts: readonly LeftOut[];
}

const FileContext = createContext<((file: File) => Promise<void>) | null>(null);

/** Reads chosen files; one that can be meant in more than one way is asked about. */
export function FileProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("header.toast");
  const { add } = Toast.useToastManager();
  const errorText = useErrorText();
  const { committed, commit, leftOut } = useScenario();
  const [question, setQuestion] = useState<FileQuestion | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const openFile = useMemo(
    () => async (file: File) => {
      const text = await file.text();
      if (!isJson(text)) return void add({ title: t("importFailed") });
      const found = readScenarioFile(text);
      const parts = found?.leftOut ?? [];
      // What was left out is not asked about a second time.
      const asked = found && parts.length > 0 ? replaceScenario(text, found.scenario) : text;
      try {
        const content = await askFile(asked, committed);
        if (content.kind === "scenario" && content.scenario) {
          commit(content.scenario);
          leftOut.report(parts);
          add({ title: t("imported") });
        } else {
          setQuestion({ content, parts });
          setIsOpen(true);
        }
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        add({ title: errorText(error) });
      }
    },
    [add, commit, committed, errorText, leftOut, t],
  );
  const take = (scenario: Scenario) => {
    setIsOpen(false);
    commit(scenario);
    leftOut.report(question?.parts ?? []);
    add({ title: t("imported") });
  };
  return (
    <FileContext value={openFile}>
      {children}
      {question && (
        <FileDialog file={question.content} open={isOpen} onOpenChange={setIsOpen} onTake={take} />
      )}
    </FileContext>
  );
}

/** Opens a file that a person chose or dropped. */
export function useOpenFile(): (file: File) => Promise<void> {
  const openFile = useContext(FileContext);
  if (!openFile) throw new Error("useOpenFile needs a FileProvider");
  return openFile;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
