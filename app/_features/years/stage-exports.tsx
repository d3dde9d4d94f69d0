"use client";

import { Toast } from "@base-ui/react/toast";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { downloadFile } from "@/app/_ui/download-file";
import type { StagedPlan } from "@/lib/schema/stages";
import { writeStageCsv, writeStageGeoJson } from "./stage-files";

/** The plan over the years as files. */
export function StageExports({ plan }: { plan: StagedPlan }) {
  const t = useTranslations("stages.export");
  const toast = Toast.useToastManager();
  const save = (extension: string, text: string, type: string) => {
    const file = `bunsan-years-${new Date().toISOString().slice(0, 10)}.${extension}`;
    downloadFile(file, new Blob([text], { type }));
    toast.add({ title: t("done", { file }) });
  };
  return (
    <div className="flex gap-2 print:hidden">
      <Button
        look="outline"
        onClick={() => save("csv", writeStageCsv(plan), "text/csv;charset=utf-8")}
      >
        <Download aria-hidden size={15} />
        {t("csv")}
      </Button>
      <Button
        look="outline"
        onClick={() =>
          save("geojson", JSON.stringify(writeStageGeoJson(plan)), "application/geo+json")
        }
      >
        <Download aria-hidden size={15} />
        {t("geojson")}
      </Button>
    </div>
  );
}
