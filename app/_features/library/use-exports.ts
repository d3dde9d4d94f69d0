"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { ApiError, fetchChecked } from "@/app/_client/api-error";
import { useAnswer } from "@/app/_plan/answer-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { downloadFile } from "@/app/_ui/download-file";
import { useCopy } from "@/app/_ui/use-copy";
import { useErrorText } from "@/app/_ui/use-error-text";
import { writePlanCsv } from "./plan-csv";

/** The ways out of the page: files, the link, paper. */
export function useExports() {
  const t = useTranslations("header.toast");
  const toast = Toast.useToastManager();
  const { committed, address } = useScenario();
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
  };
}
