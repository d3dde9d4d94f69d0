"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { useAnswer } from "../../_state/answer-context";
import { ApiError, fetchChecked } from "../../_state/api-error";
import { downloadFile } from "../../_state/download-file";
import { writePlanCsv } from "../../_state/plan-csv";
import { readScenarioFile } from "../../_state/read-scenario-file";
import { useScenario } from "../../_state/scenario-context";
import { useCopy } from "../ui/use-copy";
import { useErrorText } from "../ui/use-error-text";

/** The ways out of the page and back in: files, the link, paper. */
export function useExports() {
  const t = useTranslations("header.toast");
  const toast = Toast.useToastManager();
  const { committed, commit, address } = useScenario();
  const { response } = useAnswer();
  const copy = useCopy();
  const errorText = useErrorText();
  const say = (title: string) => void toast.add({ title });
  const fileName = (extension: string) =>
    `bunsan-${Math.round(committed.targetMw)}MW-${new Date().toISOString().slice(0, 10)}.${extension}`;

  const saveAs = (extension: string, content: Blob) => {
    const file = fileName(extension);
    downloadFile(file, content);
    say(t("exported", { file }));
  };

  return {
    canExport: response !== undefined,
    async saveGeoJson() {
      try {
        const answer = await fetchChecked("/api/solve?format=geojson", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(committed),
        });
        saveAs("geojson", await answer.blob());
      } catch (error) {
        if (error instanceof ApiError) say(errorText(error));
        else throw error;
      }
    },
    saveCsv() {
      if (!response) return;
      saveAs("csv", new Blob([writePlanCsv(response.plan)], { type: "text/csv;charset=utf-8" }));
    },
    copyLink() {
      return copy(`/${address ? `?${address}` : ""}`);
    },
    print: () => window.print(),
    async openFile(file: File) {
      const found = readScenarioFile(await file.text());
      if ("scenario" in found) {
        commit(found.scenario);
        say(t("imported"));
      } else {
        say(found.field === null ? t("importFailed") : t("importField", { field: found.field }));
      }
    },
  };
}
